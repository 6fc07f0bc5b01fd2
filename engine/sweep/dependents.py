"""Which reports of the casebook a sweep's files bear on, and with what each report is judged.

A filing is judged anew if what it was judged on (its neighbours by role and digest, and the means)
is not what it would be judged on once the sweep is written; no other is. Nothing that a check finds
is among the things a check is judged on, so one pass is enough.
"""

from __future__ import annotations

from collections import deque
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from engine.audit.batch import Unopened
from engine.audit.cache import CachedReading, place_name
from engine.audit.resemblance import Search
from engine.audit.similarity_index import GONE, KNOWN, NEW, SimilarityIndex
from engine.audit.sketches import unpacked
from engine.audit.worker import AuditResult
from engine.errors import TrailError
from engine.sweep.looked import place_of
from engine.sweep.readings import Readings, searched
from engine.trail.casebook import KeptVersion, ReceivedFile
from engine.trail.state.basis import (
    LIKE,
    SEARCH,
    JudgedOn,
    Neighbour,
    changed,
    sketch_digest,
)
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engine.audit.identity import Identity
    from engine.audit.similarity_index import Index
    from engine.audit.worker import AuditTask
    from engine.reading.files.sources import Source
    from engine.sweep.beside import Beside
    from engine.sweep.readings import Ahead, Looks
    from engine.sweep.related import Neighbourhood
    from engine.sweep.sketched import Sketched
    from engine.trail.casebook import Casebook, CheckProvenance
    from engine.trail.state.views import FilingView

