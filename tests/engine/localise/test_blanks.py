"""Blank cells: given where the equations leave one value, told together else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.causes import listed
from making.tables import balanced_table3, seeded

from engine.localise.blanks import balanced_by_zero, determined, impossible, told_blank
from engine.localise.equations import Equation, system_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.finding import Audit

    Audited = Callable[..., Audit]


def test_blanks_that_the_equations_determine_are_given(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    blank = ("done", "research")
    audit = audited({3: {**clean, blank: ""}})
    assert listed(audit) == [[{blank: clean[blank]}]]
    cause = audit.causes[0]
    assert cause.repairs[0].cells[0].before is None
    assert {finding.rule for finding in audit.findings} == {"F102"}, "its sums wait for it"
    assert {finding.cause for finding in audit.findings} == {"c1"}


def test_a_blank_and_a_wrong_cell_are_told_apart(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    blank, wrong = ("granted", "natural"), ("carried_out", "business")
    audit = audited({3: {**clean, blank: "—", wrong: clean[wrong] + 3}})
    assert sorted(listed(audit), key=str) == sorted(
        [[{blank: clean[blank]}], [{wrong: clean[wrong]}]], key=str
    )


def test_a_blank_row_is_one_cause_with_all_its_values(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    blank = {key: "" for key in clean if key[0] == "partial"}
    audit = audited({3: {**clean, **blank}})
    assert listed(audit) == [[{key: clean[key] for key in blank}]]
    assert [finding.rule for finding in audit.findings] == ["F102"], "the columns are told with it"
    assert {finding.cause for finding in audit.findings} == {"c1"}


def test_a_blank_column_of_totals_is_one_cause(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    blank = {key: "/" for key in clean if key[1] == "total"}
    audit = audited({3: {**clean, **blank}})
    assert listed(audit) == [[{key: clean[key] for key in blank}]]


def test_two_blanks_in_one_row_and_column_stay_open(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    square = [(row, who) for row in ("granted", "partial") for who in ("natural", "business")]
    audit = audited({3: {**clean, **dict.fromkeys(square, "")}})
    assert audit.causes == ()
    assert {finding.outcome for finding in audit.findings} == {"uncertain"}


def test_a_cell_read_with_doubt_is_given_its_value(audited: Audited) -> None:
    clean = balanced_table3(seeded(2))
    cell = ("new", "welfare")
    audit = audited({3: {**clean, cell: f"?{clean[cell] + 40}"}})
    assert listed(audit) == [[{cell: clean[cell]}]]
    assert {finding.responsibility for finding in audit.findings} == {"reading"}


def test_blank_zeros_are_told_once_and_balance_as_zeros(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    audit = audited({3: {key: value or "" for key, value in clean.items()}})
    (finding,) = audit.findings
    (cause,) = audit.causes
    assert (finding.rule, finding.outcome, finding.cause) == ("F102", "uncertain", cause.id)
    assert cause.repairs == ()
    assert "按0计" in cause.summary


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_blanks_beside_zeros_are_one_finding_that_says_zero(
    audited: Audited, count: int
) -> None:
    clean = balanced_table3(seeded(9))
    zeros = [key for key, value in clean.items() if value == 0][:count]
    (finding,) = (audit := audited({3: {**clean, **dict.fromkeys(zeros, "")}})).findings
    (cause,) = audit.causes
    assert (finding.rule, finding.cause) == ("F102", cause.id)
    assert "按0计" in cause.summary
    assert listed(audit) == [[dict.fromkeys(zeros, 0)]]


@pytest.mark.parametrize("mark", ["", "—"])
def test_blanks_of_groups_that_share_no_sum_are_one_cause(audited: Audited, mark: str) -> None:
    groups = ("review", "suit_direct", "suit_after_review")
    cells = {(group, one): 0 for group in groups for one in ("corrected", "other", "pending")}
    cells |= {(group, one): n for n, group in enumerate(groups, 1) for one in ("upheld", "total")}
    blank = [("review", "other"), ("suit_direct", "pending")]
    zeros = audited({4: {**cells, **dict.fromkeys(blank, mark)}})
    (cause,) = zeros.causes
    assert "按0计" in cause.summary
    assert listed(zeros) == [[dict.fromkeys(blank, 0)]]
    values = audited({4: {**cells, ("review", "upheld"): "", ("suit_direct", "upheld"): ""}})
    assert listed(values) == [[{("review", "upheld"): 1, ("suit_direct", "upheld"): 2}]]
    assert [finding.rule for finding in values.findings] == ["F102"]


def test_a_word_is_no_blank_and_has_the_value_that_balances(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    cell = next(key for key, value in clean.items() if value == 0)
    audit = audited({3: {**clean, cell: "无"}})
    assert "按0计" not in audit.causes[0].summary
    assert listed(audit) == [[{cell: 0}]]


def test_an_unread_cell_is_one_finding_and_never_told_as_zero(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    cell = next(key for key, value in clean.items() if value == 0)
    audit = audited({3: {**clean, cell: "?"}})
    assert "按0计" not in "".join(cause.summary for cause in audit.causes)


def test_blanks_that_no_count_can_fill_are_told_with_the_sums(audited: Audited) -> None:
    clean = {key: value or "" for key, value in balanced_table3(seeded(9)).items()}
    (wrong,) = (key for key in clean if key == ("done", "natural"))
    blank = {key: "" for key in clean if key[0] == "new"} | {
        ("granted", "natural"): 9_999,
        wrong: 1,
    }
    audit = audited({3: {**clean, **blank}})
    assert [finding.rule for finding in audit.findings if finding.outcome == "uncertain"] == [
        "F102"
    ]
    assert any("不论填多少" in cause.summary for cause in audit.causes)


def test_blank_totals_are_one_finding_with_their_values(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    blank = {key: "" for key in clean if key[1] == "total"}
    audit = audited({3: {**clean, **blank}})
    assert [finding.rule for finding in audit.findings] == ["F102"]
    assert listed(audit) == [[{key: clean[key] for key in blank}]]


CELLS = [(3, "r", name) for name in "abcd"]
A, B, C, D = CELLS


def total(**constant):
    """Make the equation a + b - c = 0."""
    return Equation(coefficients={A: 1, B: 1, C: -1}, **constant)


def test_one_blank_of_an_equation_has_one_value_and_two_have_none():
    assert determined(system_of([total()], {A: 2, B: 3}), {A: 2, B: 3}, {}) == {C: 5}
    assert determined(system_of([total()], {A: 2}), {A: 2}, {}) == {}
    changed = determined(system_of([total()], {A: 2, B: 3}), {A: 2, B: 3}, {A: 4})
    assert changed == {C: 7}, "a repair of another cell is counted in"


def test_what_could_only_be_no_count_determines_nothing():
    below = {B: 3, C: 2}
    assert determined(system_of([total()], below), below, {}) is None
    half = [Equation(coefficients={A: 2, B: 1}, constant=4)]
    assert determined(system_of(half, {B: 1}), {B: 1}, {}) is None
    assert determined(system_of(half, {B: 2}), {B: 2}, {}) == {A: 1}


@given(st.lists(st.integers(0, 9), min_size=2, max_size=2), st.sets(st.sampled_from(CELLS[:3])))
def test_what_is_determined_is_what_stood_there(numbers, blank):
    right = {A: numbers[0], B: numbers[1], C: sum(numbers)}
    values = {cell: number for cell, number in right.items() if cell not in blank}
    found = determined(system_of([total()], values), values, {})
    assert found == {cell: right[cell] for cell in found}
    assert bool(found) == (len(blank) == 1)


def test_findings_tell_of_unknown_cells_only():
    equation = Equation(coefficients=dict.fromkeys(CELLS, 1))
    beside = dict.fromkeys(CELLS, ("blank-row",)) | {A: ("blank-row", "a")}
    assert told_blank([equation], {}, beside) == {"blank-row": 4, "a": 1}
    assert told_blank([equation], {A: 1}, beside) == {"blank-row": 3}


def test_blanks_balance_as_zeros_only_where_they_are_told_as_blank():
    assert balanced_by_zero([total()], {C: 0}, {A, B})
    assert not balanced_by_zero([total()], {C: 1}, {A, B})
    assert not balanced_by_zero([total()], {C: 0}, {A}), "b may be illegible"


@pytest.mark.parametrize(
    ("coefficients", "constant", "values", "never"),
    [
        ({A: 1, B: 1, C: -1}, 0, {A: 5, C: 3}, True), ({A: 1, B: 1, C: -1}, 0, {A: 2, C: 3}, False),
        ({A: 1, B: 1, C: -1}, 0, {A: 5}, False), ({A: -1, B: 1}, 0, {B: 3}, False),
        ({A: -1, B: -1}, 1, {B: 0}, True), ({A: 1, B: 1}, 5, {A: 1, B: 1}, False),
    ],
)  # fmt: skip
def test_sums_that_no_count_in_the_blanks_brings_about(coefficients, constant, values, never):
    equation = Equation(coefficients=coefficients, constant=constant)
    assert impossible([equation], values) == ([equation] if never else [])
