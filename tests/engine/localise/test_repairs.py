"""The search against brute force on small systems, and its bound on work."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.localise.equations import Equation, groups, system_of
from engine.localise.repairs import smallest_repairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CELLS = [(3, "r", str(number)) for number in range(6)]
REACH = range(-14, 24)
"""The values that brute force tries for two cells."""

coefficients = st.dictionaries(st.sampled_from(CELLS), st.sampled_from([-1, 1, 1, 2]), min_size=2)
systems = st.lists(coefficients, min_size=1, max_size=4)
numbers = st.fixed_dictionaries({cell: st.integers(0, 4) for cell in CELLS})


def equations_that_hold(rows: Sequence[Mapping], values: Mapping) -> list[Equation]:
    return [
        Equation(coefficients=row, constant=sum(k * values[cell] for cell, k in row.items()))
        for row in rows
    ]


def holds(equations: Sequence[Equation], values: Mapping) -> bool:
    return all(
        sum(k * values[cell] for cell, k in one.coefficients.items()) == one.constant
        for one in equations
    )


def by_brute_force(equations: Sequence[Equation], values: Mapping) -> list[dict]:
    """Try every set of one, then of two cells with every value in reach.

    A set counts if the equations leave it one value each (below zero included, or the sign alone
    would decide) and none is below zero.
    """
    for size, reach in ((1, range(-80, 160)), (2, REACH)):
        found = []
        for cells in combinations(CELLS, size):
            mending = [
                dict(zip(cells, new, strict=True))
                for new in product(reach, repeat=size)
                if holds(equations, {**values, **dict(zip(cells, new, strict=True))})
            ]
            if len(mending) == 1 and min(mending[0].values()) >= 0:
                found.extend(mending)
        if found:
            return found
    return []


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(systems, numbers, st.lists(st.sampled_from(CELLS), min_size=1, max_size=2, unique=True))
def test_all_smallest_repairs_are_those_of_brute_force(
    rows: list[dict], right: dict, wrong: list
) -> None:
    equations = equations_that_hold(rows, right)
    values = {cell: n + 3 if cell in wrong else n for cell, n in right.items()}
    assume(not holds(equations, values))
    found = smallest_repairs(system_of(equations, values), values, most=2).repairs
    within = [one for one in found if len(one) == 1 or max(one.values()) in REACH]
    expected = by_brute_force(equations, values)
    assert {frozenset(one.items()) for one in within} == {
        frozenset(one.items()) for one in expected
    }


def test_nothing_broken_means_nothing_to_repair() -> None:
    values = dict.fromkeys(CELLS, 1)
    equations = equations_that_hold([{CELLS[0]: 1, CELLS[1]: -1}], values)
    assert smallest_repairs(system_of(equations, values), values).repairs == ()


def test_work_is_counted_and_the_search_says_that_it_stopped() -> None:
    cells = [(3, str(row), str(column)) for row in range(12) for column in range(12)]
    values = {cell: (7 * int(cell[1]) + 11 * int(cell[2])) % 13 for cell in cells}
    rows = [{(3, str(r), str(c)): 1 for c in range(12)} for r in range(12)]
    columns = [{(3, str(r), str(c)): 1 for r in range(12)} for c in range(12)]
    equations = [
        Equation(coefficients=row, constant=1000 + i) for i, row in enumerate(rows + columns)
    ]
    search = smallest_repairs(system_of(equations, values), values, most=20, limit=50)
    assert search.cut
    assert search.repairs == ()


def test_a_whole_number_is_required() -> None:
    """2x = 7 has no repair, however small."""
    x, y = CELLS[:2]
    equations = [Equation(coefficients={x: 2, y: 2}, constant=7)]
    values = {x: 1, y: 1}
    assert smallest_repairs(system_of(equations, values), values, most=1).repairs == ()


def test_equations_without_a_common_cell_are_groups_of_their_own() -> None:
    a, b, c, d = CELLS[:4]
    linked = [Equation(coefficients={a: 1, b: 1}), Equation(coefficients={c: 1})]
    assert [len(group) for group in groups(linked)] == [1, 1]
    bridged = [*linked, Equation(coefficients={b: 1, c: 1}), Equation(coefficients={d: 1})]
    assert sorted(len(group) for group in groups(bridged)) == [1, 3]


@settings(max_examples=40, deadline=None)
@given(systems, numbers, st.sets(st.sampled_from(CELLS), min_size=1, max_size=3))
def test_unknown_cells_never_break_a_system_that_holds(
    rows: list[dict], right: dict, unknown: set
) -> None:
    values = {cell: number for cell, number in right.items() if cell not in unknown}
    assert system_of(equations_that_hold(rows, right), values).broken == []