RULES = "rules"
"""The reason of a filing that other rules have judged, or nobody knows on what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """A filing that is judged anew, and the roles in which its neighbours changed."""

    filing: FilingView
    because: tuple[str, ...]


class Dependents:
    """What a sweep judges: the files that came, and the filings of the book that they bear on."""

    def __init__(
        self,
        book: Casebook,
        near: Neighbourhood,
        means: CheckProvenance,
        folder: Path,
        sketched: Sketched,
    ) -> None:
        self.book, self.near, self.sketched = book, near, sketched
        self.readings = Readings(book, folder, sketched, near.looked)
        self.run = book.run_of(means)
        self.anew: dict[int, Anew] = {}
        self.kept: dict[int, Anew] = {}
        self.gone: set[str] = set()
        self.there = {
            digest
            for received in near.versions.values()
            for digest, there in received.items()
            if there
        }
        self._beside: dict[int, Beside] = {}
        self.standing = list(self._standing())

    def _standing(self) -> Iterator[FilingView]:
        """Yield the filings whose version stays, has its bytes, and is not checked anyhow."""
        for filing in self.book.filings():
            there = self.near.versions.get(filing.id, {}).get(filing.sha256)
            if there and not self.near.replaces(filing) and not self._is_checked(filing):
                yield filing

    def _is_checked(self, filing: FilingView) -> bool:
        """Tell whether a filing's version is among the files that came, its own or nobody's."""
        whose, who = self.near.looked.owners(filing.sha256), self.near.holder(filing)
        return any(one == who if one[0] else True for one in whose)

    def find(self, index: Index, looks: Looks, ahead: Ahead) -> None:
        """Find the filings that are to be judged anew, and read whatever is compared with."""
        for filing in self.standing:
            if because := self._differs(filing):
                self.anew[filing.id] = Anew(filing=filing, because=because)
        self._fill(index, looks, ahead)
        touched = index.finish()
        search = SimilarityIndex(self.readings.folder)
        for filing in self.standing:
            if filing.id not in self.anew and self.place(filing) in touched:
                self._compare(filing, search)
        deque(self.readings.read(self._wanted(search), looks, ahead), maxlen=0)

    def judge(
        self, filings: Iterable[FilingView], index: Index, looks: Looks, ahead: Ahead
    ) -> None:
        """Have just these filings judged anew, and read whatever they are compared with."""
        asked = {one.id: Anew(filing=one, because=()) for one in filings}
        self.anew = dict(asked)
        self._fill(index, looks, ahead)  # may find others that the next sweep has to judge
        self.anew = asked
        index.finish()
        wanted = self._wanted(SimilarityIndex(self.readings.folder))
        deque(self.readings.read(wanted, looks, ahead), maxlen=0)

    def _differs(self, filing: FilingView) -> tuple[str, ...]:
        """Return the roles in which a filing's neighbours are not what they were."""
        before = self.near.bases.get(filing.id)
        if before is None or before.run_id != self.run or before.sha256 != filing.sha256:
            return (RULES,)
        now = tuple(self.near.of_filing(filing).neighbours(filing.sha256))
        differs = changed(without_likeness(before.on.neighbours), now)
        likes = {one.digest for one in before.on.neighbours if one.role == LIKE}
        removed = not likes <= self.there  # as the law may demand; no longer to be quoted
        return (*differs, LIKE) if removed else differs

    def _fill(self, index: Index, looks: Looks, ahead: Ahead) -> None:
        """Put into the index what stands and nothing else, known and new texts apart."""
        places = {self.place(filing): filing for filing in self.standing}
        by_digest = {filing.sha256: place for place, filing in places.items()}
        index.leave_out(place for place in self._passing() if place not in places)
        sketches = list(self.book.sketches(self.run))
        unsettled = any(not one.settled or one.sha256 not in by_digest for one in sketches)
        if not (unsettled or self.near.looked or self.anew):
            return  # nothing came and nothing went: whoever was alike is so still
        for kept in sketches:
            place = by_digest.get(kept.sha256)
            if place is None and self.near.looked.owners(kept.sha256):
                continue
            if place is None:
                self.gone.add(kept.sha256)
                place = kept.sha256
            else:
                self.sketched.put(place, kept.sketch)
            state = KNOWN if kept.settled else NEW
            state = GONE if kept.sha256 in self.gone else state
            sketch = kept.sketch
            index.add(unpacked(place, sketch.unit, sketch.year, sketch.marks), state)
        lacking = [one for place, one in places.items() if not self._has_sketch(place, one)]
        for filing in lacking:
            self.anew.setdefault(filing.id, Anew(filing=filing, because=(RULES,)))
        unsketched = (CachedReading(one.source, one.sha256) for one in lacking)
        for scan in self.readings.read(unsketched, looks, ahead):
            if scan.words is not None:
                index.add(scan.words, NEW)

    def _passing(self) -> Iterator[str]:
        """Yield the places of files that came and do not become anybody's current one."""
        for who, papers in self.near.looked.by_owner():
            staying = papers if not who[0] else [self.near.current(who)]
            yield from (place_of(one) for one in papers if one not in staying)

    def _has_sketch(self, place: str, filing: FilingView) -> bool:
        before = self.near.bases.get(filing.id)
        wordless = before is not None and not before.on.sketch_sha256
        anew = self.anew.get(filing.id)
        by_other_rules = anew is not None and anew.because == (RULES,)
        return place in self.sketched or (wordless and not by_other_rules)

    def _compare(self, filing: FilingView, search: SimilarityIndex) -> None:
        """Judge a filing anew if it resembles others than it did, or in other sentences."""
        words, place = self.sketched.words(self.place(filing)), self.place(filing)
        before = self.near.bases[filing.id].on.neighbours
        among = search.search(words) if words else Search()
        if searched(among) in before:
            return
        self.readings.lay_out((place, *among.places))
        found = search.of(self.readings.folder / place)
        known = tuple(one for one in before if one.role == LIKE)
        now = tuple(one for one in self.readings.likeness(found) if one.role == LIKE)
        if because := changed(known, now):
            self.anew[filing.id] = Anew(filing=filing, because=because)

    def _wanted(self, search: SimilarityIndex) -> Iterator[CachedReading]:
        """Yield the other reports that have to be read; lay out the words of the book's texts."""
        for identity in self.near.readable():
            self._lay_out_for(place_of(identity), search)
            yield from self.near.of_file(identity).papers()
        for one in self.anew.values():
            place = self.place(one.filing)
            self.readings.lay_out((place,))
            self._lay_out_for(place, search)
            yield from self.near.of_filing(one.filing).papers()

    def _lay_out_for(self, place: str, search: SimilarityIndex) -> None:
        words = self.sketched.words(place) if self.standing else None
        self.readings.lay_out(search.search(words).places if words else ())

    def task(self, source: Source, known: Identity, tag: int) -> AuditTask:
        """Return the task of a file that came, of which this is known."""
        data = source.data or b""
        beside = self._beside[tag] = self.near.of_file(known)
        digest = sha256(data).hexdigest()
        same = digest == known.sha256  # one text in memory for both
        return beside.task(known.source, data, known.sha256 if same else digest, tag)

    def tasks_anew(self, tag: int) -> Iterator[AuditTask | Unopened]:
        """Yield the tasks of the filings that are judged anew, numbered from ``tag`` on."""
        for number, one in enumerate(self.anew.values(), start=tag):
            self.kept[number] = one
            filing = one.filing
            try:
                data = self.book.bytes_of(filing.sha256)
            except TrailError as error:
                told = AuditResult(source=filing.source, sha256="", tag=number, error=error.message)
                yield Unopened(told)
            else:
                beside = self.near.of_filing(filing)
                yield beside.task(filing.source, data, filing.sha256, number)

    def arrival(self, done: AuditResult, task: AuditTask) -> ReceivedFile | KeptVersion:
        """Return a checked report as the book takes it in, with what it was judged on."""
        if done.tag in self.kept:
            return self.judged_anew(done)
        place = place_name(done.source, done.sha256)
        beside = self._beside.pop(done.tag)
        return ReceivedFile(
            name=done.source.rsplit("/", 1)[-1],
            data=task.data,
            sha256=task.sha256,
            agency=done.agency or None,
            kind=done.kind,
            year=done.year,
            published_on=done.published_on,
            source=done.source,
            on=self._judged_on(done, beside, place),
        )

    def judged_anew(self, done: AuditResult) -> KeptVersion:
        """Return a filing that was judged anew, with what it was judged on."""
        filing = self.kept[done.tag].filing
        on = self._judged_on(done, self.near.of_filing(filing), self.place(filing))
        return KeptVersion(version_id=filing.version_id or 0, on=on)

    def _judged_on(self, done: AuditResult, beside: Beside, place: str) -> JudgedOn:
        sketch = self.readings.sketch(place, done.sha256)
        return JudgedOn(
            neighbours=(*beside.neighbours(done.sha256), *self.readings.likeness(done.likes)),
            sketch=sketch,
            sketch_sha256=sketch_digest(sketch) if sketch else "",
        )

    def settle(self, unjudged: Iterable[int]) -> None:
        """Say in the book that everything has been compared with what this sweep brought."""
        standing = (filing.sha256 for filing in self.standing)
        coming = (one.sha256 for one in self.near.looked.readable())
        self.book.settle(compared=chain(standing, coming), gone=self.gone, unjudged=set(unjudged))

    def place(self, filing: FilingView) -> str:
        """Return the place of a filing's reading in the sweep's folder, as a name."""
        return self.readings.kept_place(CachedReading(filing.source, filing.sha256))


def without_likeness(neighbours: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    """Return the neighbours but those that likeness gives."""
    return tuple(one for one in neighbours if one.role not in {LIKE, SEARCH})
