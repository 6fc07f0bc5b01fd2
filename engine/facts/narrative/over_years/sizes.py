"""How large a change is said to be, and the two years' numbers that a sentence tells itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.clauses.amounts import TIMES
from engine.clauses.documents import UNITS
from engine.facts.narrative.over_years.subjects import ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard
    from engine.facts.narrative.over_years.trend import State
    from engine.vocabulary.model import Words

ROUGHLY = 200
ROUNDED = 500
DOUBLED = 10_000
"""Hundredths of a percent."""
_ABOUT = frozenset({"约", "近", "左右", "大约", "将近", "上下"})
_MORE = frozenset({"多", "有余", "还多"})


def size_of(one: Heard, told: Token | None, state: State, subject: str) -> tuple[int, int] | None:
    """Return how large a change is said to be, and what rounding allows; None if it is not told."""
    if told is None:
        return 0, 0
    beside = [token.text for token in _beside(one, told)]
    if not _ABOUT.issuperset(beside):
        return None  # 一半以上, 超过50%, 三成多: a bound
    return _size(told, state, subject, rough=bool(beside))


def _size(told: Token, state: State, subject: str, *, rough: bool) -> tuple[int, int] | None:
    if told.category in {"tenths", "change"}:
        rate = _rate_of(told) if told.category == "tenths" else DOUBLED
        return None if rough else (rate, 3 * ROUNDED if rate == DOUBLED else ROUNDED)
    amount = told.amount
    if amount is None or told.key == "个百分点":
        return None
    if state.current is None and subject.startswith(ROWS) and told.key not in {"%", TIMES, *UNITS}:
        return None
    rough = rough or amount.rough
    if told.category == "percent":
        return _rate(told, amount.value, rough=rough)
    number = state.current.phrase.number if state.current else None
    other = number is not None and subject != "received" and number.key != told.key
    return None if rough or other or amount.count is None else (amount.count, 0)


def _rate(told: Token, value: Decimal, *, rough: bool) -> tuple[int, int] | None:
    """Return a percentage, or so many times, in hundredths of a percent, and the slack."""
    if told.key == TIMES:
        slack = min(_slack(value) * 50, 3 * ROUNDED)
        return None if rough else (int(value * DOUBLED), slack)
    return int(value * 100), max(_slack(value), ROUGHLY if rough else 0)


def _rate_of(told: Token) -> int:
    """Return 三成, 四分之一 in hundredths of a percent."""
    return int(told.key[1:]) * (1000 if told.key[0] == "n" else 100)


def _beside(one: Heard, told: Token) -> list[Token]:
    """Return the words right before and behind a size that make it rough, or a bound."""
    return [
        token
        for token in one.phrase.clause
        if (token.category == "rough" and told.start == token.end)
        or (told.end == token.start and (token.category == "rough" or token.text in _MORE))
    ]


def _slack(value: Decimal) -> int:
    """Return one unit of the last digit written, in hundredths of a percent."""
    exponent = value.as_tuple().exponent
    return max(1, int(Decimal(100).scaleb(exponent if isinstance(exponent, int) else 0)))


def numbers_of(state: State, unit: str) -> tuple[int | None, int | None]:
    """Return this year's and last year's number as the sentence tells them, in one unit."""
    number = state.current.phrase.number if state.current else None
    here = number.amount if number else None
    then = state.last.amount if state.last else None
    current = here.things if here and not here.rough else None
    if here is None or then is None or then.rough or current is None:
        return current, None
    if here.unit.removeprefix("万") != then.unit.removeprefix("万"):
        return current, None
    rounded = here.is_rounded or then.is_rounded
    same = not unit or (unit == here.unit and not rounded)
    return current, then.things if same else None


def rounding_of(state: State, current: int | None, last: int | None) -> int:
    """Return how far a rate may be off, in hundredths of a percent, between rounded numbers."""
    here = state.current.phrase.number if state.current else None
    off = [one.amount.rounding if one and one.amount else 0 for one in (here, state.last)]
    if not any(off) or current is None or not last or last <= off[1]:
        return 0
    most = (current + off[0]) * DOUBLED // (last - off[1])
    least = (current - off[0]) * DOUBLED // (last + off[1])
    said = current * DOUBLED // last
    return max(most - said, said - least) + 1


def before_change(change: Token, size: Token | None, state: State, words: Words) -> int | None:
    """Return last year's number as 9200条，比上年增加1200条 tells it."""
    number = state.current.phrase.number if state.current else None
    here = number.amount if number else None
    by = size.amount if size and size.category == "number" else None
    if here is None or by is None or here.unit != by.unit or here.rough or by.rough:
        return None
    if here.count is None or by.count is None:
        return None
    down = words["down"].search(change.text)
    return here.count + by.count if down else max(here.count - by.count, 0) or None


def last_of(tokens: Sequence[Token], category: str) -> Token | None:
    """Return the last token of a category, None if there is none."""
    found = [token for token in tokens if token.category == category]
    return found[-1] if found else None
