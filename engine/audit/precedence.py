"""Whether one report is another's of the year before: asked here by whoever compares two years.

A report is judged by last year's only if both are certainly one unit's and the years follow each
other; whatever is less than certain is asked for instead. ``check --last``, the neighbours of a
sweep and likeness go by the same answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.agency_names.places import roster_core
from engine.roster.certain import match_unit
from engine.roster.match import match
from engine.roster.unit import Unit
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

Sameness = Literal["same", "near", "other"]
Fit = Literal["fits", "several", "near", "year", "itself", "unknown", "other"]
"""How a report fits as last year's: ``near`` is perhaps the unit's (renamed?), ``year`` the unit's
of another year, ``itself`` the very bytes; ``unknown`` lacks a unit or a year on either side.
``several`` is said of a choice alone: more than one fits, and nobody says which it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose report a file is and of which year, as far as known; ``sha256`` is of its bytes."""

    agency: str = ""
    kind: str | None = None
    year: int | None = None
    sha256: str = ""


def fit(here: Whose, last: Whose, roster: Sequence[Unit] = ()) -> Fit:
    """Tell how ``last`` fits as the last year's report of ``here``."""
    if here.sha256 and here.sha256 == last.sha256:
        return "itself"
    if not (here.agency and last.agency and here.year and last.year):
        return "unknown"
    sameness = same_agency(here, last, roster)
    if sameness == "other":
        return "other"
    if last.year != here.year - 1:
        return "year"
    return "fits" if sameness == "same" else "near"


def same_agency(one: Whose, other: Whose, roster: Sequence[Unit] = ()) -> Sameness:
    """Tell whether two names are one unit's: by the roster where it knows both, else by the names.

    A unit that was renamed is the same if the roster has its former name among the aliases.
    """
    units = [match_unit(who.agency, who.kind, roster) for who in (one, other)]
    if units[0] is not None and units[1] is not None:
        return "same" if units[0].name == units[1].name else "other"
    if roster_core(one.agency) == roster_core(other.agency):
        return "same"
    known = units[0] or units[1] or Unit(name=one.agency)
    asked = one if units[1] is not None else other
    found = match(asked.agency, (known,))
    if found.how == "none":
        return "other"
    return "near" if found.how == "similar" else "same"
