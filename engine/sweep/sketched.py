"""The sketches of a sweep, as bytes until its checks are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.audit.sketches import packed, unpacked
from engine.trail.state.basis import Sketch

if TYPE_CHECKING:
    from engine.audit.sketches import Words


@dataclass(slots=True)
class Sketched:
    """The sketches of a sweep as bytes, by the place of the reading."""

    by_place: dict[str, Sketch] = field(default_factory=dict)

    def add(self, words: Words) -> None:
        """Keep a report's sketch until its check is written."""
        self.by_place[words.place] = Sketch(
            unit=words.name, year=words.year, marks=packed(words), words=words.text
        )

    def words(self, place: str) -> Words | None:
        """Return a sketch as the index reads it."""
        kept = self.by_place.get(place)
        return unpacked(place, kept.unit, kept.year, kept.marks) if kept else None
