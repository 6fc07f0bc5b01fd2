"""Which filings of the year before a season came with the season's own: titles left as they were.

A report whose title nobody brought up to date is read as last year's, and its unit would be said
not to have filed. That asks, it never tells: the report may really be last year's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.roster.file_names import years_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.trail.state.views import FilingView

SETTLED = frozenset({"approved", "published"})


def misdated(
    before: Sequence[FilingView], season: Sequence[FilingView], *, whole: bool
) -> Iterator[FilingView]:
    """Yield the filings of the year ``before`` a season that may be the season's.

    ``whole``: that year was brought whole, for reference; where it was not, every one may be. Of a
    whole year it is what lies among the season's reports, or came when they were coming in and
    most of its own year had come before. A place that tells its year settles it, and so does an
    auditor who approves it or says of which year it is (corrects the year, or names the same).
    """
    theirs, ours = (Counter(map(_folder, year)) for year in (before, season))
    began = min((each.received_at for each in season if each.received_at), default=None)
    late = [each for each in before if began and each.received_at and each.received_at >= began]
    few_late = frozenset(one.id for one in late) if 2 * len(late) < len(before) else frozenset()
    for one in before:
        among = not whole or ours[_folder(one)] > theirs[_folder(one)] or one.id in few_late
        settled = one.year_settled or one.state in SETTLED
        if among and not settled and years_told(one.source) != {one.year}:
            yield one


def is_stale(filings: Iterable[FilingView], year: int) -> bool:
    """Tell whether all that may be a unit's report of a year carries another year's number."""
    years = {one.year or year for one in filings}
    return bool(years) and year not in years


def _folder(one: FilingView) -> str:
    return one.source.replace("\\", "/").rpartition("/")[0]
