"""What the tables say of a claim's subject: blanks stay absent, doubts are kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from making.told import told

from engine.facts.narrative.tables import APPLICANTS, FEN, cells_of, looked_up


def at(cells, **wanted):
    return looked_up(told(cells=cells), wanted)


NEW = ((3, "new", "total"),)


@pytest.mark.parametrize(
    ("subject", "cells"),
    [
        ("received", ((3, "new", "total"),)),
        ("carried.in", ((3, "carried_in", "total"),)),
        ("carried.out", ((3, "carried_out", "total"),)),
        ("handled", ((3, "done", "total"),)),
        ("handled.loosely", ((3, "done", "total"),)),
        ("handled.granted+partial", ((3, "granted", "total"), (3, "partial", "total"))),
        ("handled.denied.law", ((3, "denied.law", "total"),)),
        ("applicant.natural", ((3, "new", "natural"),)),
        ("document.normative.valid", ((2, "normative", "valid"),)),
        ("decision.fees", ((2, "fees", "amount"),)),
        ("decision.licensing", ((2, "licensing", "handled"),)),
        ("review", ((4, "review", "total"),)),
        ("review.upheld", ((4, "review", "upheld"),)),
        ("suit", ((4, "suit_direct", "total"), (4, "suit_after_review", "total"))),
    ],
)
def test_a_subject_has_its_cells(subject, cells):
    found = cells_of(subject)
    assert found is not None
    assert found["new" if subject == "received" else "table_value"] == cells


def test_organisations_are_all_but_natural_persons():
    found = cells_of("applicant.organisation")
    assert found is not None
    assert [column for _, _, column in found["table_value"]] == list(APPLICANTS[1:])


def test_what_was_closed_is_all_but_what_is_open():
    found = cells_of("suit.closed")
    assert found is not None
    assert {column for _, _, column in found["table_value"]} == {"upheld", "corrected", "other"}


def test_a_number_is_read_with_its_cell_and_evidence():
    found = at({(3, "new", "total"): 8, (3, "new", "natural"): 8}, new=NEW)
    assert found is not None
    assert (found.fields, found.cells, found.doubtful) == ({"new": 8}, {"new": NEW}, frozenset())
    assert [one.quote for one in found.evidence] == ["8"]


def test_a_blank_cell_stays_absent_and_a_table_that_is_not_there_makes_nothing():
    found = at({(2, "normative", "valid"): ""}, value=((2, "normative", "valid"),))
    assert found is not None
    assert found.fields == {}
    assert looked_up(told(tables=(2, 4)), {"new": NEW}) is None


def test_a_blank_or_zero_total_is_what_its_columns_add_up_to():
    columns = {(3, "new", "natural"): 5, (3, "new", "business"): 3}
    blank = at({**columns, (3, "new", "total"): ""}, new=NEW)
    assert blank is not None
    assert (blank.fields, blank.doubtful) == ({"new": 8}, {"new"})
    zero = at({**columns, (3, "new", "total"): 0}, new=NEW)
    assert zero is not None
    assert zero.fields == {"new": 8}


def test_a_wrong_total_stands_unless_the_text_says_the_sum():
    cells = {(3, "new", "natural"): 5, (3, "new", "business"): 3, (3, "new", "total"): 9}
    report = told(cells=cells)
    for said, value in ((None, 9), (9, 9), (8, 8), (7, 9)):
        found = looked_up(report, {"new": NEW}, said)
        assert found is not None
        assert found.fields == {"new": value}


def row(total, each):
    return {(3, "new", "total"): total, **{(3, "new", one): each for one in APPLICANTS}}


@pytest.mark.parametrize(
    ("total", "each", "said", "taken"),
    [(0, 1, 0, 0), (0, 1, 6, 6), (8, 0, 0, 8), (8, 0, 8, 8), (8, 1, 0, 8)],
    ids=["total", "columns", "empty columns", "wrong columns", "neither"],
)
def test_what_the_text_says_chooses_between_a_total_and_its_columns(total, each, said, taken):
    found = looked_up(told(cells=row(total, each)), {"new": NEW}, said)
    assert found is not None
    assert found.fields == {"new": taken}


@pytest.mark.parametrize(("said", "doubtful"), [(6, set()), (7, {"new"}), (None, {"new"})])
def test_the_sum_in_place_of_a_blank_is_in_doubt_unless_the_text_says_it(said, doubtful):
    found = looked_up(told(cells=row("", 1)), {"new": NEW}, said)
    assert found is not None
    assert (found.fields, found.doubtful) == ({"new": 6}, doubtful)


def test_fees_are_told_in_the_smallest_whole_unit():
    fees = ((2, "fees", "amount"),)
    found = at({(2, "fees", "amount"): Decimal("12.5")}, value=fees)
    assert found is not None
    assert found.fields == {"value": int(Decimal("12.5") * FEN)}
