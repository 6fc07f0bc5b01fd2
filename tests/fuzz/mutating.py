"""Bytes gone wrong, the same for the same seed: flips, cuts, doublings, splices, huge numbers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

NUMBERS = (b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"99999999", b"-1", b"60000")
WORDS = (
    b"<table>",
    b"</td>",
    b'rowspan="9999"',
    b'<w:gridSpan w:val="9999"/>',
    b"<w:tbl>",
    b"</w:tc>",
    b"&#0;",
    b"\x1b[2J",
    b"endobj",
    b"stream\n",
    b"/Kids[1 0 R]",
    "总计".encode(),
    b"\xef\xbf\xbe",
    b"|" * 50,
    b"\t" * 50,
)


def mutant(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Return the data after a few accidents; of a package its members suffer."""
    if data[:2] == b"PK" and dice.random() < 0.8:
        return _packed(data, dice, others)
    return _accidents(data, dice, others)


def _packed(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        hit = dice.sample(names, min(2, len(names)))
        hit += [name for name in names if name.endswith(("document.xml", "content.xml"))]
        for name in names:
            inner = old.read(name)
            new.writestr(name, _accidents(inner, dice, others) if name in hit else inner)
    return target.getvalue()


def _accidents(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        dice.choice(ACCIDENTS)(broken, dice, others)
    return bytes(broken)


def _flip(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    del data[dice.randrange(len(data) + 1) :]


def _drop(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    at = dice.randrange(len(data) + 1)
    del data[at : at + dice.choice((1, 2, 20, 400))]


def _double(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    at = dice.randrange(len(data) + 1)
    piece = bytes(data[at : at + dice.choice((4, 60, 900))])
    data[at:at] = piece * dice.choice((1, 2, 30))


def _write(data: bytearray, dice: random.Random, _others: Sequence[bytes]) -> None:
    at = dice.randrange(len(data) + 1)
    word = dice.choice((*NUMBERS, *WORDS))
    data[at : at + dice.choice((0, len(word)))] = word


def _splice(data: bytearray, dice: random.Random, others: Sequence[bytes]) -> None:
    other = dice.choice(others)
    at, begin = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    data[at:at] = other[begin : begin + dice.choice((20, 500, 5_000))]


ACCIDENTS: tuple[Callable[[bytearray, random.Random, Sequence[bytes]], None], ...] = (
    _flip,
    _flip,
    _cut,
    _drop,
    _double,
    _write,
    _write,
    _splice,
)
