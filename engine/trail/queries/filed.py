"""Who has filed for which year: the one place that says of a book which units still owe a report.

A book's *seasons* are the years for which its roster is expected to file. A year is one because
its reports make it one, never because one report carries its number: a mistyped or misfiled year
would accuse the whole roster and hide who is really missing. So a year is a season if

* somebody names it (``--year``), or a deadline of the roster falls into the year after it;
* most units have filed for it (of equal years the newest counts): a book is always about one year;
* at least two units and half the roster have filed for it: last year's reports, brought whole;
* it is newer than the year with most, and at least three units and a quarter of the roster have
  filed: a season that has begun beside a full one of the year before. What is newer is work in
  progress and counts early; what is older is mostly there for comparison.

A season is a year: the newest of these years is the work at hand. Those before it are *earlier*,
there for reference: who has not filed for them is this year's business only if somebody names the
year. Any other year is a *stray*: its filings are told, and nobody is said to be missing. A unit
whose report may be there under a name or year that is not certain is *unclear* (``misdated``: it
came with the season's and carries last year's number), one whose file came and cannot be read is
*unread*: both are asked, not accused.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from engine.roster.certain import match_unit
from engine.roster.file_names import owners_possible
from engine.roster.match import Match, match
from engine.trail.queries.misdated import misdated
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from engine.roster.unit import Unit
    from engine.trail.state.views import FilingView, UnreadableView

_Told = tuple["UnreadableView", str, frozenset[int]]
"""An unreadable file, the unit that its name seems to name, the years it may be of (none: any)."""
FEW_OLDER, FEW_NEWER = 2, 3
"""A season has at least so many units, beside the year with most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A year for which the roster is expected to file, in the order of the roster.

    ``unclear`` holds by unit the filings that may be its report, ``unread`` the files that by their
    names are and could not be read; such a unit is not ``missing``.
    ``unmatched`` are filings of this year that belong to no unit for certain.
    """

    year: int
    filed: frozenset[str] = frozenset()
    missing: tuple[Unit, ...] = ()
    unclear: tuple[tuple[Unit, tuple[FilingView, ...]], ...] = ()
    unread: tuple[tuple[Unit, tuple[UnreadableView, ...]], ...] = ()
    unmatched: tuple[FilingView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A year of too few filings to be a season."""

    year: int
    filings: tuple[FilingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seasons:
    """What a book knows of its roster's duty to file, years newest first.

    ``earlier`` are the years brought whole before the newest season, for reference; ``strays`` too
    may be of such a year. ``unmatched`` are the filings of any year, or of none, that belong to no
    unit for certain; ``undated`` those without a year.
    """

    seasons: tuple[Season, ...] = ()
    earlier: tuple[Season, ...] = ()
    strays: tuple[Stray, ...] = ()
    unmatched: tuple[FilingView, ...] = ()
    undated: tuple[FilingView, ...] = ()

    def is_reference(self, filing: FilingView) -> bool:
        """Tell whether a filing is of a year before every season, and so no work of this one."""
        first = min((one.year for one in self.seasons), default=0)
        return bool(filing.year) and (filing.year or 0) < first


@dataclass(slots=True)
class _Owners:
    """Whose filings are, each name asked once: certain, or at least possible."""

    units: Sequence[Unit]
    known: Mapping[str, Unit] = field(init=False)
    named: dict[tuple[str, str | None], Unit | None] = field(default_factory=dict)
    alike: dict[tuple[str, str | None], Match] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = {unit.name: unit for unit in self.units}

    def certain(self, filing: FilingView) -> Unit | None:
        """Return the unit a filing certainly belongs to.

        One that came before the roster belongs to no unit yet; its agency's name counts.
        """
        if filing.unit in self.known:
            return self.known[filing.unit]
        named = (filing.agency, filing.kind)
        if named not in self.named:
            self.named[named] = match_unit(*named, self.units)
        return self.named[named]

    def possible(self, filing: FilingView) -> tuple[Unit, ...]:
        """Return the units a filing may belong to, the certain one alone if there is one."""
        certain = self.certain(filing)
        if certain is not None:
            return (certain,)
        named = (filing.agency, filing.kind)
        if named not in self.alike:
            self.alike[named] = match(filing.agency, self.units, filing.kind)
        return self.alike[named].candidates


def seasons(
    filings: Iterable[FilingView],
    units: Sequence[Unit],
    named: Collection[int] = (),
    unreadable: Sequence[UnreadableView] = (),
) -> Seasons:
    """Return for each season of a book who has not filed, and what is no season or no unit's.

    Without a roster nobody is expected and nothing is unmatched. ``named`` are the years that a
    user wants to hear about, whether anything was filed for them or not; ``unreadable`` the files
    that came and could not be read.
    """
    if not units:
        return Seasons()
    owners = _Owners(units)
    by_year: dict[int | None, list[FilingView]] = defaultdict(list)
    for one in filings:
        by_year[one.year or None].append(one)
    undated = tuple(by_year.pop(None, ()))
    dated = {year: tuple(those) for year, those in by_year.items() if year is not None}
    counts = {year: len(_filed(those, owners)) for year, those in dated.items()}
    brought = set(season_years(counts, units))
    expected = set(named) | brought
    newest = max(brought, default=0)
    told = list(_told(unreadable, units))
    made = []
    for year in sorted(expected, reverse=True):
        ours, last = dated.get(year, ()), dated.get(year - 1, ())
        others = (*undated, *misdated(last, ours, whole=year - 1 in brought))
        made.append(_season(year, (ours, others), owners, _of_year(told, year)))
    return Seasons(
        seasons=tuple(one for one in made if one.year >= newest or one.year in named),
        earlier=tuple(one for one in made if one.year < newest and one.year not in named),
        strays=tuple(
            Stray(year=year, filings=dated[year])
            for year in sorted(dated.keys() - expected, reverse=True)
        ),
        unmatched=tuple(_unmatched((*_newest_first(dated), *undated), owners)),
        undated=undated,
    )


def season_years(counts: Mapping[int, int], units: Sequence[Unit]) -> Iterator[int]:
    """Yield the years that are seasons; ``counts`` is by year how many units have filed for it."""
    most = max(counts, key=lambda year: (counts[year], year), default=0)
    due = {unit.deadline.year - 1 for unit in units if unit.deadline}
    for year, count in counts.items():
        half = count >= FEW_OLDER and 2 * count >= len(units)
        begun = year > most and count >= FEW_NEWER and 4 * count >= len(units)
        if count and (year == most or year in due or half or begun):
            yield year


def _told(files: Iterable[UnreadableView], units: Sequence[Unit]) -> Iterator[_Told]:
    """Yield the unreadable files that seem to be some unit's."""
    for file in files:
        for unit, years in owners_possible(file.source or file.name, units):
            yield file, unit, years


def _of_year(told: Iterable[_Told], year: int) -> Mapping[str, Sequence[UnreadableView]]:
    """Return by unit the unreadable files that seem its own and may be of a year."""
    found: dict[str, list[UnreadableView]] = defaultdict(list)
    for file, unit, years in told:
        if not years or year in years:
            found[unit].append(file)
    return found


def _filed(filings: Iterable[FilingView], owners: _Owners) -> frozenset[str]:
    certain = map(owners.certain, filings)
    return frozenset(unit.name for unit in certain if unit is not None)


def _unmatched(filings: Iterable[FilingView], owners: _Owners) -> Iterator[FilingView]:
    return (one for one in filings if owners.certain(one) is None)


def _newest_first(dated: Mapping[int, Sequence[FilingView]]) -> Iterator[FilingView]:
    for year in sorted(dated, reverse=True):
        yield from dated[year]


def _season(
    year: int,
    came: tuple[tuple[FilingView, ...], tuple[FilingView, ...]],
    owners: _Owners,
    unread: Mapping[str, Sequence[UnreadableView]],
) -> Season:
    """Put together one year: who has filed, who has not, and for whom that is not certain.

    ``came`` are the filings of the year and those of none or of another that may be of it.
    """
    filings, others = came
    filed = _filed(filings, owners)
    unmatched = tuple(_unmatched(filings, owners))
    perhaps: dict[str, list[FilingView]] = defaultdict(list)
    for one in (*unmatched, *others):
        for unit in owners.possible(one):
            perhaps[unit.name].append(one)
    owing = [unit for unit in owners.units if unit.name not in filed]
    return Season(
        year=year,
        filed=filed,
        missing=tuple(one for one in owing if one.name not in perhaps and one.name not in unread),
        unread=tuple(
            (one, tuple(unread[one.name]))
            for one in owing
            if one.name in unread and one.name not in perhaps
        ),
        unclear=tuple((unit, tuple(perhaps[unit.name])) for unit in owing if unit.name in perhaps),
        unmatched=unmatched,
    )
