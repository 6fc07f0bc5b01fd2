"""Numbers of several years told one after the other: which is the year before's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.narrative.over_years.subjects import subject_of

if TYPE_CHECKING:
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard


def goes_on(earlier: Heard | None, one: Heard) -> bool:
    """Tell the next of a series of years, all of them before the reported one."""
    if earlier is None or (earlier.scope.year, one.scope.year) != ("last", "last"):
        return False
    years = [_year_named(earlier), _year_named(one)]
    return all(years) and years == sorted(years)


def _year_named(one: Heard) -> str:
    keys = [t.key for t in one.phrase.clause if t.category == "last" and t.key]
    return keys[0] if len(keys) == 1 else ""


def year_before(earlier: Heard | None, one: Heard) -> Token | None:
    """Return the number before of the same subject, if it is last year's and this one is not."""
    subject = subject_of(one)
    if earlier is None or not subject or subject != subject_of(earlier):
        return None
    ordered = (earlier.scope.year, one.scope.year) == ("last", "this")
    return earlier.phrase.number if ordered else None
