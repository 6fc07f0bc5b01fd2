"""A season as the desk sees it: views of the filings, what can be done with one, who is missing.

Pure functions on what the casebook tells, so that the screens and ``--plain`` say alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report import Correction
from engine.trail.queries.misdated import is_stale
from engine.trail.state.views import NAMELESS, FilingView, UnreadableView
from engine.trail.state.workflow import FILING_MOVES
from engine.values import dataclass, field
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from engine.roster.unit import Unit
    from engine.trail.queries.filed import Season, Seasons, Stray
    from engine.trail.state.views import FindingView
    from tui.text.words import Texts

VIEWS = (
    "all", "received", "under_review", "returned", "approved", "published", "reopened",
    "seconding", "unmatched", "missing",
)  # fmt: skip
FIXED = {
    "returned": "1", "approved": "2", "under_review": "3", "published": "4", "reopened": "5",
    "match": "6", "rounds": "7", "trail": "8", "last-year": "9",
}  # fmt: skip
LETTERS = {
    "returned": "T", "approved": "P", "under_review": "S", "published": "G", "reopened": "O",
    "match": "R", "rounds": "V", "trail": "L", "last-year": "Y",
}  # fmt: skip
"""What one presses for a move wherever it is offered: its digit, and its letter."""
# the move that takes another back; the table of the casebook allows it
BACK = {"returned": "under_review", "approved": "reopened", "published": "reopened"}


def taken_back(filing: FilingView, texts: Texts) -> str:
    """Return what is said of a move taken back; of a return, that its letter goes with it."""
    state = texts("filing-" + filing.state)
    words = texts("move-undone", what=named(filing, texts), state=state)
    return words + (texts("letter-void") if filing.state == BACK["returned"] else "")


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit of the roster that has no filing for a year; one of ``perhaps`` may be its own.

    ``unread`` are the names of files that are its own and could not be read.
    """

    unit: Unit
    year: int
    perhaps: tuple[FilingView, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def due(self) -> date | None:
        """Return the roster's deadline if it is for this year: it falls into the year after."""
        deadline = self.unit.deadline
        return deadline if deadline and deadline.year == self.year + 1 else None

    @property
    def certain(self) -> bool:
        """Tell whether it certainly has not filed."""
        return not (self.perhaps or self.unread)


@dataclass(frozen=True, slots=True)
class Group:
    """The heading over rows of one kind or one superior: its words, and how many filings."""

    words: str
    count: int


Row = FilingView | UnreadableView | Missing | Group
"""What stands on a line of the desk."""


@dataclass(frozen=True, slots=True)
class DeskSnapshot:
    """The desk at one moment.

    ``proposals`` are, by filing, how many wait for me and how many of mine for somebody else;
    ``missing`` are units without a filing in a season, newest first; ``strays`` the years that are
    none for want of filings. ``season`` is the year at hand, None where no year is a season;
    ``years`` are all that something came for or is expected for; ``earlier`` the filings of years
    before the season, there for reference, ``owed_earlier`` who has not filed for those;
    ``misdated`` are filings of the year before that may be a season's own;
    ``filed`` by year how many units have filed, of ``expected``; ``units`` by their names.
    """

    filings: Sequence[FilingView] = ()
    missing: Sequence[Missing] = ()
    unmatched: frozenset[int] = frozenset()
    proposals: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    strays: Sequence[Stray] = ()
    season: int | None = None
    years: Sequence[int] = ()
    earlier: frozenset[int] = frozenset()
    owed_earlier: Sequence[Missing] = ()
    filed: Mapping[int, int] = field(default_factory=dict)
    expected: int = 0
    unreadable: Sequence[UnreadableView] = ()
    units: Mapping[str, Unit] = field(default_factory=dict)
    misdated: frozenset[int] = frozenset()

    def stray(self, filing: FilingView) -> Stray | None:
        """Return the stray year a filing belongs to, None if its year is a season or unknown."""
        return next((one for one in self.strays if one.year == filing.year), None)

    def tag(self, filing: FilingView) -> str:
        """Return what is special about a filing: ``unmatched``, ``seconding``, ``waiting``."""
        for_me, of_mine = self.proposals.get(filing.id, (0, 0))
        if filing.id in self.unmatched:
            return "unmatched"
        return "seconding" if for_me else "waiting" if of_mine else ""

    def view(self, name: str) -> Sequence[Row]:
        """Return what stands in a view of the desk."""
        if name == "missing":
            return self.missing
        if name == "all":
            return [*self.filings, *self.unreadable, *self.missing]
        return [filing for filing in self.filings if self._in(filing, name)]

    def _in(self, filing: FilingView, name: str) -> bool:
        if name == "seconding":
            return self.proposals.get(filing.id, (0, 0))[0] > 0
        if name == "unmatched":
            return filing.id in self.unmatched
        return name == filing.state


def snapshot(
    filings: Sequence[FilingView],
    known: Seasons,
    proposals: Mapping[int, tuple[int, int]],
    unreadable: Sequence[UnreadableView],
    units: Sequence[Unit],
) -> DeskSnapshot:
    """Put together the desk from what the casebook tells; ``units`` are the roster."""
    brought = (*known.seasons, *known.earlier)
    return DeskSnapshot(
        filings=filings,
        missing=owing(known.seasons),
        unmatched=frozenset(one.id for one in known.unmatched),
        misdated=frozenset(stale_of(known.seasons)),
        proposals=proposals,
        strays=known.strays,
        season=known.seasons[0].year if known.seasons else None,
        years=sorted({one.year for one in filings if one.year} | {one.year for one in brought}),
        earlier=frozenset(one.id for one in filings if known.is_reference(one)),
        owed_earlier=owing(known.earlier),
        filed={one.year: len(one.filed) for one in brought},
        expected=len(units),
        units={one.name: one for one in units},
        unreadable=unreadable,
    )


def stale_of(seasons: Iterable[Season]) -> Iterator[int]:
    """Yield the filings that carry another year's number and may be a unit's for a season."""
    for season in seasons:
        for _unit, filings in season.unclear:
            yield from (one.id for one in filings if one.year and one.year != season.year)


def owing(seasons: Iterable[Season]) -> list[Missing]:
    """Return who has not filed season by season, after them those of whom it is not certain."""
    result: list[Missing] = []
    for one in seasons:
        result += [Missing(unit, one.year) for unit in one.missing]
        result += [Missing(unit, one.year, perhaps) for unit, perhaps in one.unclear]
        result += [
            Missing(unit, one.year, unread=tuple(dict.fromkeys(file.name for file in files)))
            for unit, files in one.unread
        ]
    return result


def counted(proposals: Sequence[FindingView], me: str) -> dict[int, tuple[int, int]]:
    """Return by filing how many proposals wait for me, and how many of mine for another."""
    result: dict[int, tuple[int, int]] = {}
    for finding in proposals:
        for_me, of_mine = result.get(finding.filing_id, (0, 0))
        own = finding.proposer == me
        result[finding.filing_id] = (for_me + (not own), of_mine + own)
    return result


def overdue(filing: FilingView, today: date) -> int:
    """Return by how many days a returned filing is late, 0 if it is not."""
    if filing.state != "returned" or filing.due is None:
        return 0
    return max(0, (today - filing.due).days)


def moves(filing: FilingView, picture: DeskSnapshot) -> list[str]:
    """Return what can be done with a filing now, the most likely first."""
    allowed = [move for move in FILING_MOVES[filing.state] if move != "received"]
    match = ["match"] if picture.units else []
    first, last = (match, []) if filing.id in picture.unmatched else ([], match)
    asked = ["last-year"] if filing.id in picture.misdated else []
    return [*asked, *first, *allowed, *last, "rounds", "trail"]


def of_its_year(filing: FilingView, texts: Texts) -> Correction:
    """Return what an auditor says by it that a report is really of the year that it names."""
    reason = texts("last-year-reason")
    return Correction(target="year", value=str(filing.year or ""), reason=reason)


def move_of(typed: str, names: Sequence[str]) -> str:
    """Return which of the moves offered a digit or letter stands for, ``""`` for none."""
    typed = typed.strip().upper()
    return next((one for one in names if typed in {FIXED[one], LETTERS[one]}), "")


def following(filings: Sequence[FilingView], current: FilingView) -> FilingView | None:
    """Return the next filing of the same year to be audited, by agency, round to the first."""
    waiting = [
        one
        for one in filings
        if one.year == current.year
        and one.id != current.id
        and one.undecided
        and one.state in {"received", "under_review", "reopened"}
    ]
    here = (current.agency, current.id)
    return min(waiting, key=lambda one: ((one.agency, one.id) < here, one.agency, one.id),
               default=None)  # fmt: skip


def agency_of(filing: FilingView, texts: Texts) -> str:
    """Return whose filing it is; where nobody knows, the file by which people find it."""
    return filing.whose.replace(NAMELESS, texts("unknown-agency"))


def named(filing: FilingView, texts: Texts) -> str:
    """Return agency and year of a filing."""
    return f"{agency_of(filing, texts)} {filing.year or ''}".strip()


def about(filing: Row, picture: DeskSnapshot, today: date, texts: Texts) -> str:
    """Return the sentence on what is special about a line of the desk, ``""`` if nothing is."""
    if isinstance(filing, Group):
        return ""
    if isinstance(filing, Missing):
        return _about_missing(filing, texts)
    if isinstance(filing, UnreadableView):
        name, why = one_line(filing.source or filing.name), one_line(filing.reason)
        return texts("about-file-unread", name=name, why=why)
    for_me, of_mine = picture.proposals.get(filing.id, (0, 0))
    late = overdue(filing, today)
    stray = picture.stray(filing)
    sentences = [
        texts("about-stray", year=stray.year, n=len(stray.filings)) if stray else "",
        texts("about-unmatched") if filing.id in picture.unmatched else "",
        texts("about-file", name=one_line(filing.source)) if filing.agency == NAMELESS else "",
        texts("about-seconding", n=for_me) if for_me else "",
        texts("about-waiting", n=of_mine) if of_mine else "",
        texts("requests", n=filing.requests) if filing.requests else "",
    ]
    if filing.state == "returned" and filing.due:
        days = texts("late-days", n=late) if late else ""
        sentences.append(texts("about-returned", day=filing.due.isoformat(), late=days))
    if filing.state == "published" and filing.published_on:
        day = filing.published_on.isoformat()
        sentences.append(texts("about-published", day=day, address=filing.published_address))
    return " ".join(filter(None, sentences))


def _about_missing(item: Missing, texts: Texts) -> str:
    if item.unread:
        files = texts.joined(one_line(name) for name in item.unread)
        return texts("about-unread", unit=item.unit.name, year=item.year, files=files)
    if not item.perhaps:
        return texts("about-missing", unit=item.unit.name, year=item.year)
    names = texts.joined(f"{one.id} {named(one, texts)}" for one in item.perhaps)
    key = "about-stale" if is_stale(item.perhaps, item.year) else "about-perhaps"
    return texts(key, unit=item.unit.name, year=item.year, filings=names)
