"""Figures that ran together are cut where the identities leave one way, and nowhere else."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.matrices import forms

from engine.forms.axes import sums_of
from engine.reading.tables.resolve_splits import narrowed
from engine.reading.tables.split_digits import completed, cuts

SMALL = st.integers(0, 120)
SUMS = sums_of(forms(), 3).in_column


@pytest.mark.parametrize(
    ("strings", "groups", "cut"),
    [
        (["10203120001200000"], [5, 5, 5], (1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0)),
        (["801000081"], [7], (80, 1, 0, 0, 0, 0, 81)),
        (["80", "100", "0081"], [7], (80, 1, 0, 0, 0, 0, 81)),
        (["0" * 15], [5, 5, 5], (0,) * 15),
    ],
)
def test_one_way_to_cut_is_taken(strings: list[str], groups: list[int], cut: tuple[int]) -> None:
    assert cuts(strings, groups) == [cut]


def test_two_ways_to_cut_are_both_told() -> None:
    # 1+11+… and 11+1+…: the same digits, both add up to 12
    assert len(cuts(["111000012"], [7], most=9)) > 1


@pytest.mark.parametrize(
    "strings", [["1234567"], ["9" * 42], ["12a4567"], [""], ["1"], ["1" * 500]]
)
def test_no_way_to_cut_is_none(strings: list[str]) -> None:
    assert cuts(strings, [7]) == []


@given(st.lists(SMALL, min_size=6, max_size=6))
def test_the_true_cut_is_among_those_found(six: list[int]) -> None:
    row = (*six, sum(six))
    found = cuts(["".join(map(str, row))], [7], most=10_000)
    assert row in found
    assert all(sum(cut[:6]) == cut[6] for cut in found)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.data())
def test_every_cut_by_brute_force_is_found(six: list[int], data: st.DataObject) -> None:
    del data
    text = "".join(map(str, (*six, sum(six))))
    brute = set()
    for places in combinations(range(1, len(text)), 6):
        edges = (0, *places, len(text))
        pieces = [text[a:b] for a, b in pairwise(edges)]
        if any(len(p) > 1 and p[0] == "0" for p in pieces):
            continue
        numbers = tuple(map(int, pieces))
        if sum(numbers[:6]) == numbers[6]:
            brute.add(numbers)
    assert set(cuts([text], [7], most=10_000)) == brute


def test_columns_leave_of_each_row_what_can_balance() -> None:
    table = {
        "new": ((3, 3),),
        "carried_in": ((1, 1),),
        "granted": ((1, 1), (2, 2)),
        "other": ((1, 1),),
        "done": ((3, 3), (30, 3)),
        "carried_out": ((1, 1),),
    }
    checks = [one for each in SUMS if (one := each.over(table))]
    assert narrowed(table, checks) == {
        **table,
        "granted": ((2, 2),),
        "done": ((3, 3),),
    }
    assert narrowed({**table, "granted": ((1, 1),)}, checks) == {}, "no cut balances: none is taken"
    assert narrowed(table, []) == table


@pytest.mark.parametrize(
    ("figures", "groups", "rows"),
    [
        ((1, 2), [3], [(1, 1, 2), (1, 2, 3)]),
        ((2, 2), [3], [(0, 2, 2), (2, 0, 2), (2, 2, 4)]),
        ((1, 1, 5, 1), [3, 2], []),
        ((1, 2, 5, 5), [3, 2], [(1, 1, 2, 5, 5), (1, 2, 3, 5, 5)]),
    ],
)
def test_a_figure_that_is_not_there_is_what_its_group_lacks(figures, groups, rows):
    assert sorted(completed(figures, groups)) == rows


@given(st.lists(SMALL, min_size=6, max_size=6), st.integers(0, 6))
def test_the_row_that_lost_a_figure_is_among_those_it_may_have_been(six, lost):
    row = (*six, sum(six))
    assert row in completed(row[:lost] + row[lost + 1 :], [7])
