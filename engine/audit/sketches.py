"""A report's own words as a casebook keeps them: found again and compared, never read again.

The marks (35 bytes a sentence) tell whom a report may resemble, the words beside them, packed,
whether it does. Bounded (4,096 sentences) and the same in every process.
"""

from __future__ import annotations

import json
import struct
import zlib

from engine.agency_names.places import roster_core
from engine.facts.likeness.own_text import OwnText
from engine.facts.likeness.sketch import SKETCH, sketch
from engine.values import dataclass

PLACES = 12
"""Bits of a sentence's number within its report: the first 4,096 sentences are compared."""
MOST_BYTES = 16 * 2**20
_HEAD = struct.Struct("<HB")
_LONGEST = 0xFFFF


@dataclass(frozen=True, slots=True)
class Words:
    """Where a report's own words are kept, whose they are, and the sketch of each sentence.

    ``unit`` is what tells units apart, ``name`` the unit as read; ``lengths`` are characters of
    each sentence, ``marks`` its numbers, ``text`` the words themselves, packed.
    """

    place: str
    unit: str
    marks: tuple[tuple[int, ...], ...]
    lengths: tuple[int, ...]
    name: str
    year: int | None
    text: bytes = b""


def words_of(place: str, text: OwnText) -> Words:
    """Return the sketch of a report's own words."""
    compared = text.compared[: 1 << PLACES]
    return Words(
        place=place,
        unit=roster_core(text.unit),
        marks=tuple(map(sketch, compared)),
        lengths=tuple(min(len(one), _LONGEST) for one in compared),
        name=text.unit,
        year=text.year,
    )


def packed_text(text: OwnText) -> bytes:
    """Return a report's own sentences, as written and as compared, as bytes."""
    whole = [text.written[: 1 << PLACES], text.compared[: 1 << PLACES]]
    spelt = json.dumps(list(zip(*whole, strict=True)), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(spelt.encode("utf-8", "surrogatepass"), 9)


def unpacked_text(name: str, year: int | None, data: bytes) -> OwnText | None:
    """Return a report's own words from their bytes, None where they are damaged or too large."""
    packer = zlib.decompressobj()
    try:
        spelt = packer.decompress(data, MOST_BYTES)
        pairs = [(str(one), str(other)) for one, other in json.loads(spelt.decode("utf-8"))]
    except (zlib.error, ValueError, TypeError):
        return None
    written, compared = tuple(one for one, _ in pairs), tuple(other for _, other in pairs)
    return OwnText(unit=name, year=year, written=written, compared=compared)


def packed(words: Words) -> bytes:
    """Return the sentences of a sketch as bytes."""
    parts = []
    for length, marks in zip(words.lengths, words.marks, strict=True):
        parts += [_HEAD.pack(length, len(marks)), struct.pack(f"<{len(marks)}I", *marks)]
    return b"".join(parts)


def unpacked(place: str, name: str, year: int | None, data: bytes) -> Words:
    """Return a sketch from its bytes; what is cut or odd ends there, for a book may be damaged."""
    lengths: list[int] = []
    marks: list[tuple[int, ...]] = []
    at = 0
    while at + _HEAD.size <= len(data) and len(lengths) < 1 << PLACES:
        length, many = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if many > SKETCH or at + 4 * many > len(data):
            break
        lengths.append(length)
        marks.append(struct.unpack_from(f"<{many}I", data, at))
        at += 4 * many
    return Words(
        place=place,
        unit=roster_core(name),
        marks=tuple(marks),
        lengths=tuple(lengths),
        name=name,
        year=year,
    )
