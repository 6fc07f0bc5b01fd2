"""What only says how a text looks is left out of a part before it is parsed, and nothing else."""

from __future__ import annotations

import pytest

from engine.reading.formats.docx import elements
from engine.reading.formats.docx.looks import LOOKS, MOST, without_looks

FONT = '<w:rFonts w:ascii="宋体"/><w:sz w:val="24"/><w:lang w:eastAsia="zh-CN"/>'
RUN = "<w:r>{}<w:t>件</w:t></w:r>"


def cut(text: str) -> str:
    return without_looks(text.encode()).decode()


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (f"<w:rPr>{FONT}</w:rPr>", ""),
        (f'<w:rPr>{FONT}<w:b w:val="0"/></w:rPr>', '<w:rPr><w:b w:val="0"/></w:rPr>'),
        (f"<w:rPr>{FONT}<w:vanish/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"),
        (f'<w:pPr><w:jc w:val="center"/><w:rPr>{FONT}</w:rPr></w:pPr>', ""),
        ('<w:pPr><w:pStyle w:val="1"/><w:ind/></w:pPr>', '<w:pPr><w:pStyle w:val="1"/></w:pPr>'),
        ("<w:tcPr><w:tcBorders><w:top/><w:left/></w:tcBorders><w:tcW/></w:tcPr>", ""),
        ("<w:tcPr><w:tcW/><w:vMerge/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"),
    ],
)
def test_only_looks_are_left_out(block: str, left: str) -> None:
    assert cut(RUN.format(block) * 2) == RUN.format(left) * 2


@pytest.mark.parametrize(
    "text",
    [
        "<w:t><![CDATA[<w:rPr><w:sz/></w:rPr>]]></w:t>",
        "<w:rPr><w:sz/>",
        "<w:t>&lt;w:rPr>&lt;w:sz/>&lt;/w:rPr></w:t>",
        "<w:r><w:tab/><w:t>1</w:t></w:r>",
    ],
    ids=["text in CDATA", "never closed", "written as text", "none"],
)
def test_what_may_be_text_or_is_broken_stays_as_it_is(text: str) -> None:
    assert cut(text) == text


def test_nothing_is_left_out_that_a_reader_asks_for() -> None:
    names = vars(elements).values()
    single = {one for one in names if isinstance(one, str)}
    asked = single.union(*(one for one in names if isinstance(one, (tuple, frozenset))))
    assert asked.isdisjoint(elements.W + name for name in LOOKS)


def test_more_properties_than_any_report_has_are_not_cut() -> None:
    many = "<w:pPr><w:jc/></w:pPr>"
    assert cut(many * MOST) == ""
    assert cut(many * (MOST + 1)) == many * (MOST + 1)


def test_properties_that_come_again_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.reading.formats.docx import looks

    seen = []
    real = looks._kept
    monkeypatch.setattr(looks, "_kept", lambda *block: seen.append(block) or real(*block))
    cut(RUN.format(f"<w:rPr>{FONT}</w:rPr>") * 300)
    assert len(seen) == 1
