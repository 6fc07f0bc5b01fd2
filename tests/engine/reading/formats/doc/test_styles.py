"""Styles of a Word 97 file: levels of headings, what a style is based on, broken sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.word97 import fib, formatted, sheet

from engine.reading.formats.doc.streams import Streams
from engine.reading.formats.doc.styles import BASED_ON_MOST, Style, level_of, lineage, styles_of

NUMBERED = b"\x0b\x46\x01\x00"


def test_paragraph_styles_are_read_with_their_modifiers() -> None:
    styles = styles_of(formatted(styles=sheet((0, 1, 0xFFF, b""), None, (1, 1, 0, NUMBERED))))
    assert styles == {0: Style(0xFFF, 0, b""), 2: Style(0, 1, NUMBERED)}


def test_styles_of_characters_and_tables_are_none_of_paragraphs() -> None:
    assert styles_of(formatted(styles=sheet((65, 2, 0, b""), (105, 3, 0, b"")))) == {}


@pytest.mark.parametrize(
    ("built_in", "level"), [(0, None), (1, 1), (9, 9), (10, None), (0xFFE, None)]
)
def test_the_nine_headings_have_levels(built_in: int, level: int | None) -> None:
    assert level_of(Style(0, built_in, b"")) == level


def test_a_lineage_begins_with_what_all_is_based_on() -> None:
    styles = {0: Style(0xFFF, 0, b""), 1: Style(0, 1, b""), 2: Style(1, 99, b"")}
    assert lineage(styles, 2) == [styles[0], styles[1], styles[2]]
    assert lineage(styles, 7) == []


def test_styles_based_on_each_other_come_to_an_end() -> None:
    styles = {1: Style(2, 1, b""), 2: Style(1, 2, b"")}
    assert len(lineage(styles, 1)) == BASED_ON_MOST


def test_a_sheet_that_is_cut_off_keeps_what_was_whole() -> None:
    whole = sheet((1, 1, 0, NUMBERED), (2, 1, 0, NUMBERED))
    first = styles_of(formatted(styles=sheet((1, 1, 0, NUMBERED))))
    for length in range(len(whole)):
        found = styles_of(formatted(styles=whole[:length]))
        assert set(found) <= {0, 1}
        if 1 in found:
            assert found[0] == first[0]


@given(st.binary(max_size=120))
def test_whatever_stands_in_a_sheet_it_is_read(noise: bytes) -> None:
    head = fib(at_a2=0, at_a6=len(noise))
    found = styles_of(Streams(bytes(head), noise, b""))
    assert all(0 <= one.base < 0x1000 and 0 <= one.built_in < 0x1000 for one in found.values())
