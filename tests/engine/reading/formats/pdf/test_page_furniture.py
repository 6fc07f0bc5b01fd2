"""Running lines and page numbers."""

from __future__ import annotations

from making.pdf_texts import PROSE, read, texts, written
from making.pdfs import Sheet


def test_running_lines_stand_apart_and_once() -> None:
    sheets = [
        Sheet()
        .text(72, 800, "青禾县政府信息公开")
        .text(72, 700, f"{PROSE[:20]}{n}")
        .text(260, 30, f"共3页 第{n}页")
        .text(72, 45, "主办：青禾县人民政府办公室")
        for n in (1, 2, 3)
    ]
    document = read(*sheets)
    assert texts(document, "header") == ["青禾县政府信息公开"]
    assert texts(document, "footer")[:1] == ["主办：青禾县人民政府办公室"]
    assert "".join(texts(document)) == "".join(f"{PROSE[:20]}{n}" for n in (1, 2, 3))


def test_a_lone_figure_inside_the_page_is_no_page_number() -> None:
    assert "5" in texts(read(written().text(290, 400, "5")))
