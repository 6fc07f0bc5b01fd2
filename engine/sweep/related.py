"""What else has to be looked at with a report: last year's, the units below, its twins.

Found among the files of the same sweep, which have all been read before the first is checked, and
for the rest in the casebook.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.agency_names import kind_of
from engine.audit.cache import CachedReading
from engine.audit.precedence import Whose, fit
from engine.audit.worker import AuditTask
from engine.errors import TrailError
from engine.roster.certain import match_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from engine.audit.identity import Identity
    from engine.audit.worker import Paper
    from engine.reading.files.sources import Source
    from engine.report import Correction
    from engine.roster.unit import Unit
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView

Owner = tuple[str, int | None]
TWINS = 8
"""With so many other files of one unit and year a report is compared; a folder may hold every
copy ever made."""


class Neighbourhood:
    """The files of a sweep by owner (unit and year), the roster, the filings of the casebook."""

    def __init__(
        self, roster: Sequence[Unit], identities: Mapping[str, Identity], book: Casebook
    ) -> None:
        self.identities = identities
        self.book = book
        self.roster = roster
        self.units: dict[tuple[str, str | None], Unit | None] = {}
        self.listed = book.publications()
        self.children: dict[str, list[Unit]] = defaultdict(list)
        for unit in roster:
            self.children[unit.parent].append(unit)
        self.owned: dict[Owner, list[str]] = defaultdict(list)
        readable = (one for one in identities.values() if not one.error)
        for identity in sorted(readable, key=lambda one: one.order):
            self.owned[owner(identity, self.unit(identity))].append(identity.source)
        near = set(self.near())
        self.filings: dict[Owner, FilingView] = {
            who: one
            for one in book.filings()
            if (who := (one.unit or one.agency, one.year)) in near
        }

    def unit(self, identity: Identity) -> Unit | None:
        """Return the unit of the roster whose report a file certainly is."""
        named = (identity.agency or "", identity.kind)
        if named not in self.units:
            self.units[named] = match_unit(*named, self.roster)
        return self.units[named]

    def near(self) -> Iterator[Owner]:
        """Yield the owners whose filings in the casebook may be wanted."""
        for name, year in self.owned:
            yield name, year
            yield name, year - 1 if year else None
            yield from ((child.name, year) for child in self.children.get(name, ()))

    def task(self, source: Source, tag: int) -> AuditTask:
        """Return the task of one file with everything that is known besides."""
        identity = self.identities[source.name]
        unit = self.unit(identity)
        name, year = owner(identity, unit)
        here = self.filings.get((name, year))
        below, missing = self.below(unit, year)
        return AuditTask(
            source=source.name,
            data=source.data or b"",
            tag=tag,
            unit=unit,
            published_on=self.published_on(name, year),
            last=self.last(identity, unit),
            below=below,
            missing=missing,
            siblings=self.twins(source.name, (name, year)),
            approved=approved(self.book, here) if here else None,
        )

    def published_on(self, name: str, year: int | None) -> date | None:
        """Return when a unit published: as registered with its filing, else as listed."""
        here = self.filings.get((name, year))
        if here is not None and here.published_on:
            return here.published_on
        listed = self.listed.get((name, year)) if year is not None else None
        return listed.published_on if listed else None

    def last(self, identity: Identity, unit: Unit | None) -> Paper | None:
        """Return last year's report of a file, None unless it certainly is one."""
        name, year = owner(identity, unit)
        here = Whose(agency=name, kind=identity.kind, year=year, sha256=identity.sha256)
        if year is None or fit(here, self.known((name, year - 1)), self.roster) != "fits":
            return None
        return self.paper((name, year - 1))

    def known(self, who: Owner) -> Whose:
        """Return what is known of the report that ``paper`` gives for a unit and year."""
        if names := self.owned.get(who):
            found = self.identities[names[-1]]
            return Whose(agency=who[0], kind=found.kind, year=found.year, sha256=found.sha256)
        filing = self.filings.get(who)
        if filing is None:
            return Whose()
        name = filing.unit or filing.agency
        return Whose(agency=name, kind=filing.kind, year=filing.year, sha256=filing.sha256)

    def below(
        self, unit: Unit | None, year: int | None
    ) -> tuple[tuple[Paper, ...], tuple[str, ...]]:
        """Return the reports of the units below, and the names of those that have not filed."""
        found, missing = [], []
        for one in self.children.get(unit.name, ()) if unit else ():
            paper = self.paper((one.name, year))
            if paper is None:
                missing.append(one.name)
            else:
                found.append(paper)
        return tuple(found), tuple(missing)

    def paper(self, who: Owner) -> Paper | None:
        """Return the report of a unit and year: this sweep's last, else the casebook's current."""
        if names := self.owned.get(who):
            return self.kept(names[-1])
        filing = self.filings.get(who)
        if filing is None or filing.version_id is None:
            return None
        with suppress(TrailError):  # removed as the law may demand: nothing to compare with
            return self.book.content(filing.id)
        return None

    def twins(self, source: str, who: Owner) -> tuple[Paper, ...]:
        """Return the other files of the same unit and year in this sweep."""
        if not who[0] or not who[1]:
            return ()
        others = [name for name in self.owned[who] if name != source]
        return tuple(map(self.kept, others[-TWINS:]))

    def kept(self, name: str) -> CachedReading:
        """Return what the first look has kept of a file."""
        return CachedReading(name, self.identities[name].sha256)


def approved(book: Casebook, filing: FilingView) -> tuple[str, bytes] | None:
    """Return the file that was approved for a filing, None where none was or it was purged."""
    for version in book.versions(filing.id):
        if version.sha256 == filing.approved_sha256 and version.kept:
            return book.content(filing.id, version.id)
    return None


def renamed(
    identities: Mapping[str, Identity], corrections: Mapping[str, Sequence[Correction]]
) -> dict[str, Identity]:
    """Return the identities with what auditors said of whose report a file is."""
    return {
        name: whose_really(identity, corrections.get(identity.sha256, ()))
        for name, identity in identities.items()
    }


def whose_really(identity: Identity, corrections: Sequence[Correction]) -> Identity:
    """Return an identity with the fields that an auditor has corrected."""
    said = {one.target: one.value for one in corrections}
    agency = said.get("agency", identity.agency)
    kind = said.get("kind", kind_of(agency) if agency and "agency" in said else identity.kind)
    year = int(said["year"]) if "year" in said else identity.year
    return replace(identity, agency=agency, kind=kind, year=year)


def owner(identity: Identity, unit: Unit | None) -> Owner:
    """Return unit and year of a file; without a unit the agency as read."""
    return (unit.name if unit else identity.agency or "", identity.year)
