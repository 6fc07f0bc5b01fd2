"""The text of a Word 97 file: its pieces put together, what is cut off or endless refused."""

from __future__ import annotations

import struct
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.word97 import TEXT, fib, in_pieces

from engine.errors import ReadingError
from engine.reading.formats.doc.streams import Beyond, Streams, Text, streams, text_of


def test_text_is_put_together_from_its_pieces() -> None:
    text = text_of(in_pieces("后前", 2, (1, 0x402), (1, 0x400)), 100)
    assert text.characters == "前后"
    assert [text.offset(n) for n in (0, 1)] == [0x402, 0x400]


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), st.data())
def test_wherever_a_text_is_cut_it_keeps_its_characters_and_their_places(text, data):
    """But for a character of two units that is cut in two: neither half is one."""
    units = len(text.encode("utf-16-le")) // 2
    cuts = data.draw(st.sets(st.integers(1, units), max_size=4)) | {units}
    bounds = [0, *sorted(cuts)]
    pieces = [(end - at, TEXT + 2 * at) for at, end in pairwise(bounds)]
    read = text_of(in_pieces(text, units, *pieces), 1_000)
    assert len(read.characters) == units
    assert [read.offset(n) for n in range(units)] == [TEXT + 2 * n for n in range(units)]
    if len(pieces) == 1:
        assert read.characters.replace("\0", "") == text.replace("\0", "")


def test_half_a_pair_moves_nothing() -> None:
    main = bytes(fib(at_4c=3, at_1a6=21)) + "甲".encode("utf-16-le") + b"\x3d\xd8"
    table = b"\x02" + struct.pack("<I", 16) + struct.pack("<IIHIH", 0, 3, 0, TEXT, 0)
    read = text_of(Streams(main + "乙".encode("utf-16-le"), table, b""), 10)
    assert read.characters == "甲\ufffd乙"


def test_a_piece_of_one_byte_a_character_is_western() -> None:
    main = bytes(fib(at_4c=3, at_1a6=21)) + b"1\x93\x81"
    where = 0x40000000 | TEXT * 2
    table = b"\x02" + struct.pack("<I", 16) + struct.pack("<IIHIH", 0, 3, 0, where, 0)
    read = text_of(Streams(main, table, b""), 10)
    assert read.characters == "1“\ufffd"
    assert read.offset(2) == TEXT + 2


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (in_pieces("前后", 9, (9, 0x400)), "损坏"),
        (in_pieces("前后", 2, (1, 0x400)), "不完整"),
        (in_pieces("前后", 0, (2, 0x400)), "没有正文"),
        (in_pieces("前后", 1 << 30, (1 << 30, 0x400)), "损坏"),
        (in_pieces("前" * 200, 300, *[(3, 0x400)] * 100), "多得不像"),
        (Streams(bytes(fib(at_4c=2)), b"", b""), "损坏"),
        (Streams(bytes(fib(at_4c=2, at_1a6=4)), b"\x01\xff\xff\x02", b""), "损坏"),
    ],
)
def test_text_that_is_cut_off_or_endless_is_refused(found: Streams, said: str) -> None:
    with pytest.raises(ReadingError, match=said):
        text_of(found, 200)


def test_stories_follow_each_other() -> None:
    found = in_pieces("正文注", 2, (3, 0x400))
    main = bytearray(found.main)
    struct.pack_into("<I", main, 0x50, 1)
    text = text_of(Streams(bytes(main), found.table, b""), 10)
    assert (text.stories["main"], text.stories["footnotes"]) == ((0, 2), (2, 3))
    assert text.stories["boxes"] == (3, 3)


def test_an_offset_is_counted_from_its_piece() -> None:
    text = Text("甲乙丙", ((0, 900, 2), (2, 100, 1)), {})
    assert [text.offset(n) for n in range(3)] == [900, 902, 100]


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 5000], ids=ascii
)
def test_what_is_no_container_is_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadingError, match="损坏") as error:
        streams(data, 1 << 20)
    assert not isinstance(error.value, Beyond)
    assert error.value.hint


def test_a_part_beyond_the_end_is_empty() -> None:
    found = Streams(bytes(fib(at_a2=1_000, at_a6=9)), b"abc", b"")
    assert found.part(0xA2) == b""
