"""Which reports resemble each other, however many there are: those of a sweep and of its book.

The same measure as ``engine.facts.likeness``, for thousands: the sketches of all sentences stand
in a database file in the sweep's own folder, written by the parent while it looks, read by the
workers while they check. Memory does not grow with the reports, and neither does the time for
one: sentences that many units share count for nobody and are not followed up.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from engine.audit import cache
from engine.audit.precedence import Whose, fit
from engine.audit.resemblance import Like, Resemblance, Search
from engine.audit.sketches import PLACES, Words, packed_text, words_of
from engine.facts.likeness.compare import LEAST_OWN, compare, same_unit
from engine.facts.likeness.sketch import SHARED
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from engine.facts.context import Likeness
    from engine.facts.likeness.own_text import OwnText

FILE = "likes.db"
WORDS = ".words"
STOCK_SHARE = 20
STOCK_FROM = 20
STOCK_UNITS = 60
"""A sentence is stock from a fifth of the units on, and from so many whatever their number."""
AT_LEAST = 20
MOST = 5
CANDIDATES = 24
NEW, KNOWN, GONE = 0, 1, 2
"""A text that nobody was compared with yet, one that everybody was, one that is no longer there."""
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE text (number INTEGER PRIMARY KEY, place TEXT UNIQUE, unit TEXT, name TEXT,
 year INTEGER, state INTEGER);
CREATE TABLE mark (mark INTEGER, sentence INTEGER);
CREATE TABLE common (mark INTEGER PRIMARY KEY);
CREATE TABLE before (mark INTEGER PRIMARY KEY);
"""
COMMON = """
INSERT INTO {table} SELECT mark FROM mark JOIN text ON number = sentence >> :places
WHERE state IN (:one, :other)
AND mark IN (SELECT mark FROM mark GROUP BY mark HAVING COUNT(*) > :limit)
GROUP BY mark HAVING COUNT(DISTINCT unit) > :limit
"""
TOUCHED = """
SELECT DISTINCT place FROM text WHERE state = 1 AND number IN (
 SELECT a.sentence >> :places FROM mark b JOIN text ON text.number = b.sentence >> :places
  JOIN mark a ON a.mark = b.mark
  WHERE text.state != 1 AND b.mark NOT IN (SELECT mark FROM common)
  GROUP BY a.sentence, b.sentence HAVING COUNT(*) >= :shared
 UNION
 SELECT sentence >> :places FROM mark WHERE mark IN (
  SELECT mark FROM common EXCEPT SELECT mark FROM before
  UNION ALL SELECT * FROM (SELECT mark FROM before EXCEPT SELECT mark FROM common)))
"""


def keep_words(place: Path, text: OwnText) -> Words:
    """Keep a report's own words beside its reading and return what the index needs of them."""
    put_text(place, text)
    return replace(words_of(place.name, text), text=packed_text(text))


def put_text(place: Path, text: OwnText) -> None:
    """Lay a report's own words where the workers look for them."""
    cache.put(place.with_suffix(WORDS), text)


