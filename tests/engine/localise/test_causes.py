"""Whole causes, from the rules' own text: every single wrong cell is named with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.tables import balanced_table3, balanced_table4, rows_of, seeded

from engine.forms.short_names import TABLE_3_COLUMNS
from engine.localise.causes import LISTED
from engine.localise.slips import MOVED_COLUMN, MOVED_ROW, RUN_TOGETHER, SPLIT, SWAPPED, TRANSPOSED

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.finding import Audit, Repair

    Audited = Callable[..., Audit]


def changes(repair: Repair) -> dict:
    return {(change.row, change.column): change.after for change in repair.cells}


def listed(audit: Audit) -> list[list[dict]]:
    return [[changes(repair) for repair in cause.repairs] for cause in audit.causes]


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


def test_blanks_that_the_equations_determine_are_given(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    blank = ("done", "research")
    audit = audited({3: {**clean, blank: ""}})
    assert listed(audit) == [[{blank: clean[blank]}]]
    cause = audit.causes[0]
    assert cause.repairs[0].cells[0].before is None
    assert {finding.rule for finding in audit.findings} == {"F102", "F201", "F202", "F203"}
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


def test_a_whole_column_of_zeros_is_recognised(audited: Audited) -> None:
    clean = balanced_table3(seeded(4))
    wrong = {key: 0 if key[1] == "total" else number for key, number in clean.items()}
    cause = audited({3: wrong}).causes[0]
    fewest = {key: number for key, number in clean.items() if wrong[key] != number}
    assert fewest in [changes(repair) for repair in cause.repairs]
    assert cause.note


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


def test_blank_zeros_are_told_once_and_balance_as_zeros(audited: Audited) -> None:
    clean = balanced_table3(seeded(9))
    audit = audited({3: {key: value or "" for key, value in clean.items()}})
    (finding,) = audit.findings
    (cause,) = audit.causes
    assert (finding.rule, finding.outcome, finding.cause) == ("F102", "uncertain", cause.id)
    assert cause.repairs == ()
    assert "按0计" in cause.summary


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
