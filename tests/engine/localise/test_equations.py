"""The linear system: what it lacks, unknown cells taken out, groups that share no cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.localise.equations import Equation, combine, groups, system_of

CELLS = [(3, "r", str(number)) for number in range(4)]
A, B, C, D = CELLS
ROWS = st.dictionaries(st.sampled_from(CELLS), st.integers(-3, 3).filter(bool), min_size=1)
VALUES = st.fixed_dictionaries({cell: st.integers(0, 9) for cell in CELLS})


def worth(row, values):
    return sum(k * values[cell] for cell, k in row.items())


def test_what_a_row_lacks_is_the_change_that_it_has_to_undergo():
    system = system_of([Equation(coefficients={A: 1, B: -1}, constant=2)], {A: 5, B: 1})
    assert (system.rows, system.needs, system.pivots) == ([{A: 1, B: -1}], [-2], [])
    assert system.broken == [0]


def test_an_unknown_cell_takes_one_equation_away_and_links_the_others():
    equations = [Equation(coefficients={A: 1, B: -1}), Equation(coefficients={B: 1, C: -1})]
    system = system_of(equations, {A: 4, C: 3})
    assert system.rows == [{A: 1, C: -1}]
    assert system.needs == [-1]
    assert [cell for cell, _row, _lacks in system.pivots] == [B]


@given(ROWS, ROWS, VALUES, st.sampled_from(CELLS))
def test_combined_rows_hold_for_whatever_both_held_for(row, pivot, values, cell):
    row, pivot = {**row, cell: row.get(cell, 2)}, {**pivot, cell: pivot.get(cell, -3)}
    both, need = combine(row, worth(row, values), pivot, worth(pivot, values), cell)
    assert cell not in both
    assert 0 not in both.values()
    assert worth(both, values) == need


@given(st.lists(ROWS, max_size=4), VALUES, st.sets(st.sampled_from(CELLS)))
def test_a_system_that_holds_lacks_nothing_whatever_is_unknown(rows, right, unknown):
    equations = [Equation(coefficients=row, constant=worth(row, right)) for row in rows]
    values = {cell: number for cell, number in right.items() if cell not in unknown}
    system = system_of(equations, values)
    assert system.broken == []
    assert len(system.rows) + len(system.pivots) == len(rows)
    for cell, row, lacks in system.pivots:
        free = {one for one in row if one not in values}
        assert cell in free
        assert lacks == sum(row[one] * right[one] for one in free)
    assert not unknown & {cell for row in system.rows for cell in row}


@given(st.lists(ROWS, max_size=5))
def test_groups_hold_every_equation_once_and_share_no_cell(rows):
    equations = [Equation(coefficients=row, finding=str(n)) for n, row in enumerate(rows)]
    found = groups(equations)
    assert sorted(one.finding for group in found for one in group) == [
        str(n) for n in range(len(rows))
    ]
    cells = [{cell for one in group for cell in one.coefficients} for group in found]
    for n, some in enumerate(cells):
        assert all(some.isdisjoint(other) for other in cells[:n])
