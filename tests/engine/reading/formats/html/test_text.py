"""The text of elements as a browser shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from engine.reading.formats.html.text import collapsed, text_of, tidy


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("甲", "甲"),
        ("  甲 \n 乙 ", "甲 乙"),
        ("甲<br>乙", "甲\n乙"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("甲<b>乙</b>丙", "甲乙丙"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("", ""),
        ("<ul><li>一<li>二</ul>", "一\n二"),
        ("甲&nbsp;乙", "甲\xa0乙"),
        ("<br><br>甲", "甲"),
        ("\n<p>\n<span> 甲 <br></span></p>\n<p> </p>", "甲"),
        ("<p>甲</p>&nbsp;", "甲\n\xa0"),
        ("<p>12</p><p>3</p>", "12\n3"),
        ("<!-- 乙 --><p>\n</p>", ""),
    ],
)
def test_blocks_and_breaks_begin_lines(html, text):
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    assert text_of(body) == text


@given(st.text("甲 \n\t\r\fa", max_size=30))
def test_white_space_is_one_blank_and_nothing_else_changes(text):
    once = collapsed(text)
    assert collapsed(once) == once
    assert "".join(once.split()) == "".join(text.split())
    assert not set("\n\t\r\f") & set(once)


def test_lines_are_trimmed_and_kept():
    assert tidy("\n  甲 \n\n 乙 \n") == "甲\n\n乙"
    assert tidy("\xa0甲") == "\xa0甲"
