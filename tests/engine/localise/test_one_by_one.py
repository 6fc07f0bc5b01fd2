"""Many wrong cells at once: those that show themselves are put right first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.causes import changes
from making.tables import balanced_table3, rows_of, seeded

from engine.forms.short_names import TABLE_3_COLUMNS
from engine.localise.equations import Equation, system_of
from engine.localise.one_by_one import one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.finding import Audit

    Audited = Callable[..., Audit]


def test_many_cells_that_show_themselves_are_each_a_cause_with_a_note(audited: Audited) -> None:
    clean = balanced_table3(seeded(6))
    cells = list(zip(rows_of("2021")[2:23:3], TABLE_3_COLUMNS, strict=False))
    assert len(cells) == 7
    wrong = {**clean, **{cell: clean[cell] + 11 + n for n, cell in enumerate(cells)}}
    causes = audited({3: wrong}).causes
    named = {cell: to for cause in causes for cell, to in changes(cause.repairs[0]).items()}
    assert named == {cell: clean[cell] for cell in cells}
    assert [cause.id for cause in causes] == [f"c{n}" for n in range(1, 8)]
    assert all("逐一核对" in cause.note for cause in causes)


CELLS = {name: (3, name[0], name[1:]) for name in ("r1", "r2", "r3", "s1", "s2", "s3")}


def grid(**numbers):
    """Return the equations of two rows and three columns, all of one sum, and these values."""
    r, s = [CELLS[f"r{n}"] for n in "123"], [CELLS[f"s{n}"] for n in "123"]
    rows = [Equation(coefficients=dict.fromkeys(line, 1), constant=6) for line in (r, s)]
    columns = [
        Equation(coefficients={one: 1, other: 1}, constant=4)
        for one, other in zip(r, s, strict=True)
    ]
    values = dict.fromkeys(CELLS.values(), 2) | {CELLS[name]: to for name, to in numbers.items()}
    return system_of([*rows, *columns], values), values


def test_a_cell_shows_itself_where_all_its_equations_lack_the_same():
    system, values = grid(r1=5)
    assert one_by_one(system, values) == {CELLS["r1"]: 2}


def test_of_a_table_that_holds_nothing_is_changed():
    assert one_by_one(*grid()) is None


def test_cells_that_share_no_equation_are_put_right_together():
    system, values = grid(r1=5, s2=9)
    assert one_by_one(system, values) == {CELLS["r1"]: 2, CELLS["s2"]: 2}


def test_what_shows_itself_nowhere_is_not_guessed():
    equations = [Equation(coefficients={CELLS["r1"]: 1, CELLS["r2"]: 1}, constant=4)]
    values = {CELLS["r1"]: 2, CELLS["r2"]: 3}
    assert one_by_one(system_of(equations, values), values) is None


def test_no_count_below_zero_is_proposed():
    system, values = grid(r1=0)
    short = {cell: to for cell, to in values.items() if cell != CELLS["r1"]}
    found = one_by_one(system, values)
    assert found == {CELLS["r1"]: 2}
    assert all(to >= 0 for to in found.values())
    assert set(found).isdisjoint(short)
