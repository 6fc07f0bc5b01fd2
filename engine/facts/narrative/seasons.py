"""Parts of the year told one by one, then the whole year: 一季度6件、二季度8件，……，全年26件."""

from __future__ import annotations

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