class Index:
    """The index as it is made, by the parent alone."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / FILE, isolation_level=None)
        self._database.executescript(SCHEMA)
        self._database.execute("BEGIN")

    def add(self, words: Words, state: int = NEW) -> None:
        """Add a report's words, each content once."""
        sql = "INSERT OR IGNORE INTO text (place, unit, name, year, state) VALUES (?, ?, ?, ?, ?)"
        row = (words.place, words.unit, words.name, words.year, state)
        added = self._database.execute(sql, row)
        if not added.rowcount:
            return
        first = (added.lastrowid or 0) << PLACES
        rows = ((mark, first + at) for at, marks in enumerate(words.marks) for mark in marks)
        self._database.executemany("INSERT INTO mark VALUES (?, ?)", rows)

    def leave_out(self, places: Iterable[str]) -> None:
        """Take out texts that nobody is to be compared with."""
        for place in places:
            found = self._database.execute("SELECT number FROM text WHERE place = ?", (place,))
            for (number,) in found.fetchall():
                where = (number << PLACES, number + 1 << PLACES)
                self._database.execute(
                    "DELETE FROM mark WHERE sentence >= ? AND sentence < ?", where
                )
                self._database.execute("DELETE FROM text WHERE number = ?", (number,))

    def finish(self) -> frozenset[str]:
        """Make it ready to be searched; return the known texts whose search may end otherwise now.

        That is more than those for which it does: whoever shares a sentence with a text that came
        or went, or has one that became everybody's, or is so no longer.
        """
        base = self._database
        base.execute("CREATE INDEX by_mark ON mark (mark, sentence)")
        self._common("common", NEW, KNOWN)
        self._common("before", KNOWN, GONE)
        states = dict(base.execute("SELECT state, COUNT(*) FROM text GROUP BY state"))
        touched: frozenset[str] = frozenset()
        if KNOWN in states and len(states) > 1:
            asked = base.execute(TOUCHED, {"places": PLACES, "shared": SHARED})
            touched = frozenset(row[0] for row in asked)
        gone = base.execute("SELECT place FROM text WHERE state = ?", (GONE,)).fetchall()
        self.leave_out(row[0] for row in gone)
        base.execute("COMMIT")
        base.close()
        return touched

    def _common(self, table: str, one: int, other: int) -> None:
        asked = "SELECT COUNT(DISTINCT unit) FROM text WHERE state IN (?, ?)"
        units = self._database.execute(asked, (one, other)).fetchone()[0]
        if units >= STOCK_FROM:
            limit = min(max(1, units * STOCK_SHARE // 100), STOCK_UNITS)
            values = {"places": PLACES, "limit": limit, "one": one, "other": other}
            self._database.execute(COMMON.format(table=table), values)


class SimilarityIndex:
    """The finished index, as a worker searches it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database = sqlite3.connect(
            f"{(folder / FILE).as_uri()}?mode=ro&immutable=1", uri=True
        )

    def of(self, place: Path) -> Resemblance:
        """Return the reports in which a fifth of this one stands too, most alike first.

        The report itself is never among them, nor its unit's reports of any year but the last.
        """
        here: OwnText | None = cache.get(place.with_suffix(WORDS))
        if here is None:
            return Resemblance()
        return among(self._folder, here, self.search(words_of(place.name, here)))

    def candidates(self, place: Path) -> Search:
        """Return whom the report at a place may resemble, for a worker that has no index."""
        here: OwnText | None = cache.get(place.with_suffix(WORDS))
        return Search() if here is None else self.search(words_of(place.name, here))

    def search(self, words: Words) -> Search:
        """Return whom a report may resemble by its sketch; nobody where it says too little."""
        rare = [self._rare(marks) for marks in words.marks]
        own = sum(length for length, marks in zip(words.lengths, rare, strict=True) if marks)
        if own < LEAST_OWN:
            return Search()
        shared: Counter[int] = Counter()
        for length, marks in zip(words.lengths, rare, strict=True):
            for number in self._sharing(marks or ()):
                shared[number] += length
        likely = [number for number, size in shared.items() if size * 100 >= own * AT_LEAST]
        named = {row[0]: row for row in map(self._text, likely)}
        sizes = {row[0]: shared[number] for number, row in zip(likely, named.values(), strict=True)}
        others = (one for one in ranked(sizes) if may_be_source(words, Told(*named[one][1:])))
        places = tuple(islice(others, CANDIDATES))
        stock = tuple(index for index, marks in enumerate(rare) if marks is None)
        return Search(places, stock) if places else Search()

    def _rare(self, marks: Sequence[int]) -> Sequence[int] | None:
        """Return the marks that few units share; None where most are common, which makes stock."""
        asked = f"SELECT mark FROM common WHERE mark IN ({holes(marks)})"  # noqa: S608 — holes only
        common = {row[0] for row in self._database.execute(asked, marks)}
        if 2 * len(common) > len(marks):
            return None
        return tuple(mark for mark in marks if mark not in common)

    def _sharing(self, marks: Sequence[int]) -> Iterator[int]:
        """Yield the reports with a sentence that shares two of these marks."""
        asked = (
            f"SELECT DISTINCT sentence >> {PLACES} FROM (SELECT sentence FROM mark "  # noqa: S608
            f"WHERE mark IN ({holes(marks)}) GROUP BY sentence HAVING COUNT(*) >= {SHARED})"
        )
        return (row[0] for row in self._database.execute(asked, marks))

    def _text(self, number: int) -> tuple[str, str, int | None]:
        asked = "SELECT place, name, year FROM text WHERE number = ?"
        place, name, year = self._database.execute(asked, (number,)).fetchone()
        return str(place), str(name), year


def resembled(place: Path, search: Search) -> Resemblance:
    """Return whom a report resembles among those found by a search on another machine."""
    here: OwnText | None = cache.get(place.with_suffix(WORDS))
    return Resemblance() if here is None else among(place.parent, here, search)


def among(folder: Path, here: OwnText, search: Search) -> Resemblance:
    """Return whom a report resembles among those that a search has found."""
    stock = frozenset(here.compared[index] for index in search.stock)
    found = []
    for place in search.places:
        there: OwnText | None = cache.get(folder / (place + WORDS))
        if there is not None:
            one = compare(here, there, stock)
            found.append((replace(one, with_last_year=is_last(here, there)), place))
    alike = [(one, place) for one, place in found if one.percent >= AT_LEAST]
    alike.sort(key=lambda one: (-one[0].percent, one[0].other, one[0].year or 0, one[1]))
    return Resemblance(
        tuple(one for one, _place in alike[:MOST]),
        tuple(Like(place, one.percent, pairs_digest(one)) for one, place in alike[:MOST]),
        search,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Whose a text is, as its words tell: the unit and the year."""

    name: str
    year: int | None


def ranked(sizes: Mapping[str, int]) -> list[str]:
    """Return names by size, the greatest first; by name where alike, to be the same each time."""
    return sorted(sizes, key=lambda name: (-sizes[name], name))


def holes(values: Sequence[int]) -> str:
    """Return the placeholders for so many values."""
    return ",".join("?" * len(values))


def pairs_digest(one: Likeness) -> str:
    """Return a short digest of the sentences that a likeness shows."""
    return sha256(repr(one.pairs).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_last(here: OwnText, there: OwnText) -> bool:
    """Tell whether a text is certainly the same unit's of the year before."""
    return precedes(Told(there.unit, there.year), Told(here.unit, here.year))


def precedes(there: Told | Words, here: Told | Words) -> bool:
    """Tell whether a text is certainly another's of the same unit, of the year before."""
    whose = [Whose(agency=one.name, year=one.year) for one in (here, there)]
    return fit(whose[0], whose[1]) == "fits"


def may_be_source(here: Told | Words, there: Told | Words) -> bool:
    """Tell whether a text may have been copied from another: no own one, and no later year's."""
    later = here.year is not None and there.year is not None and there.year > here.year
    return not later and not is_own(here, there)


def is_own(here: Told | Words, there: Told | Words) -> bool:
    """Tell whether a text is, or may be, the same unit's and not last year's: no other's copy."""
    return same_unit(here.name, there.name) and not precedes(there, here)
