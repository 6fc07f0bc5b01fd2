"""Rows of table 3 that could be cut in several ways: the columns' identities choose, or nobody.

Only where one cut alone lets every column that can be checked balance.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.reading.tables.row_values import settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.forms.axes import Sums
    from engine.forms.model import Sum
    from engine.reading.tables.builder import TableBuilder
    from engine.reading.tables.split_digits import Cut

MOST = 2_000


def settle_open_rows(found: TableBuilder, sums: Sums) -> None:
    """Choose among the cuts of open rows by the identities that hold in each column."""
    choices = {key: reading.choices for key, _, reading, _ in found.open_rows}
    if not choices:
        return
    known = _known(found, sums.columns)
    unread = set(found.rows) - set(known) - set(choices)
    checks = [one for each in sums.in_column if (one := each.over({*known, *choices}))]
    checks = [one for one in checks if _open(one, choices) and unread.isdisjoint(each_of(one))]
    left = narrowed({key: (cut,) for key, cut in known.items()} | choices, checks)
    touched = {key for one in checks for key in _open(one, choices)}
    _take(found, {key: left[key][0] for key in touched if len(left.get(key, ())) == 1})


def each_of(one: Sum) -> tuple[str, ...]:
    """Return the rows of an identity, both sides."""
    return (*one.add, *one.make)


def _open(one: Sum, choices: Mapping[str, tuple[Cut, ...]]) -> list[str]:
    return [key for key in each_of(one) if key in choices]


def narrowed(
    choices: Mapping[str, tuple[Cut, ...]], checks: Sequence[Sum]
) -> Mapping[str, tuple[Cut, ...]]:
    """Leave of each row the cuts with which every identity can hold; nothing where one cannot."""
    left = dict(choices)
    narrower = True
    while narrower:
        narrower = False
        for one in checks:
            keys = each_of(one)
            if prod(len(left[key]) for key in keys) > MOST:
                continue
            fitting = [c for c in product(*(left[key] for key in keys)) if _holds(one, c)]
            if not fitting:
                return {}
            for key, fit in zip(keys, zip(*fitting, strict=True), strict=True):
                fewer = tuple(dict.fromkeys(fit))
                narrower = narrower or len(fewer) < len(left[key])
                left[key] = fewer
    return left


def _holds(one: Sum, cuts: Sequence[Cut]) -> bool:
    """Tell whether an identity holds in every column; the sides stand in ``cuts`` in order."""
    add, make = cuts[: len(one.add)], cuts[len(one.add) :]
    return all(
        sum(cut[column] for cut in add) == sum(cut[column] for cut in make)
        for column in range(len(cuts[0]))
    )


def _known(found: TableBuilder, keys: Sequence[str]) -> dict[str, Cut]:
    known = {}
    for row in found.rows:
        numbers = [
            value.number if (value := found.values.get((row, key))) else None for key in keys
        ]
        if all(isinstance(number, int) for number in numbers):
            known[row] = tuple(number for number in numbers if isinstance(number, int))
    return known


def _take(found: TableBuilder, cuts: Mapping[str, Cut]) -> None:
    rows = [entry for entry in found.open_rows if entry[0] in cuts]
    settled = {id(row.filled[0].anchor) for _, row, _, _ in rows}
    found.doubts = [doubt for doubt in found.doubts if id(doubt.anchor) not in settled]
    for key, row, _, layout in rows:
        reading = settle(row, cuts[key], layout)
        for column, value in reading.values.items():
            found.values[key, column] = value
        if reading.short:
            label = row.labels[-1].text if row.labels else ""
            found.doubt(DoubtKind.ROW_ONE_SHORT, row.filled[0].anchor, label=label)
        else:
            found.doubt(DoubtKind.ROW_CUT_BY_COLUMNS, row.filled[0].anchor)
