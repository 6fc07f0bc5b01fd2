"""What the first looks of a sweep have told, on disk until the sweep is written.

In memory an identity a report, the names and digests by which it is found and the sets of them made
the sweep's own process grow by more than a kilobyte with every report.
"""

from __future__ import annotations

import pickle
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from engine.audit.cache import CachedReading, place_name
from engine.sweep.sketched import read, spelt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engine.audit.identity import Identity

Owner = tuple[str, int | None]
FILE = "looked.db"
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE content (sha256 TEXT PRIMARY KEY, name BLOB) WITHOUT ROWID;
CREATE TABLE file (number INTEGER PRIMARY KEY, name BLOB UNIQUE, identity BLOB,
 back INTEGER DEFAULT 0);
CREATE TABLE owned (unit BLOB, year INTEGER, turn INTEGER, name BLOB, sha256 TEXT, place TEXT);
BEGIN;
"""
INDEXES = (
    "by_owner ON owned (unit, year, turn)",
    "by_digest ON owned (sha256)",
    "by_place ON owned (place)",
)
ADD = """
INSERT INTO file (name, identity) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET identity = excluded.identity
"""
OF_OWNER = "SELECT name, sha256 FROM owned WHERE unit = ? AND year IS ? ORDER BY turn"
BY_OWNER = "SELECT unit, year, name, sha256 FROM owned ORDER BY unit, year, turn"


class Looked:
    """The identities of a sweep by name, and once all are known by owner, digest and place.

    They stand in a file of the sweep's own folder: what is in it is ours, and nobody else's.
    """

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / FILE, isolation_level=None)
        self._database.executescript(SCHEMA)

    def first(self, digest: str, name: str) -> str:
        """Return the first file that came with this content, which is this one if none did."""
        added = self._database.execute(
            "INSERT OR IGNORE INTO content VALUES (?, ?)", (digest, spelt(name))
        )
        if added.rowcount:
            return name
        (found,) = self._row("SELECT name FROM content WHERE sha256 = ?", digest)
        return read(found)

    def add(self, identity: Identity) -> None:
        """Keep what was told of a file; of two with one name the later one stands."""
        packed = pickle.dumps(identity, pickle.HIGHEST_PROTOCOL)
        self._database.execute(ADD, (spelt(identity.source), packed))

    def get(self, name: str) -> Identity | None:
        """Return what was told of a file, None if nobody has looked at it."""
        row = self._row("SELECT identity FROM file WHERE name = ?", spelt(name))
        return unpickled(row[0]) if row else None

    def __iter__(self) -> Iterator[Identity]:
        """Yield what was told of all files, those too that could not be read."""
        for (packed,) in self._database.execute("SELECT identity FROM file ORDER BY number"):
            yield unpickled(packed)

    def is_back(self, name: str) -> None:
        """Note that a file was there once more when it was to be checked."""
        self._database.execute("UPDATE file SET back = 1 WHERE name = ?", (spelt(name),))

    def gone(self) -> list[str]:
        """Return the files that were not."""
        asked = "SELECT name FROM file WHERE NOT back ORDER BY number"
        return [read(name) for (name,) in self._database.execute(asked)]

    def own(self, owner: Callable[[Identity], Owner]) -> None:
        """Say whose each readable file is; all that follows is asked after this."""
        rows = (
            (spelt(unit), year, one.order, spelt(one.source), one.sha256, place_of(one))
            for one in self
            if not one.error
            for unit, year in (owner(one),)
        )
        self._database.executemany("INSERT INTO owned VALUES (?, ?, ?, ?, ?, ?)", rows)
        for index in INDEXES:
            self._database.execute(f"CREATE INDEX {index}")

    def __bool__(self) -> bool:
        """Tell whether any file can be read."""
        return self._database.execute("SELECT 1 FROM owned").fetchone() is not None

    def readable(self) -> Iterator[CachedReading]:
        """Yield all readable files."""
        for name, digest in self._database.execute("SELECT name, sha256 FROM owned"):
            yield CachedReading(read(name), digest)

    def of(self, owner: Owner) -> list[CachedReading]:
        """Return the files of a unit and year in their order."""
        rows = self._database.execute(OF_OWNER, (spelt(owner[0]), owner[1]))
        return [CachedReading(read(name), digest) for name, digest in rows]

    def by_owner(self) -> Iterator[tuple[Owner, list[CachedReading]]]:
        """Yield each unit and year with its files in their order."""
        rows = self._database.execute(BY_OWNER)
        for (unit, year), files in groupby(rows, itemgetter(0, 1)):
            yield (read(unit), year), [CachedReading(read(name), at) for _, _, name, at in files]

    def owners(self, digest: str) -> set[Owner]:
        """Return whose the readable files with this digest are."""
        rows = self._database.execute("SELECT unit, year FROM owned WHERE sha256 = ?", (digest,))
        return {(read(unit), year) for unit, year in rows}

    def digest(self, place: str) -> str | None:
        """Return the digest of the file whose reading lies at a place, None if none does."""
        row = self._row("SELECT sha256 FROM owned WHERE place = ?", place)
        return str(row[0]) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _row(self, asked: str, value: str | bytes) -> Any:
        return self._database.execute(asked, (value,)).fetchone()


def place_of(file: Identity | CachedReading) -> str:
    """Return where in the sweep's folder the reading of a file lies."""
    return place_name(file.source, file.sha256)


def unpickled(packed: bytes) -> Identity:
    """Return an identity as it was kept."""
    identity: Identity = pickle.loads(packed)  # noqa: S301 — our own, where only we may write
    return identity
