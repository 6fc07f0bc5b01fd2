"""Which units of the roster have filed: by what the casebook knows, and by certain names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.roster import match_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.facts.context import Unit
    from engine.trail.views import FilingView


def filed(filings: Iterable[FilingView], units: Sequence[Unit], year: int) -> frozenset[str]:
    """Return the names of the units that have a filing for a year, as the roster writes them.

    A filing that came before the roster belongs to no unit yet; its agency's name counts, lest
    who has filed be said not to have.
    """
    known = {unit.name for unit in units}
    found = set()
    for one in filings:
        if one.year == year and one.unit in known:
            found.add(one.unit)
        elif one.year == year:
            unit = match_unit(one.agency, one.kind, units)
            found.add(unit.name if unit else "")
    return frozenset(found - {""})


def unmatched(filings: Iterable[FilingView], units: Sequence[Unit], year: int) -> list[FilingView]:
    """Return the filings of a year that belong to no unit of the roster for certain."""
    known = {unit.name for unit in units}
    return [
        one
        for one in filings
        if one.year == year
        and one.unit not in known
        and match_unit(one.agency, one.kind, units) is None
    ]
