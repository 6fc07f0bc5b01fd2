"""Styles cut out of the bytes of styles.xml: levels, bold type, numbers, contents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.formats.docx.styles import DEEPEST, PLAIN, Style, read_styles


def style(name: str, inner: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"{more}>{inner}</w:style>'


def read(*styles: str) -> dict[str, Style]:
    """Read the sheet; every style in it is used."""
    names = {one.split('styleId="')[1].split('"')[0] for one in styles}
    return read_styles(f"<w:styles>{''.join(styles)}</w:styles>".encode(), names)


LEVEL = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
BASED = '<w:basedOn w:val="{}"/>'
NUMBERED = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("", PLAIN),
        (LEVEL.format(0), Style(level=1)),
        (LEVEL.format(8), Style(level=9)),
        (LEVEL.format(9), PLAIN),
        ("<w:rPr><w:b/></w:rPr>", Style(bold=True)),
        ('<w:rPr><w:b w:val="0"/></w:rPr>', PLAIN),
        ('<w:rPr><w:b w:val="false"/><w:bCs/></w:rPr>', PLAIN),
        ("<w:rPr><w:bCs/></w:rPr>", PLAIN),
        (NUMBERED, Style(numbering=("3", 0))),
        (NUMBERED.replace("<w:numId", '<w:ilvl w:val="2"/><w:numId'), Style(numbering=("3", 2))),
        (LEVEL.format(1) + NUMBERED, Style(level=2, numbering=("3", 1))),
        ('<w:name w:val="toc 1"/>', Style(contents=True)),
        ('<w:name w:val="TOC 2"/>', Style(contents=True)),
        ('<w:name w:val="目录 3"/>', Style(contents=True)),
        ('<w:name w:val="toc heading"/>', PLAIN),
    ],
)
def test_a_style_says_what_stands_in_it(inner: str, wanted: Style) -> None:
    assert read(style("a", inner)) == {"a": wanted}


def test_the_nearest_word_counts() -> None:
    found = read(
        style("a", LEVEL.format(0) + "<w:rPr><w:b/></w:rPr>" + NUMBERED),
        style("b", BASED.format("a") + '<w:rPr><w:b w:val="0"/></w:rPr>'),
        style("c", BASED.format("b") + LEVEL.format(2)),
    )
    assert found["b"] == Style(level=1, numbering=("3", 0))
    assert found["c"] == Style(level=3, numbering=("3", 2))


def test_styles_based_on_each_other_or_on_nothing_come_to_an_end() -> None:
    found = read(style("a", BASED.format("b")), style("b", BASED.format("a")))
    assert found == {"a": PLAIN, "b": PLAIN}
    assert read(style("a", BASED.format("missing"))) == {"a": PLAIN}


def test_no_style_stands_on_more_than_so_many() -> None:
    chain = [style(f"s{n}", BASED.format(f"s{n + 1}")) for n in range(DEEPEST)]
    found = read(*chain, style(f"s{DEEPEST}", LEVEL.format(0)))
    assert found["s1"].level == 1
    assert found["s0"].level is None


def test_a_style_written_twice_is_the_first() -> None:
    assert read(style("a", LEVEL.format(0)), style("a", LEVEL.format(4)))["a"].level == 1


def test_either_quotes_and_prefixes_are_read() -> None:
    sheet = "<s:style s:styleId='a'><s:outlineLvl s:val='1'/></s:style>"
    assert read_styles(sheet.encode(), {"a"}) == {"a": Style(level=2)}


def test_a_style_that_the_sheet_lacks_is_plain() -> None:
    assert read_styles(b"", {"a", "标题", ""}) == {"a": PLAIN, "标题": PLAIN, "": PLAIN}


PIECES = [
    *("<w:style ", 'w:styleId="a"', "w:styleId='a", "styleId=", ">", "</w:style>", '"', "'"),
    *('<w:basedOn w:val="a"/>', '<w:outlineLvl w:val="3"/>', "<w:b/>", '<w:numId w:val="1"/>'),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_however_torn_the_sheet_is_each_style_asked_for_is_told(torn: str) -> None:
    found = read_styles(torn.encode(), {"a"})
    assert set(found) == {"a"}
    assert found["a"].level in {None, 4}
