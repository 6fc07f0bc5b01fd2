"""The desk of one year: what of the casebook is its work, and how far that work has come. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass, replace
from tui.render.season import overdue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.render.season import DeskSnapshot
    from tui.text.words import Texts

SETTLED = frozenset({"returned", "approved", "published"})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a year has come; ``expected`` is 0 where no roster says how many have to file."""

    filed: int
    expected: int
    reviewed: int
    returned: int
    late: int


def of_year(picture: DeskSnapshot, year: int | None) -> DeskSnapshot:
    """Return the desk of a year, None: of all years.

    The season's own desk holds all that is work now: beside its year what has no year or a stray
    one, for that may be a slip. An earlier year's desk holds what was filed for it, and who did
    not.
    """
    if year is None:
        return picture
    if year == picture.season:
        filings = [one for one in picture.filings if one.id not in picture.earlier]
        missing = [one for one in picture.missing if one.year == year]
        return replace(picture, filings=filings, missing=missing)
    return replace(
        picture,
        filings=[one for one in picture.filings if one.year == year],
        missing=[one for one in (*picture.missing, *picture.owed_earlier) if one.year == year],
        unreadable=(),
    )


def beside(picture: DeskSnapshot, year: int | None, by: int) -> int | None:
    """Return the year before or after one; all years (None) stand after the newest."""
    order: Sequence[int | None] = (*picture.years, None)
    at = order.index(year) if year in order else len(order) - 1
    return order[min(max(at + by, 0), len(order) - 1)]


def progress(shown: DeskSnapshot, year: int | None, today: date) -> Progress:
    """Count how far the desk of a year has come."""
    filings, dated = shown.filings, year in shown.filed
    due = (one.due for one in shown.missing if one.certain)
    return Progress(
        filed=shown.filed[year] if dated and year is not None else len(filings),
        expected=shown.expected if dated else 0,
        reviewed=sum(not one.undecided or one.state in SETTLED for one in filings),
        returned=sum(one.state == "returned" for one in filings),
        late=sum(bool(overdue(one, today)) for one in filings)
        + sum(day is not None and day < today for day in due),
    )


def progress_line(so_far: Progress, texts: Texts) -> str:
    """Return how far a year has come as a line; what is nought is left out."""
    filed = f"{so_far.filed}/{so_far.expected}" if so_far.expected else str(so_far.filed)
    parts = [texts("progress-filed", n=filed), texts("progress-reviewed", n=so_far.reviewed)]
    parts += [texts("progress-returned", n=so_far.returned)] if so_far.returned else []
    parts += [texts("progress-late", n=so_far.late)] if so_far.late else []
    return " · ".join(parts)


def year_words(picture: DeskSnapshot, year: int | None, texts: Texts) -> str:
    """Return how the title names a year; one before the season is there for reference."""
    if year is None:
        return texts("all-years")
    earlier = picture.season is not None and year < picture.season
    return texts("year-earlier" if earlier else "year-of", year=year)
