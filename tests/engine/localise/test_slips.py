"""The usual slips of people who fill in tables, offered where they mend the equations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.causes import changes
from making.tables import balanced_table3, balanced_table4, seeded

from engine.localise.equations import Equation, system_of
from engine.localise.slips import (
    MOVED_COLUMN,
    MOVED_ROW,
    RUN_TOGETHER,
    SPLIT,
    SWAPPED,
    TRANSPOSED,
    lines_of,
    slip_of,
    slips,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.finding import Audit

    Audited = Callable[..., Audit]


@pytest.mark.parametrize(
    ("right", "wrong", "slip"),
    [
        ((12, 0), (1, 2), RUN_TOGETHER),
        ((1, 2), (12, 0), SPLIT),
        ((0, 8), (8, 0), MOVED_COLUMN),
        ((3, 8), (8, 3), SWAPPED),
    ],
)
def test_slips_of_neighbouring_columns_are_explained(
    audited: Audited, right: tuple[int, int], wrong: tuple[int, int], slip: str
) -> None:
    clean = dict.fromkeys(balanced_table3(seeded(1)), 0)
    for row in ("new", "granted", "done"):
        clean |= dict(zip([(row, "business"), (row, "research")], right, strict=True))
        clean[row, "total"] = sum(right)
    audit = audited(
        {3: {**clean, ("granted", "business"): wrong[0], ("granted", "research"): wrong[1]}}
    )
    first = audit.causes[0].repairs[0]
    assert first.slip == slip
    assert changes(first) == {("granted", "business"): right[0], ("granted", "research"): right[1]}


def test_a_number_one_row_off_is_explained(audited: Audited) -> None:
    clean = dict.fromkeys(balanced_table3(seeded(1)), 0)
    for row in ("new", "granted", "done"):
        clean |= {(row, "natural"): 4, (row, "business"): 4, (row, "total"): 8}
    audit = audited({3: {**clean, ("granted", "natural"): 0, ("partial", "natural"): 4}})
    first = audit.causes[0].repairs[0]
    assert first.slip == MOVED_ROW
    assert changes(first) == {("granted", "natural"): 4, ("partial", "natural"): 0}


def test_transposed_digits_are_explained(audited: Audited) -> None:
    clean = dict.fromkeys(balanced_table3(seeded(1)), 0)
    clean |= {(row, who): 21 for row in ("new", "granted", "done") for who in ("natural", "total")}
    repair = audited({3: {**clean, ("new", "natural"): 12}}).causes[0].repairs[0]
    assert (repair.slip, changes(repair)) == (TRANSPOSED, {("new", "natural"): 21})


def test_a_slip_of_two_cells_is_offered_beside_single_changes_of_table_4(
    audited: Audited,
) -> None:
    cells = balanced_table4(review=(12, 0, 0, 0))
    cells |= {("review", "upheld"): 1, ("review", "corrected"): 2}
    repairs = audited({4: cells}).causes[0].repairs
    assert repairs[0].slip == RUN_TOGETHER
    assert changes(repairs[0]) == {("review", "upheld"): 12, ("review", "corrected"): 0}
    assert {("review", "total"): 3} in [changes(repair) for repair in repairs]


def test_a_whole_column_of_zeros_is_recognised(audited: Audited) -> None:
    clean = balanced_table3(seeded(4))
    wrong = {key: 0 if key[1] == "total" else number for key, number in clean.items()}
    cause = audited({3: wrong}).causes[0]
    fewest = {key: number for key, number in clean.items() if wrong[key] != number}
    assert fewest in [changes(repair) for repair in cause.repairs]
    assert cause.note


ROW = [(3, "new", column) for column in "abc"]
COLUMN = [(3, row, "a") for row in ("new", "done")]


def named(before, after):
    """Name the slip of two cells of a row, by their values."""
    cells = dict(zip(ROW, before, strict=False))
    wanted = {cell: to for cell, to in zip(ROW, after, strict=False) if cells[cell] != to}
    return slip_of(cells, wanted, lines_of(ROW))


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ((12,), (21,), TRANSPOSED), ((123,), (132,), TRANSPOSED), ((123,), (321,), None),
        ((1,), (12,), None), ((5,), (6,), None),
        ((3, 4), (4, 3), SWAPPED), ((3, 0), (0, 3), MOVED_COLUMN),
        ((1, 2), (12, 0), RUN_TOGETHER), ((1, 2), (0, 12), RUN_TOGETHER),
        ((12, 0), (1, 2), SPLIT), ((0, 120), (1, 20), SPLIT), ((100, 0), (1, 0), None),
        ((3, 4), (5, 6), None),
    ],
)  # fmt: skip
def test_a_repair_is_called_by_the_slip_that_it_undoes(before, after, name):
    assert named(before, after) == name


def test_only_neighbours_slip():
    before = {ROW[0]: 3, ROW[2]: 4}
    assert slip_of(before, {ROW[0]: 4, ROW[2]: 3}, lines_of(ROW)) is None
    before = dict.fromkeys(COLUMN, 0) | {COLUMN[0]: 3}
    assert slip_of(before, {COLUMN[0]: 0, COLUMN[1]: 3}, lines_of(COLUMN)) == MOVED_ROW
    three = dict.fromkeys(ROW, 1)
    assert slip_of(dict.fromkeys(ROW, 0), three, lines_of(ROW)) is None


def test_table_4_is_one_line_whichever_group_its_cells_belong_to():
    cells = [(4, "review", "upheld"), (4, "review", "total"), (4, "suit", "upheld")]
    assert lines_of(cells) == (tuple(cells),)
    assert lines_of([]) == ()


@given(st.integers(0, 999), st.integers(0, 999))
def test_what_a_slip_offers_mends_every_equation(x, y):
    """The sum of two neighbours stood as it should; both were swapped, split or run together."""
    a, b, c = ROW
    equations = [Equation(coefficients={a: 1, b: -2, c: 1}, constant=7)]
    values = {a: x, b: y, c: 5}
    system = system_of(equations, values)
    for repair in slips(system, values, lines_of(ROW)) if system.broken else ():
        mended = values | repair
        assert len(repair) == 2
        assert mended[a] - 2 * mended[b] + mended[c] == 7
        assert min(mended.values()) >= 0
