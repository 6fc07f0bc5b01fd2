"""Properties by byte offset: tables, levels, numbers; deleted text and symbols."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.word97 import fib, formatted, sheet, sprm

from engine.errors import ReadingError
from engine.reading.formats.doc import properties
from engine.reading.formats.doc.properties import Marked, Paragraphs, Properties, sprms
from engine.reading.formats.doc.streams import Streams

STYLE = b"\0\0"
IN_TABLE, ROW_END = sprm(0x2416, b"\1"), sprm(0x2417, b"\1")


def of(modifiers: bytes, **more) -> Properties:
    """Return the properties of a paragraph with modifiers."""
    return Paragraphs(formatted([(100, 200, STYLE + modifiers)], **more)).at(150)


@pytest.mark.parametrize(
    ("modifiers", "wanted"),
    [
        (b"", Properties()),
        (IN_TABLE + ROW_END, Properties(in_table=True, row_end=True)),
        (IN_TABLE + sprm(0x2416, b"\0"), Properties()),
        (sprm(0x6649, struct.pack("<i", 2)), Properties(depth=2)),
        (sprm(0x2640, b"\0"), Properties(level=1)),
        (sprm(0x2640, b"\x08"), Properties(level=9)),
        (sprm(0x2640, b"\x09"), Properties()),
        (sprm(0x460B, b"\1\0"), Properties(numbered=True)),
        (sprm(0x460B, b"\0\0"), Properties()),
        (sprm(0x460B, b"\x01\xf8"), Properties()),
        (sprm(0xD62B, b"\x02\x03\x01"), Properties(vertical={3: 1})),
        (sprm(0x5624, b"\x01\x03"), Properties(across={1: 3})),
        (sprm(0xD608, b"\x04\0\1\2\3"), Properties(definition=b"\1\2\3")),
        (sprm(0xC615, b"\xff\1abcd\1efg") + IN_TABLE, Properties(in_table=True)),
    ],
    ids=ascii,
)
def test_a_modifier_says_one_thing(modifiers: bytes, wanted: Properties) -> None:
    assert of(modifiers) == wanted


def test_a_paragraph_has_what_its_style_says_unless_it_says_otherwise() -> None:
    styles = sheet((1, 1, 0xFFF, IN_TABLE), (0, 1, 0, sprm(0x2417, b"\1")))
    found = formatted(
        [(0, 10, b"\1\0"), (10, 20, b"\1\0" + sprm(0x2416, b"\0")), (20, 30, b"\x09\0")],
        styles=styles,
    )
    paragraphs = Paragraphs(found)
    assert paragraphs.at(0) == Properties(in_table=True, row_end=True, level=1)
    assert paragraphs.at(10) == Properties(row_end=True, level=1)
    assert paragraphs.at(20) == Properties()


def test_a_stretch_ends_where_the_next_begins_and_outside_is_nothing() -> None:
    paragraphs = Paragraphs(formatted([(100, 200, STYLE + IN_TABLE), (200, 300, STYLE)]))
    seen = [paragraphs.at(at).in_table for at in (-1, 0, 99, 100, 199, 200, 299, 300, 1 << 40)]
    assert seen == [False, False, False, True, True, False, False, False, False]


def test_many_modifiers_stand_elsewhere_and_never_go_round() -> None:
    data = struct.pack("<H", len(IN_TABLE)) + IN_TABLE
    assert of(sprm(0x6646, struct.pack("<I", 0)), data=data).in_table
    assert not of(sprm(0x6646, struct.pack("<I", 99)), data=data).in_table
    again = sprm(0x6646, struct.pack("<I", 0))
    assert of(again, data=struct.pack("<H", len(again)) + again) == Properties()


def test_more_modifiers_than_any_report_has_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(properties, "MODIFIERS", 10)
    with pytest.raises(ReadingError, match="多得不像"):
        of(IN_TABLE * 4)
    monkeypatch.setattr(properties, "RUNS", 1)
    with pytest.raises(ReadingError, match="多得不像"):
        Marked(formatted(characters=[(0, 2, b""), (2, 4, b"")]))


@pytest.mark.parametrize(
    ("modifiers", "shown"),
    [
        (b"", "字"),
        (sprm(0x0800, b"\1"), ""),
        (sprm(0x0800, b"\0"), "字"),
        (sprm(0x083C, b"\x81"), ""),
        (sprm(0x6A09, struct.pack("<HH", 1, 0x221A)), "√"),
        (sprm(0x6A09, struct.pack("<HH", 1, 0xF0FE)), ""),
        (sprm(0x6A09, struct.pack("<HH", 1, 0xD83D)), ""),
        (sprm(0x6A09, struct.pack("<HH", 1, 0xFFFE)), ""),
        (sprm(0x6A09, struct.pack("<HH", 1, 7)), ""),
        (sprm(0x6A09, struct.pack("<HH", 1, 0x221A)) + sprm(0x0800, b"\1"), ""),
    ],
    ids=ascii,
)
def test_a_character_is_shown_as_its_modifiers_say(modifiers: bytes, shown: str) -> None:
    marked = Marked(formatted(characters=[(10, 12, modifiers)]))
    assert marked.shown(10, "字") == shown
    assert [marked.shown(at, "字") for at in (9, 12)] == ["字", "字"]
    assert bool(marked) == (shown != "字")


def test_modifiers_are_cut_off_where_they_end() -> None:
    assert list(sprms(b"\x16\x24\x01\x17\x24")) == [(0x2416, b"\x01"), (0x2417, b"")]
    assert list(sprms(b"\x08\xd6")) == []
    assert list(sprms(b"\x15\xc6\xff")) == []


@given(st.binary(max_size=200))
def test_whatever_stands_in_modifiers_comes_to_an_end(noise: bytes) -> None:
    assert all(0 <= code < 1 << 16 for code, _ in sprms(noise))
    of(noise)


@pytest.mark.slow
def test_a_page_of_properties_named_a_million_times_is_read_once() -> None:
    page = bytearray(512)
    page[511] = 1
    struct.pack_into("<II", page, 0, 0x400, 0x500)
    table = struct.pack("<1000001I", *range(1_000_001)) + struct.pack("<I", 2) * 1_000_000
    head = fib(at_102=0, at_106=len(table), at_fa=0, at_fe=len(table))
    streams = Streams(bytes(head) + bytes(page), table, b"")
    begun = time.process_time()
    assert Paragraphs(streams).at(0x410) == Properties()
    assert not Marked(streams)
    assert time.process_time() - begun < 3
