"""Facts that take more than one report: last year's, the units', other versions, the roster.

Catalogue X101 to X109. Whatever is not in the context makes no fact, or a fact without the field
that is wanting, so that the rule says what to ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Fact, Place
from engine.facts.across.cumulative import cumulative
from engine.facts.across.kinds import KINDS, ROSTER
from engine.facts.across.last_year import carried, stock
from engine.facts.across.likeness import likeness
from engine.facts.across.parent import parent
from engine.facts.across.versions import published, versions

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from engine.facts.context import Context
    from engine.report import Report
    from engine.roster.unit import Unit


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of this family."""
    yield from carried(report, context)
    yield from stock(report, context)
    yield from parent(report, context)
    yield from likeness(report, context)
    yield from versions(report, context)
    yield from published(report, context)
    yield from cumulative(report, context)


def roster_facts(
    units: Iterable[Unit], filed: Container[str], year: int, unclear: Container[str] = ()
) -> Iterator[Fact]:
    """Yield one fact a unit of the roster: whether the report on ``year`` is among those filed.

    ``filed`` and ``unclear`` hold names of units as the roster writes them (see
    ``engine.roster.match.match``); of an unclear one the fact does not say whether it has filed.
    """
    for unit in units:
        told = {} if unit.name in unclear else {"filed": int(unit.name in filed)}
        yield Fact(
            kind=ROSTER.name,
            fields={
                "unit": unit.name,
                "unit_kind": unit.kind,
                "reported_year": year,
                **told,
            },
            place=Place(item=f"unit:{unit.name}", label=unit.name),
        )


__all__ = ["KINDS", "facts", "roster_facts"]
