"""What else has to be looked at with a report: last year's, the units below, its twins, its likes.

Everything is found in the casebook (files of earlier years are recorded before later ones are
checked) or among the files of the same sweep.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.facts.likeness import LikenessIndex
from engine.sweep.work import Task
from engine.trail.roster import match_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.facts.context import Unit
    from engine.reading.sources import Source
    from engine.sweep.identify import Identity
    from engine.trail.casebook import Casebook
    from engine.trail.views import FilingView

Owner = tuple[str, int | None]


@dataclass(slots=True)
class Neighbourhood:
    """The files of a sweep by owner (unit and year), the roster, and the index of their words."""

    roster: Sequence[Unit]
    identities: Mapping[str, Identity]
    index: LikenessIndex = field(default_factory=LikenessIndex)
    units: dict[str, Unit | None] = field(default_factory=dict)
    owned: dict[Owner, list[str]] = field(default_factory=lambda: defaultdict(list))
    filings: dict[Owner, FilingView] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Match every file with its unit and put its words into the index."""
        for source, identity in sorted(self.identities.items()):
            unit = match_unit(identity.agency or "", identity.kind, self.roster)
            self.units[source] = unit
            self.owned[owner(identity, unit)].append(source)
            if identity.own is not None:
                self.index.add(identity.own)

    def refresh(self, book: Casebook) -> None:
        """Take over what the casebook holds by now."""
        self.filings = {(one.unit or one.agency, one.year): one for one in book.filings()}

    def rank(self, source: str) -> tuple[int, int]:
        """Return when a file is checked: earlier years first, those above after those below."""
        identity, unit = self.identities[source], self.units[source]
        above = bool(unit) and any(one.parent == unit.name for one in self.roster if unit)
        return (identity.year or 9999, int(above))

    def task(self, source: Source, tag: int, book: Casebook) -> Task:
        """Return the task of one file with everything that is known besides."""
        identity, unit = self.identities[source.name], self.units[source.name]
        name, year = owner(identity, unit)
        here = self.filings.get((name, year))
        below, missing = self.below(unit, year, book)
        return Task(
            source=source.name,
            data=source.data or b"",
            tag=tag,
            unit=unit,
            published_on=here.published_on if here else None,
            last=self.content(book, (name, year - 1)) if year else None,
            below=below,
            missing=missing,
            likenesses=self.index.matches(identity.own) if identity.own is not None else (),
            approved=approved(book, here) if here else None,
        )

    def below(
        self, unit: Unit | None, year: int | None, book: Casebook
    ) -> tuple[tuple[tuple[str, bytes], ...], tuple[str, ...]]:
        """Return the reports of the units below, and the names of those that have not filed."""
        found, missing = [], []
        for one in self.roster:
            if unit is None or one.parent != unit.name:
                continue
            content = self.content(book, (one.name, year))
            if content is None:
                missing.append(one.name)
            else:
                found.append(content)
        return tuple(found), tuple(missing)

    def content(self, book: Casebook, who: Owner) -> tuple[str, bytes] | None:
        """Return the bytes kept for a unit and year, None where there are none."""
        filing = self.filings.get(who)
        return book.content(filing.id) if filing and filing.version_id else None

    def twins(self, source: str) -> Iterable[str]:
        """Return the other files of the same unit and year in this sweep."""
        identity = self.identities[source]
        who = owner(identity, self.units[source])
        return [one for one in self.owned[who] if one != source and who[0] and who[1]]


def approved(book: Casebook, filing: FilingView) -> tuple[str, bytes] | None:
    """Return the file that was approved for a filing, None where none was or it was purged."""
    for version in book.versions(filing.id):
        if version.sha256 == filing.approved_sha256 and version.kept:
            return book.content(filing.id, version.id)
    return None


def owner(identity: Identity, unit: Unit | None) -> Owner:
    """Return unit and year of a file; without a unit the agency as read."""
    return (unit.name if unit else identity.agency or "", identity.year)
