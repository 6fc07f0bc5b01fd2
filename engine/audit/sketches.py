"""A report's own words as numbers: enough to find whom it may resemble, without its text.

Small (36 bytes a sentence), bounded (4,096 sentences), and the same in every process, so that a
casebook can keep them: a copy that arrives next year is found against reports nobody reads again.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.agency_names.places import roster_core
from engine.facts.likeness.sketch import SKETCH, sketch

if TYPE_CHECKING:
    from engine.facts.likeness.own_text import OwnText

PLACES = 12
"""Bits of a sentence's number within its report: the first 4,096 sentences are compared."""
_HEAD = struct.Struct("<HB")
_LONGEST = 0xFFFF


@dataclass(frozen=True, slots=True)
class Words:
    """Where a report's own words are kept, whose they are, and the sketch of each sentence.

    ``unit`` is what tells units apart, ``name`` the unit as read; ``lengths`` are characters of
    each sentence, ``marks`` its numbers.
    """

    place: str
    unit: str
    marks: tuple[tuple[int, ...], ...]
    lengths: tuple[int, ...]
    name: str
    year: int | None


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
