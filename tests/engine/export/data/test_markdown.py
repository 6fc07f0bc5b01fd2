"""Problems as Markdown that runs nothing."""

from __future__ import annotations

from making.machine_formats import mixed

from engine.export.data import markdown


def test_markdown_tells_one_cell_once_and_sets_material_apart():
    text = markdown.write(mixed()).decode()
    assert text.count("商业企业列「予以公开」：") == 1
    assert "   - 应为：2" in text
    assert "### 请核对（不是认定的错误）" in text
    assert "### 需补充材料\n\n- 请提供上一年度报告" in text


def test_markdown_runs_nothing():
    text = markdown.write(mixed()).decode()
    assert "<script>" not in text
    assert r"\[x\](http://e)" in text
