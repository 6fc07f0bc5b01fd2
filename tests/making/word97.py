"""The streams of a Word 97 file made by hand: text in pieces, pages of properties, styles."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from engine.reading.formats.doc.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    Run = tuple[int, int, bytes]
PAGE = 512
TEXT = 0x400
"""Where the text begins: behind the FIB, on its third page."""


def fib(**words: int) -> bytearray:
    """Return a FIB with 32-bit words at the given places (``at_4c=…``)."""
    head = bytearray(TEXT)
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


def in_pieces(text: str, length: int, *pieces: tuple[int, int]) -> Streams:
    """Return streams with this text behind the FIB, said to be so long, cut into these pieces."""
    table = piece_table(*pieces)
    head = fib(at_4c=length, at_1a2=0, at_1a6=len(table))
    return Streams(bytes(head) + text.encode("utf-16-le"), table, b"")


def sprm(code: int, operand: bytes) -> bytes:
    """Return one modifier."""
    return struct.pack("<H", code) + operand


def page(runs: Sequence[Run], entry: int) -> bytes:
    """Return a page of properties: 13 bytes an entry for paragraphs, 1 for characters."""
    made = bytearray(PAGE)
    made[-1] = len(runs)
    bounds = [run[0] for run in runs] + [runs[-1][1]]
    struct.pack_into(f"<{len(bounds)}I", made, 0, *bounds)
    at = PAGE - 2
    for index, (_, _, modifiers) in enumerate(runs):
        if entry == 1:
            kept = bytes([len(modifiers)]) + modifiers
        else:
            even = modifiers + b"\0" * (len(modifiers) % 2)
            kept = bytes([0, len(even) // 2]) + even
        at = (at - len(kept)) // 2 * 2
        made[at : at + len(kept)] = kept
        made[4 * len(bounds) + entry * index] = at // 2
    return bytes(made)


def sheet(*styles: tuple[int, int, int, bytes] | None) -> bytes:
    """Return a style sheet: built-in number, sort (1: paragraph), base, modifiers; None: unused."""
    made = b"\x12\0" + struct.pack("<HH", len(styles), 10) + bytes(14)
    for style in styles:
        if style is None:
            made += b"\0\0"
            continue
        built_in, sort, base, modifiers = style
        words = struct.pack("<HHHHH", built_in, base << 4 | sort, 0, 0, 0)
        name = struct.pack("<H", 1) + "名".encode("utf-16-le") + b"\0\0"
        own = struct.pack("<HH", len(modifiers) + 2, 0) + modifiers
        body = words + name + own
        made += struct.pack("<H", len(body)) + body
    return made


def formatted(
    paragraphs: Sequence[Run] = (),
    characters: Sequence[Run] = (),
    styles: bytes = b"",
    data: bytes = b"",
) -> Streams:
    """Return streams without text, but with these runs of properties and styles."""
    main, table, words = b"", styles, {"at_a2": 0, "at_a6": len(styles)}
    for place, runs, entry in ((0x102, paragraphs, 13), (0xFA, characters, 1)):
        number = TEXT // PAGE + len(main) // PAGE
        plc = struct.pack("<III", 0, 1, number) if runs else b""
        words |= {f"at_{place:x}": len(table), f"at_{place + 4:x}": len(plc)}
        table += plc
        main += page(runs, entry) if runs else b""
    return Streams(bytes(fib(**words)) + main, table, data)
