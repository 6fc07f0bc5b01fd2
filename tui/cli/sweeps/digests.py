"""The digests of the files that a sweep has checked, by name, on disk: there may be many thousands.

The file has no name and goes with the process, however that ends.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from engine.sweep.sketched import read, spelt

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE file (number INTEGER PRIMARY KEY, name BLOB UNIQUE, sha256 TEXT);
CREATE INDEX by_digest ON file (sha256);
BEGIN;
"""
PUT = """
INSERT INTO file (name, sha256) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256
"""


class Digests:
    """Names with the SHA-256 of what they named; a name's last one stands."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(SCHEMA)

    def put(self, name: str, sha256: str) -> None:
        """Keep a file's digest."""
        self._database.execute(PUT, (spelt(name), sha256))

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield names and digests in the order in which the names came."""
        for name, sha256 in self._database.execute("SELECT name, sha256 FROM file ORDER BY number"):
            yield read(name), sha256

    def __contains__(self, sha256: object) -> bool:
        """Tell whether a file has a digest."""
        asked = "SELECT 1 FROM file WHERE sha256 = ?"
        return self._database.execute(asked, (sha256,)).fetchone() is not None
