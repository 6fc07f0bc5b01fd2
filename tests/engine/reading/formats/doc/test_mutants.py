"""Word 97 files with flipped bytes and hostile tables: read, or one sentence, quickly."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.doc import reader
from engine.reading.formats.doc.properties import Marked, Paragraphs, Properties, sprms
from engine.reading.formats.doc.stories import boxes
from engine.reading.formats.doc.streams import Streams, text_of
from engine.reading.formats.doc.tables import Line, matrix, refuse_large

if TYPE_CHECKING:
    from pathlib import Path

MUTANTS = 300


@pytest.mark.slow
def test_flipped_bytes_are_read_or_refused(corpus: Path) -> None:
    original = (corpus / "made" / "lo" / "official25.doc").read_bytes()
    dice = random.Random(20_260)  # noqa: S311 - tests, not secrets
    slowest, read = 0.0, 0
    for _ in range(MUTANTS):
        data = bytearray(original)
        for _ in range(dice.choice((1, 2, 8, 40))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        begun = time.process_time()
        try:
            read += bool(reader.own(bytes(data), LIMITS).blocks)
        except ReadingError as error:
            assert error.message  # noqa: PT017 - both are well
        slowest = max(slowest, time.process_time() - begun)
    assert read > MUTANTS / 3
    assert slowest < 2


def fib(**words: int) -> bytearray:
    """Return a FIB with 32-bit words at the given places (``at_4c=…``)."""
    head = bytearray(0x400)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0xC1)
    for name, value in words.items():
        struct.pack_into("<I", head, int(name.removeprefix("at_"), 16), value)
    return head


def piece_table(*pieces: tuple[int, int]) -> bytes:
    """Return a CLX of pieces: how many characters, at which byte offset (UTF-16)."""
    bounds, at = [0], 0
    for count, _ in pieces:
        at += count
        bounds.append(at)
    table = struct.pack(f"<{len(bounds)}I", *bounds)
    table += b"".join(struct.pack("<HIH", 0, offset, 0) for _, offset in pieces)
    return b"\x02" + struct.pack("<I", len(table)) + table


def found(text: str, length: int, *pieces: tuple[int, int]) -> Streams:
    table = piece_table(*pieces)
    head = fib(at_4c=length, at_1a2=0, at_1a6=len(table))
    return Streams(bytes(head) + text.encode("utf-16-le"), table, b"")


def test_text_is_put_together_from_its_pieces() -> None:
    streams = found("后前", 2, (1, 0x402), (1, 0x400))
    text = text_of(streams, 100)
    assert text.characters == "前后"
    assert [text.offset(n) for n in (0, 1)] == [0x402, 0x400]


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        (found("前后", 9, (9, 0x400)), "损坏"),
        (found("前后", 2, (1, 0x400)), "不完整"),
        (found("前后", 1 << 30, (1 << 30, 0x400)), "损坏"),
        (found("前" * 200, 300, *[(3, 0x400)] * 100), "多得不像"),
        (Streams(bytes(fib(at_4c=2)), b"", b""), "损坏"),
    ],
)
def test_text_that_is_cut_off_or_endless_is_refused(streams: Streams, said: str) -> None:
    with pytest.raises(ReadingError, match=said):
        text_of(streams, 200)


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


def test_text_boxes_that_lie_over_each_other_are_read_once() -> None:
    bounds = [0, 100] * 5_000 + [100]
    table = struct.pack(f"<{len(bounds)}I", *bounds) + bytes(22) * (len(bounds) - 1)
    clx = piece_table((100, 0x400))
    head = fib(at_64=100, at_25a=len(clx), at_25e=len(table), at_1a2=0, at_1a6=len(clx))
    streams = Streams(bytes(head) + b"a\0" * 100, clx + table, b"")
    spans = [span for found in boxes(streams, text_of(streams, 200)).values() for span in found]
    assert spans == [(0, 100)]


def test_modifiers_are_cut_off_where_they_end() -> None:
    assert list(sprms(b"\x16\x24\x01\x17\x24")) == [(0x2416, b"\x01"), (0x2417, b"")]
    assert list(sprms(b"\x08\xd6")) == []
    assert list(sprms(b"\x15\xc6\xff")) == []


def test_a_table_of_a_million_cells_is_refused_before_it_is_made() -> None:
    edges = range(-32_000, 32_000, 41)
    lines = [
        Line(
            ["x"],
            ["cp:0"],
            Properties(definition=b"\x01" + struct.pack("<hh", edge, edge + 41) + bytes(20)),
        )
        for edge in edges
    ]
    tracemalloc.start()
    with pytest.raises(ReadingError, match="太大"):
        refuse_large(lines, 5_000, 200_000)
    assert tracemalloc.get_traced_memory()[1] < 5 << 20
    tracemalloc.stop()
    refuse_large(lines[:50], 5_000, 200_000)
    assert len(matrix(lines[:50])) == 50
