"""What the items of a list add up to: by their sorts, units and what goes on behind it."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.facts.narrative.labels import Label
    from engine.facts.narrative.list_shapes import Reading
    from engine.facts.narrative.terms import Term

WAYS = frozenset({"ways", "channels", "came"})


def readings_of(
    same: tuple[Term, ...], mixed: Sequence[Term], more: Sequence[Term], words: Reading
) -> list[Sequence[Term]]:
    """Return what the items may be: those of one unit, with others between, with what goes on."""
    readings: list[Sequence[Term]] = [same, mixed, *([(*same, *more)] if more else [])]
    if words["measure"].search(same[0].label):  # 6件，其中结转1件；审结5件、未审结1件
        readings.append(same[1:])
    return readings


def nearest(
    values: Sequence[int], readings: Sequence[Sequence[Term]], words: Reading
) -> tuple[int, int, int]:
    """Return (total, sum, items) of the first reading that fits, else of the one with most items.

    A list may add up to the number just before it, to another, or to several together.
    """
    sums = list(accumulate(reversed(values)))
    for total in [values[-1], *values[:-1], *sums[1:]]:
        for reading in readings:
            cuts = _cuts(reading, words)
            for count, reached in enumerate(accumulate(term.value for term in reading), start=1):
                if reached == total and count > 1 and count in cuts:
                    return total, reached, count
    longest = max(readings[:2], key=len)
    reached = sum(term.value for term in longest)
    return min(values, key=lambda total: abs(total - reached)), reached, len(longest)


def of_a_sort(items: Sequence[Term], words: Reading) -> tuple[Term, ...]:
    """Return the items of the first sort, if they have one: applicants, then ways are two lists."""
    sorts = [_sort(words.labels.read(term.named)) for term in items]
    ends = [at for at in range(1, len(items)) if sorts[0] and sorts[at] != sorts[0]]
    other = [at for at in ends if "rest" not in words.labels.read(items[at].named).kinds]
    return tuple(items[: other[0] if other else len(items)])


def _cuts(reading: Sequence[Term], words: Reading) -> set[int]:
    """Return behind how many items a list may end: all, or where items of another sort begin."""
    sorts = [_sort(words.labels.read(term.named)) for term in reading]
    pairs = pairwise(sorts)
    return {len(reading), *(at for at, (one, other) in enumerate(pairs, start=1) if one != other)}


def _sort(label: Label) -> frozenset[str]:
    kinds = label.kinds & {"applicants", "results", "outcomes"}
    return kinds if WAYS.isdisjoint(label.kinds) else kinds | {"ways"}
