"""Whole causes, from the rules' own text: every single wrong cell is named with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.causes import changes, listed
from making.tables import balanced_table3, balanced_table4, rows_of, seeded

from engine.forms.short_names import TABLE_3_COLUMNS
from engine.localise.causes import LISTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.finding import Audit

    Audited = Callable[..., Audit]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_every_single_wrong_cell_of_table_3_is_named_with_its_value(
    audited: Audited, form: str
) -> None:
    clean = balanced_table3(seeded(7), form)
    cells = [(row, column) for row in rows_of(form) for column in TABLE_3_COLUMNS]
    assert len(cells) == {"2021": 175, "2019": 161}[form]
    for cell in cells:
        audit = audited({3: {**clean, cell: clean[cell] + 2}}, form)
        assert listed(audit) == [[{cell: clean[cell]}]], cell
        assert {finding.cause for finding in audit.findings} == {"c1"}
        assert set(audit.causes[0].findings) == {finding.key for finding in audit.findings}


def test_of_a_balanced_table_there_is_no_cause(audited: Audited) -> None:
    audit = audited({3: balanced_table3(seeded(3)), 4: balanced_table4(review=(1, 2, 0, 1))})
    assert audit.causes == ()
    assert audit.findings == ()


def test_two_wrong_cells_far_apart_are_two_causes(audited: Audited) -> None:
    clean = balanced_table3(seeded(5))
    first, second = ("granted", "natural"), ("rejected.repeat", "welfare")
    audit = audited({3: {**clean, first: clean[first] + 4, second: clean[second] + 9}})
    assert sorted(listed(audit), key=str) == sorted(
        [[{first: clean[first]}], [{second: clean[second]}]], key=str
    )
    assert [cause.id for cause in audit.causes] == ["c1", "c2"]
    assert {len(cause.findings) for cause in audit.causes} == {2}


@pytest.mark.slow
def test_random_pairs_are_named_wherever_the_smallest_repair_is_unique(audited: Audited) -> None:
    chance, unique, right = seeded(11), 0, 0
    for _ in range(100):
        clean = balanced_table3(chance)
        wrong = dict(clean)
        for cell in chance.sample(sorted(clean), 2):
            wrong[cell] = clean[cell] + chance.choice([1, 2, 3, 5, 9, 10])
        audit = audited({3: wrong})
        if all(len(cause.repairs) == 1 for cause in audit.causes):
            unique += 1
            named = {c: to for cause in audit.causes for c, to in changes(cause.repairs[0]).items()}
            right += named == {cell: clean[cell] for cell in clean if clean[cell] != wrong[cell]}
    assert unique >= 80
    assert right >= 0.95 * unique


def test_the_summary_says_cell_value_and_what_was_filled_in(audited: Audited) -> None:
    cells = dict.fromkeys(balanced_table3(seeded(1)), 0)
    cells |= {("new", "natural"): 7, ("granted", "natural"): 7, ("done", "natural"): 7}
    cells |= {("new", "total"): 6, ("granted", "total"): 7, ("done", "total"): 7}
    audit = audited({3: cells})
    assert audit.causes[0].summary == "总计列「新收」应为 7（填报 6）"
    assert sorted(finding.rule for finding in audit.findings) == ["F201", "F203"]


def test_table_4_lists_all_five_cells_that_may_be_wrong(audited: Audited) -> None:
    cells = balanced_table4(review=(3, 4, 5, 6))
    cells["review", "total"] = 20
    audit = audited({4: cells})
    assert len(audit.causes) == 1
    assert listed(audit)[0] == [
        {("review", "upheld"): 5},
        {("review", "corrected"): 6},
        {("review", "other"): 7},
        {("review", "pending"): 8},
        {("review", "total"): 18},
    ]
    assert "有5种改法" in audit.causes[0].summary


def test_a_total_left_at_zero_beside_ten_and_one_can_only_be_eleven(audited: Audited) -> None:
    cells = balanced_table4(review=(10, 1, 0, 0), suit_after_review=(5, 0, 0, 0))
    cells["review", "total"] = cells["suit_after_review", "total"] = 0
    audit = audited({4: cells})
    assert listed(audit) == [
        [{("review", "total"): 11}],
        [{("suit_after_review", "upheld"): 0}, {("suit_after_review", "total"): 5}],
    ]


def test_a_negative_repair_is_never_proposed(audited: Audited) -> None:
    cells = balanced_table4()
    cells["review", "total"] = 2
    for cause in listed(audited({4: cells})):
        assert all(value >= 0 for repair in cause for value in repair.values())


def test_more_than_twenty_repairs_are_counted(audited: Audited) -> None:
    cells = dict.fromkeys(balanced_table3(seeded(1)), 0)
    for row in rows_of("2021")[2:-2]:
        cells |= {(row, "natural"): 5, (row, "business"): 5, (row, "total"): 10}
    whole = 5 * 21
    for row in ("new", "done"):
        cells |= {(row, "natural"): whole, (row, "business"): whole, (row, "total"): 2 * whole}
    cells["granted", "natural"] += 2
    cells["granted", "business"] -= 2
    cause = audited({3: cells}).causes[0]
    assert len(cause.repairs) == LISTED
    assert cause.more >= 1
    assert f"有{LISTED + cause.more}种改法" in cause.summary


def test_a_table_beyond_repair_is_said_to_be_so(audited: Audited) -> None:
    chance = seeded(8)
    wrong = {key: chance.randint(0, 90) for key in balanced_table3(chance)}
    cause = audited({3: wrong}).causes[0]
    assert cause.repairs == ()
    assert cause.note
    assert "逐格核对" in cause.summary
    assert len(cause.findings) >= 30


def test_the_same_table_gives_the_same_causes_every_time(audited: Audited) -> None:
    chance = seeded(21)
    wrong = balanced_table3(chance)
    for cell in chance.sample(sorted(wrong), 5):
        wrong[cell] += 1
    assert audited({3: wrong}).causes == audited({3: dict(wrong)}).causes
