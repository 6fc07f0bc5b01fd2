"""What else has to be looked at with a report: last year's, the units below, its twins.

Found among the files of the same sweep, which have all been read before the first is checked, and
for the rest in the casebook: as both will be once the sweep is written, so that whatever order the
files come in, a report is judged on the same neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from engine.agency_names import kind_of
from engine.audit.cache import CachedReading
from engine.audit.precedence import Whose, fit
from engine.privacy import clean
from engine.roster.certain import match_unit
from engine.sweep.beside import Beside, spelt
from engine.sweep.side_by_side import SideBySide
from engine.trail.log.canonical import sha256
from engine.trail.state.views import NAMELESS
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from engine.audit.identity import Identity
    from engine.report import Correction
    from engine.roster.unit import Unit
    from engine.sweep.looked import Looked, Owner
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView


class Neighbourhood:
    """The files of a sweep by owner (unit and year), the roster, the filings of the casebook.

    Whose file of the sweep each is, is said to ``looked`` here.
    """

    def __init__(
        self,
        roster: Sequence[Unit],
        looked: Looked,
        book: Casebook,
        corrections: Mapping[str, Sequence[Correction]],
    ) -> None:
        self.looked = looked
        self.corrections = corrections
        self.book = book
        self.roster = roster
        self.known = {unit.name: unit for unit in roster}
        self.names = sha256(spelt(sorted([unit.name, *unit.aliases] for unit in roster)))
        self.units: dict[tuple[str, str | None], Unit | None] = {}
        self.listed = book.publications()
        self.children: dict[str, list[Unit]] = defaultdict(list)
        for unit in roster:
            self.children[unit.parent].append(unit)
        looked.own(self.owner)
        self.versions = book.received()
        self.bases = book.bases()
        self.filings: dict[Owner, FilingView] = {}
        held: dict[Owner, list[int]] = defaultdict(list)
        for one in sorted(book.filings(), key=lambda one: (one.unit != "", one.id)):
            self.filings[self.holder(one)] = one
            held[self.holder(one)].append(one.id)
        self.together = SideBySide(book, held)

    def identity(self, name: str) -> Identity | None:
        """Return what was told of a file, by its look and by auditors; None if nothing was."""
        identity = self.looked.get(name)
        said = self.corrections.get(identity.sha256) if identity else None
        return whose_really(identity, said) if identity and said else identity

    def readable(self) -> Iterator[Identity]:
        """Yield what was told of each file of the sweep that could be read."""
        for paper in self.looked.readable():
            if identity := self.identity(paper.source):
                yield identity

    def unit(self, identity: Identity) -> Unit | None:
        """Return the unit of the roster whose report a file certainly is."""
        return self._named(identity.agency or "", identity.kind)

    def _named(self, agency: str, kind: str | None) -> Unit | None:
        if not self.roster:
            return None  # and nothing is kept of each agency
        if (agency, kind) not in self.units:
            self.units[agency, kind] = match_unit(agency, kind, self.roster)
        return self.units[agency, kind]

    def unit_of(self, filing: FilingView) -> Unit | None:
        """Return the unit of the roster whose report a filing certainly is."""
        return self.known.get(filing.unit) or self._named(filing.agency, filing.kind)

    def owner(self, identity: Identity) -> Owner:
        """Return unit and year of a file; without a unit the agency as read, ``""`` for none."""
        unit = self.unit(identity)
        return (unit.name if unit else clean(identity.agency or ""), identity.year)

    def holder(self, filing: FilingView) -> Owner:
        """Return unit and year of a filing, as ``owner`` does."""
        unit = self.unit_of(filing)
        agency = "" if filing.agency == NAMELESS else filing.agency
        return (unit.name if unit else agency, filing.year)

    def of_file(self, identity: Identity) -> Beside:
        """Return what a file of the sweep is judged on."""
        who, unit = self.owner(identity), self.unit(identity)
        filing = self.filings.get(who) if who[0] else None
        return self._beside(unit, who, identity.sha256, filing)

    def of_filing(self, filing: FilingView) -> Beside:
        """Return what the current version of a filing is judged on."""
        unit = self.unit_of(filing)
        return self._beside(unit, self.holder(filing), filing.sha256, filing)

    def _beside(
        self,
        unit: Unit | None,
        who: Owner,
        digest: str,
        filing: FilingView | None,
    ) -> Beside:
        below, missing = self.below(unit, who[1])
        beside = Beside(
            unit=unit,
            names=self.names,
            published_on=self.published_on(who, filing),
            last=self.last_of(who, digest),
            below=below,
            missing=missing,
            siblings=self.siblings(who, digest),
            approved=self._version(filing, filing.approved_sha256) if filing else None,
        )
        papers = {digest, *(paper.sha256 for paper in beside.papers())}
        return replace(beside, corrected=self._corrected(papers))

    def _corrected(self, digests: Iterable[str]) -> str:
        """Return the digest of what was put right in some files, "" if nothing was."""
        told = {
            one: sorted([each.target, each.value] for each in self.corrections[one])
            for one in digests
            if self.corrections.get(one)
        }
        return sha256(spelt(told)) if told else ""

    def published_on(self, who: Owner, filing: FilingView | None) -> date | None:
        """Return when a unit published: as registered with its filing, else as listed."""
        if filing is not None and filing.published_on:
            return filing.published_on
        name, year = who
        listed = self.listed.get((name, year)) if year is not None else None
        return listed.published_on if listed else None

    def last(self, identity: Identity) -> CachedReading | None:
        """Return last year's report of a file, None unless it certainly is one."""
        return self.last_of(self.owner(identity), identity.sha256)

    def last_of(self, who: Owner, digest: str) -> CachedReading | None:
        """Return the report of the year before of a unit, None unless it certainly is one."""
        name, year = who
        if year is None:
            return None
        paper = self.paper((name, year - 1))
        here = Whose(agency=name, year=year, sha256=digest)
        there = Whose(agency=name, year=year - 1, sha256=paper.sha256 if paper else "")
        return paper if fit(here, there, self.roster) == "fits" else None

    def below(
        self, unit: Unit | None, year: int | None
    ) -> tuple[tuple[tuple[str, CachedReading], ...], tuple[str, ...]]:
        """Return the reports of the units below, and the names of those that have not filed."""
        found, missing = [], []
        for one in self.children.get(unit.name, ()) if unit else ():
            paper = self.paper((one.name, year))
            if paper is None:
                missing.append(one.name)
            else:
                found.append((one.name, paper))
        return tuple(found), tuple(missing)

    def current(self, who: Owner) -> CachedReading | None:
        """Return the file of this sweep that becomes a unit's current one, None if none does."""
        if not who[0]:
            return None
        filing = self.filings.get(who)
        received = self.versions.get(filing.id, {}) if filing else {}
        for paper in reversed(self.looked.of(who)):
            digest = paper.sha256
            if filing is None or digest == filing.sha256 or digest not in received:
                return paper
        return None

    def replaces(self, filing: FilingView) -> bool:
        """Tell whether a file of this sweep becomes a filing's current one."""
        who = self.holder(filing)
        here = filing.agency == who[0] and self.filings.get(who) == filing
        return here and self.current(who) is not None

    def paper(self, who: Owner) -> CachedReading | None:
        """Return the report of a unit and year: this sweep's last, else the casebook's current."""
        if paper := self.current(who):
            return paper
        filing = self.filings.get(who)
        return self._version(filing, filing.sha256) if filing is not None else None

    def siblings(self, who: Owner, digest: str) -> tuple[CachedReading, ...]:
        """Return the other files of a unit and year that stand beside one of them."""
        if not who[0] or not who[1]:
            return ()
        return self.together.others(who, self.looked.of(who), digest)

    def _version(self, filing: FilingView, digest: str) -> CachedReading | None:
        """Return a version of a filing, None where the book does not have its bytes."""
        if not self.versions.get(filing.id, {}).get(digest):
            return None  # removed as the law may demand: nothing to compare with
        if digest == filing.sha256:
            return CachedReading(filing.source, digest)
        names = {one.sha256: one.source or one.name for one in self.book.versions(filing.id)}
        return CachedReading(names[digest], digest)


def whose_really(identity: Identity, corrections: Sequence[Correction]) -> Identity:
    """Return an identity with the fields that an auditor has corrected."""
    said = {one.target: one.value for one in corrections}
    agency = said.get("agency", identity.agency)
    kind = said.get("kind", kind_of(agency) if agency and "agency" in said else identity.kind)
    year = int(said["year"]) if "year" in said else identity.year
    return replace(identity, agency=agency, kind=kind, year=year)
