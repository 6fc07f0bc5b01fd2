"""A sum behind its items: 甲类6件、乙类8件，合计14件; the parts of a year, then the whole year."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from engine.numbers import parse_number

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from engine.facts.narrative.terms import Term

    class Patterns(Protocol):
        """Whatever gives a pattern by its name."""

        def __getitem__(self, name: str) -> re.Pattern[str]:
            """Return a pattern."""


_MONTHS = list(range(1, 13))
_QUARTER = 3
_ENOUGH = 3


def before_sum(
    found: tuple[Term, ...], total: Term, words: Patterns
) -> tuple[tuple[Term, ...], bool]:
    """Return the numbers that a number may sum up, and whether it says so (合计, 两项共).

    Nothing where it sums up none.
    """
    told = words["added_up"].search(total.label) or ends_seasons(found, total, words)
    if not told and not words["adds_up"].search(total.label):
        return (), False
    counted = found[-1]
    if counted.amount.end == total.start and not counted.label:  # 两项共发放资料4700份
        return found[:-1], True
    return found, bool(told)


def one_a_clause(text: str, found: Sequence[Term], words: Patterns) -> bool:
    """Tell 征收9件；质量8件；物业6件，合计23件: one item between two semicolons, and no deed."""
    apart = [text[one.amount.end : other.start] for one, other in pairwise(found)]
    deeds = any(words["measure"].search(term.label) for term in found)
    return len(found) >= _ENOUGH and not deeds and all(mark.count("；") == 1 for mark in apart)


def ending_with(before: list[Term], total: Term, text: str) -> tuple[Term, ...]:
    """Return which of the numbers before a total it adds up: any in a row that reach it.

    The last of them stands next to the sum, unless another unit counts what does. Where none
    reach it, those that 、 joins (a、b、c，共n), as what stands before them may be another
    matter, or all, whichever comes nearer.
    """
    size = len(before)
    sums = [0, *accumulate(term.value for term in before)]
    unit = before[-1].amount.unit
    for end in range(size, 1, -1):
        if end < size and before[end].amount.unit == unit == total.amount.unit:
            continue
        for start in range(end - 1):
            if sums[end] - sums[start] == total.value:
                return tuple(before[start:end])
    row = size
    while row > 1 and "，" not in text[before[row - 2].amount.end : before[row - 1].amount.start]:
        row -= 1
    joined = before[row - 1 :] if row < size else before
    apart = abs(sum(term.value for term in joined) - total.value)
    return tuple(joined if apart <= abs(sums[-1] - total.value) else before)


def ends_seasons(before: Sequence[Term], total: Term, words: Patterns) -> bool:
    """Tell the number of a year from those of its parts, if they are all of it and none twice."""
    if not words["year_whole"].search(total.label):
        return False
    told = [words["season"].search(one.label) for one in before]
    months = [month for found in told if found for month in _months(found)]
    named = [found is not None for found in told]
    return months == _MONTHS and all(named[named.index(True) :])


def _months(found: re.Match[str]) -> Iterator[int]:
    """Yield the months of a part of the year."""
    if found["half"]:
        yield from _MONTHS[:6] if found["half"] == "上" else _MONTHS[6:]
    elif found["quarter"]:
        first = (_number(found["quarter"]) - 1) * _QUARTER
        yield from _MONTHS[first : first + _QUARTER]
    else:
        yield from range(_number(found["first"]), _number(found["last"]) + 1)


def _number(written: str) -> int:
    return int(written if written.isdigit() else parse_number(written) or 0)
