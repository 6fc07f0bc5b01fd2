"""The sketches of a sweep, on disk until its checks are written.

In memory they made the sweep's own process grow with every report.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from engine.audit.sketches import packed, unpacked
from engine.trail.state.basis import Sketch

if TYPE_CHECKING:
    from pathlib import Path

    from engine.audit.sketches import Words

FILE = "sketches.db"
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE sketch (place BLOB PRIMARY KEY, unit BLOB, year INTEGER, marks BLOB, words BLOB)
 WITHOUT ROWID;
BEGIN;
"""
PUT = "INSERT OR REPLACE INTO sketch VALUES (?, ?, ?, ?, ?)"
GET = "SELECT unit, year, marks, words FROM sketch WHERE place = ?"
HAS = "SELECT 1 FROM sketch WHERE place = ?"


class Sketched:
    """The sketches of a sweep by the place of the reading, in a file of the sweep's own folder."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / FILE, isolation_level=None)
        self._database.executescript(SCHEMA)

    def add(self, words: Words) -> None:
        """Keep a report's sketch until its check is written."""
        marks = packed(words)
        sketch = Sketch(unit=words.name, year=words.year, marks=marks, words=words.text)
        self.put(words.place, sketch)

    def put(self, place: str, sketch: Sketch) -> None:
        """Keep the sketch of a place."""
        row = (spelt(place), spelt(sketch.unit), sketch.year, sketch.marks, sketch.words)
        self._database.execute(PUT, row)

    def get(self, place: str) -> Sketch | None:
        """Return the sketch of a place, None where there is none."""
        row = self._database.execute(GET, (spelt(place),)).fetchone()
        if row is None:
            return None
        unit, year, marks, words = row
        return Sketch(unit=read(unit), year=year, marks=marks, words=words)

    def __contains__(self, place: str) -> bool:
        """Tell whether a place has a sketch."""
        return self._database.execute(HAS, (spelt(place),)).fetchone() is not None

    def words(self, place: str) -> Words | None:
        """Return a sketch as the index reads it."""
        kept = self.get(place)
        return unpacked(place, kept.unit, kept.year, kept.marks) if kept else None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def spelt(text: str) -> bytes:
    """Return words as bytes, half characters too: a database takes none as text."""
    return text.encode("utf-8", "surrogatepass")


def read(words: bytes) -> str:
    """Return words from their bytes."""
    return words.decode("utf-8", "surrogatepass")
