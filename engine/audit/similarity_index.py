"""Which reports of a sweep resemble each other, however many there are.

The same measure as ``engine.facts.likeness``, for thousands: the sketches of all sentences stand
in a database file in the sweep's own folder, written by the parent while it looks, read by the
workers while they check. Memory does not grow with the reports, and neither does the time for
one: sentences that many units share count for nobody and are not followed up.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from engine.agency_names.places import roster_core
from engine.audit import cache
from engine.audit.precedence import Whose, fit
from engine.facts.likeness.compare import LEAST_OWN, compare, same_unit
from engine.facts.likeness.sketch import SHARED, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from engine.facts.context import Likeness
    from engine.facts.likeness.own_text import OwnText

FILE = "likes.db"
WORDS = ".words"
PLACES = 12
"""Bits of a sentence's number within its report: the first 4,096 sentences are compared."""
STOCK_SHARE = 20
STOCK_FROM = 20
STOCK_UNITS = 60
"""A sentence is stock from a fifth of the units on, and from so many whatever their number."""
AT_LEAST = 20
MOST = 5
CANDIDATES = 24
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE text (number INTEGER PRIMARY KEY, place TEXT UNIQUE, unit TEXT);
CREATE TABLE mark (mark INTEGER, sentence INTEGER);
CREATE TABLE common (mark INTEGER PRIMARY KEY);
"""
COMMON = """
INSERT INTO common SELECT mark FROM mark JOIN text ON number = sentence >> :places
WHERE mark IN (SELECT mark FROM mark GROUP BY mark HAVING COUNT(*) > :limit)
GROUP BY mark HAVING COUNT(DISTINCT unit) > :limit
"""


@dataclass(frozen=True, slots=True)
class Words:
    """Where a report's own words are kept, whose they are, and the sketch of each sentence."""

    place: str
    unit: str
    marks: tuple[tuple[int, ...], ...]


def keep_words(place: Path, text: OwnText) -> Words:
    """Keep a report's own words beside its reading and return what the index needs of them."""
    cache.put(place.with_suffix(WORDS), text)
    compared = text.compared[: 1 << PLACES]
    return Words(place.name, roster_core(text.unit), tuple(map(sketch, compared)))


class Index:
    """The index as it is made, by the parent alone."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / FILE, isolation_level=None)
        self._database.executescript(SCHEMA)
        self._database.execute("BEGIN")

    def add(self, words: Words) -> None:
        """Add a report's words, each content once."""
        sql = "INSERT OR IGNORE INTO text (place, unit) VALUES (?, ?)"
        added = self._database.execute(sql, (words.place, words.unit))
        if not added.rowcount:
            return
        first = (added.lastrowid or 0) << PLACES
        rows = ((mark, first + at) for at, marks in enumerate(words.marks) for mark in marks)
        self._database.executemany("INSERT INTO mark VALUES (?, ?)", rows)

    def finish(self) -> None:
        """Make it ready to be searched."""
        base = self._database
        base.execute("CREATE INDEX by_mark ON mark (mark, sentence)")
        units = base.execute("SELECT COUNT(DISTINCT unit) FROM text").fetchone()[0]
        if units >= STOCK_FROM:
            limit = min(max(1, units * STOCK_SHARE // 100), STOCK_UNITS)
            base.execute(COMMON, {"places": PLACES, "limit": limit})
        base.execute("COMMIT")
        base.close()


class SimilarityIndex:
    """The finished index, as a worker searches it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database = sqlite3.connect(
            f"{(folder / FILE).as_uri()}?mode=ro&immutable=1", uri=True
        )

    def of(self, place: Path) -> tuple[Likeness, ...]:
        """Return the reports in which a fifth of this one stands too, most alike first.

        The report itself is never among them, nor its unit's reports of any year but the last.
        """
        here: OwnText | None = cache.get(place.with_suffix(WORDS))
        if here is None:
            return ()
        rare = {sentence: self._rare(sketch(sentence)) for sentence in here.compared}
        stock = frozenset(sentence for sentence, marks in rare.items() if marks is None)
        wanted = [(len(sentence), rare[sentence] or ()) for sentence in here.compared]
        own = sum(length for length, marks in wanted if marks)
        if own < LEAST_OWN:
            return ()
        found = (
            replace(compare(here, there, stock), with_last_year=is_last(here, there))
            for there in self._others(here, wanted, own)
        )
        alike = [one for one in found if one.percent >= AT_LEAST]
        return tuple(sorted(alike, key=lambda one: (-one.percent, one.other, one.year or 0))[:MOST])

    def _rare(self, marks: Sequence[int]) -> Sequence[int] | None:
        """Return the marks that few units share; None where most are common, which makes stock."""
        asked = f"SELECT mark FROM common WHERE mark IN ({holes(marks)})"  # noqa: S608 — holes only
        common = {row[0] for row in self._database.execute(asked, marks)}
        if 2 * len(common) > len(marks):
            return None
        return tuple(mark for mark in marks if mark not in common)

    def _others(
        self, here: OwnText, wanted: Iterable[tuple[int, Sequence[int]]], own: int
    ) -> Iterator[OwnText]:
        """Yield the texts that may share a fifth of these sentences, the likeliest first."""
        shared: Counter[int] = Counter()
        for length, marks in wanted:
            for number in self._sharing(marks):
                shared[number] += length
        likely = [number for number, size in shared.items() if size * 100 >= own * AT_LEAST]
        named = {self._place(number): shared[number] for number in likely}
        texts = (cache.get(self._folder / (place + WORDS)) for place in ranked(named))
        others = (text for text in texts if text is not None and not is_own(here, text))
        yield from islice(others, CANDIDATES)

    def _sharing(self, marks: Sequence[int]) -> Iterator[int]:
        """Yield the reports with a sentence that shares two of these marks."""
        asked = (
            f"SELECT DISTINCT sentence >> {PLACES} FROM (SELECT sentence FROM mark "  # noqa: S608
            f"WHERE mark IN ({holes(marks)}) GROUP BY sentence HAVING COUNT(*) >= {SHARED})"
        )
        return (row[0] for row in self._database.execute(asked, marks))

    def _place(self, number: int) -> str:
        asked = "SELECT place FROM text WHERE number = ?"
        return str(self._database.execute(asked, (number,)).fetchone()[0])


def ranked(sizes: Mapping[str, int]) -> list[str]:
    """Return names by size, the greatest first; by name where alike, to be the same each time."""
    return sorted(sizes, key=lambda name: (-sizes[name], name))


def holes(values: Sequence[int]) -> str:
    """Return the placeholders for so many values."""
    return ",".join("?" * len(values))


def is_last(here: OwnText, there: OwnText) -> bool:
    """Tell whether a text is certainly the same unit's of the year before."""
    whose = [Whose(agency=text.unit, year=text.year) for text in (here, there)]
    return fit(whose[0], whose[1]) == "fits"


def is_own(here: OwnText, there: OwnText) -> bool:
    """Tell whether a text is, or may be, the same unit's and not last year's: no other's copy."""
    return same_unit(here.unit, there.unit) and not is_last(here, there)
