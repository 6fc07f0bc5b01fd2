"""Text boxes by their anchors, headers and footers by their place among the stories."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st
from making.word97 import fib, piece_table

from engine.reading.formats.doc.stories import boxes, edges
from engine.reading.formats.doc.streams import Streams, Text, text_of


def beside(**stories: tuple[int, int]) -> Text:
    """Return a text of which only the bounds of stories matter."""
    return Text("", ((0, 0, 2),), {"boxes": (0, 0), "headers": (0, 0), **stories})


def table(place: int, made: bytes) -> Streams:
    """Return streams whose FIB names one table."""
    return Streams(bytes(fib(**{f"at_{place:x}": 0, f"at_{place + 4:x}": len(made)})), made, b"")


def two_tables(shapes: bytes, texts: bytes) -> Streams:
    head = fib(at_1da=0, at_1de=len(shapes), at_25a=len(shapes), at_25e=len(texts))
    return Streams(bytes(head), shapes + texts, b"")


def plc(bounds: list[int], *entries: bytes) -> bytes:
    return struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(entries)


def shape(number: int) -> bytes:
    return struct.pack("<I", number) + bytes(22)


def box(number: int) -> bytes:
    return bytes(14) + struct.pack("<I", number) + bytes(4)


def test_a_box_hangs_where_its_shape_is_anchored() -> None:
    found = two_tables(plc([7, 9, 12], shape(1), shape(2)), plc([0, 3, 5], box(2), box(1)))
    assert boxes(found, beside(boxes=(100, 105))) == {9: [(100, 103)], 7: [(103, 105)]}


def test_a_box_without_its_shape_hangs_nowhere() -> None:
    found = two_tables(b"", plc([0, 3], box(5)))
    assert boxes(found, beside(boxes=(100, 105))) == {-1: [(100, 103)]}


def test_empty_boxes_and_those_beyond_the_end_of_their_story_are_none() -> None:
    found = two_tables(b"", plc([0, 0, 9, 20], box(1), box(2), box(3)))
    assert boxes(found, beside(boxes=(100, 104))) == {-1: [(100, 104)]}
    assert boxes(two_tables(b"", b"\0\0"), beside()) == {}


def test_the_six_stories_of_a_section_are_headers_and_footers() -> None:
    bounds = [0] * 7 + [2, 2, 4, 6, 7, 9, 11, 99]
    found = list(edges(table(0xF2, plc(bounds)), beside(headers=(50, 61))))
    assert found == [
        ("header", (50, 52)),
        ("footer", (52, 54)),
        ("footer", (54, 56)),
        ("header", (56, 57)),
        ("footer", (57, 59)),
        ("header", (59, 61)),
    ]


def test_a_file_without_headers_has_none() -> None:
    assert list(edges(table(0xF2, b""), beside())) == []


@given(st.binary(max_size=200), st.integers(0, 60))
def test_whatever_stands_in_the_tables_no_span_leaves_its_story(noise: bytes, length: int) -> None:
    text = beside(boxes=(10, 10 + length), headers=(10, 10 + length))
    spans = [span for many in boxes(two_tables(b"", noise), text).values() for span in many]
    spans += [span for _, span in edges(table(0xF2, noise), text)]
    assert all(10 <= first < last <= 10 + length for first, last in spans)


def test_text_boxes_that_lie_over_each_other_are_read_once() -> None:
    bounds = [0, 100] * 5_000 + [100]
    made = struct.pack(f"<{len(bounds)}I", *bounds) + bytes(22) * (len(bounds) - 1)
    clx = piece_table((100, 0x400))
    head = fib(at_64=100, at_25a=len(clx), at_25e=len(made), at_1a2=0, at_1a6=len(clx))
    streams = Streams(bytes(head) + b"a\0" * 100, clx + made, b"")
    spans = [span for found in boxes(streams, text_of(streams, 200)).values() for span in found]
    assert spans == [(0, 100)]
