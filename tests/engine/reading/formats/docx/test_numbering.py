"""Automatic numbers: what Word shows in front of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.formats.docx.numbering import format_number, in_chinese
from engine.reading.formats.docx.reader import read
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    Word = Callable[..., bytes]


def level(at: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(number: int, at: int, text: str = "x") -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def numbers(data: bytes) -> list[str]:
    return [b.number for b in read(data).blocks if isinstance(b, Paragraph)]


@pytest.fixture
def numbering(namespaces: str) -> str:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    legal = level(2, "decimal", "%1.%3", "<w:isLgl/>")
    return f"""<w:numbering {namespaces}>
      <w:abstractNum w:abstractNumId="0">{levels}{legal}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">
        <w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def test_levels_count_and_restart_below_a_higher_one(word: Word, numbering: str) -> None:
    body = "".join(item(1, at) for at in (0, 1, 1, 2, 0, 1, 2))
    assert numbers(word(body, numbering=numbering)) == [
        *("一、", "（一）", "（二）", "1.1", "二、", "（一）", "2.1"),
    ]


def test_a_comma_that_rtf_could_not_write_is_one(word: Word, numbering: str) -> None:
    lost = numbering.replace("%1、", "%1?").replace("（%2）", "?%2?").replace("%1.%3", "%1?")
    assert numbers(word(item(1, 0) + item(1, 0), numbering=lost)) == ["一、", "二、"]
    assert numbers(word(item(1, 0) + item(1, 2), numbering=lost))[1] == "1?"


def test_paragraphs_in_cells_count_too(word: Word, numbering: str) -> None:
    cell = f"<w:tc>{item(1, 0)}</w:tc>"
    table = f"<w:tbl><w:tr>{cell * 2}</w:tr></w:tbl>"
    assert numbers(word(item(1, 0) + table + item(1, 0), numbering=numbering)) == ["一、", "四、"]
    frame = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    assert numbers(word(frame + item(1, 0), numbering=numbering)) == ["一、", "二、"]


def test_an_override_begins_the_list_again(word: Word, numbering: str) -> None:
    body = item(1, 0) + item(1, 0) + item(2, 0) + item(2, 0)
    assert numbers(word(body, numbering=numbering)) == ["一、", "二、", "一、", "二、"]


def test_a_style_can_number_and_a_paragraph_can_switch_it_off(
    word: Word, numbering: str, namespaces: str
) -> None:
    styles = (
        f'<w:styles {namespaces}><w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="1"/>{}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled.format("") + styled.format(off) + styled.format("")
    assert numbers(word(body, numbering=numbering, styles=styles)) == ["一、", "", "二、"]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 33, "33"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 9, "IX"),
        ("decimalZero", 7, "07"),
        ("bullet", 7, ""),
        ("没有的", 7, "7"),
        ("upperLetter", 0, "0"),
    ],
)
def test_each_number_format_is_written(form: str, number: int, written: str) -> None:
    assert format_number(number, form) == written


@given(st.integers(1, 9_999))
def test_chinese_numerals_can_be_read_back(number: int) -> None:
    units = {"千": 1000, "百": 100, "十": 10}
    total = digit = 0
    for character in in_chinese(number):
        if character in units:
            total += (digit or 1) * units[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    assert total + digit == number
