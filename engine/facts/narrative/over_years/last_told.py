"""Numbers of last year that a sentence tells: 2023年为15件, 由上年的20件降至14件.

Each is held against last year's report, as what the sentence counts of this year is against this
year's tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.narrative.over_years.subjects import subject_of
from engine.facts.narrative.over_years.trends import WORDS
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard
    from engine.clauses.scope import Scope
    from engine.vocabulary.model import Vocabulary, Words

_MERE = frozenset(
    {
        *("filler", "total", "light", "than", "last", "this", "own", "area", "level", "reach"),
        *("request", "request_attr", "request_weak", "receive", "mark"),
    }
)
"""Words that leave a number of last year what the number of this year is."""
_NAMING = frozenset(
    {
        *("dispute", "about", "raise", "cause", "result", "row", "answer", "handle", "document"),
        *("make", "repeal", "valid", "applicant", "decision", "decide", "all"),
    }
)
"""Words that name what went from last year's number to this year's: 复议由上年的2件降至1件."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTold:
    """A number of last year: what it counts, and the year if it is named."""

    position: int
    subject: str
    value: int
    scope: Scope
    year: int | None


def last_told(heard: Sequence[Heard], vocabulary: Vocabulary) -> Iterator[LastTold]:
    """Yield the numbers of last year of a sentence of which all is understood."""
    words = vocabulary[WORDS]
    for index, one in enumerate(heard):
        if not (one.phrase.has("last") or one.phrase.behind("reach")):
            continue
        number = one.phrase.number
        value = number.amount.count if number and number.amount else None
        if number is None or value is None or (number.amount and number.amount.rough):
            continue
        mere = _MERE | _NAMING if one.phrase.behind("reach") else _MERE
        told = _of_clause(one) if _in_series(heard, index) else _before(one)
        if any(t.category not in mere for t in told) or _odd(one):
            continue
        found = _beside(heard, index, words)
        if found is not None:
            counted, year = found
            yield LastTold(
                position=number.start,
                subject=subject_of(counted) if counted is not one else "received",
                value=value,
                scope=counted.scope if counted is not one else one.scope,
                year=year,
            )


def _before(one: Heard) -> list[Token]:
    """Return what truly stands before the number."""
    start = one.phrase.number.start if one.phrase.number else 0
    return [token for token in one.phrase.before if token.start < start]


def _odd(one: Heard) -> bool:
    """Tell a number that something behind it limits: 上年的5件中3件."""
    return any(t.category not in {*_MERE, "change", "percent"} for t in one.phrase.after)


def _beside(heard: Sequence[Heard], index: int, words: Words) -> tuple[Heard, int | None] | None:
    """Return the phrase whose subject a number of last year has, and the year if it is named."""
    one = heard[index]
    behind = heard[index + 1] if index + 1 < len(heard) else None
    if one.phrase.behind("reach"):
        return (behind, None) if behind and subject_of(behind) else None
    named = [token for token in _before(one) if token.category == "last"]
    if len(named) != 1 or not (named[0].key or words["year_before"].search(named[0].text)):
        return None
    year = int(named[0].key) if named[0].key else None
    if one.claims:
        named_year = (
            one.phrase.has("receive") or _side_by_side(heard, index) or _in_series(heard, index)
        )
        own = named_year and subject_of(one) == "received"
        now = any(other.scope.year == "this" for other in heard if subject_of(other) == "received")
        return (one, year) if own and now and one.scope.year == "last" else None
    told = (o for o in reversed(heard[:index]) if o.phrase.number and not o.phrase.has("change"))
    earlier = next(told, None)
    if earlier is None or not subject_of(earlier) or _unit(earlier) != _unit(one):
        return None
    return earlier, year


def _side_by_side(heard: Sequence[Heard], index: int) -> bool:
    """Tell 2023年、2024年申请分别为6件、8件: the year's number, not what became of it."""
    clause = heard[index].phrase.clause
    return any(token.text.startswith("分别") for token in clause)


def _of_clause(one: Heard) -> list[Token]:
    """Return what stands before the number in its own clause."""
    start = one.phrase.number.start if one.phrase.number else 0
    return [token for token in one.phrase.clause if token.start < start]


def _in_series(heard: Sequence[Heard], index: int) -> bool:
    """Tell 2022年6件、2023年4件: a year after the other, each with its number."""
    behind = heard[index + 1] if index + 1 < len(heard) else None
    if behind is None or behind.phrase.number is None or subject_of(behind) != "received":
        return False
    named = _of_clause(behind)
    years = [t for t in named if t.category in {"this", "last"} and t.key]
    plain = {"filler", "reach"}  # 2023年4件、2024年升至8件
    return len(years) == 1 and all(t in years or t.category in plain for t in named)


def _unit(one: Heard) -> str:
    return one.phrase.number.key if one.phrase.number else ""
