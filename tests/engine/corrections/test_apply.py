"""A corrected cell is read without doubt, its evidence stays; what cannot be put in is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from making.drafts import clean, with_cell
from making.writers import as_docx

from engine.corrections.apply import corrected
from engine.doubts import CellDoubt, Doubt, DoubtKind
from engine.packs import forms_of
from engine.reading import read_report
from engine.report import Correction

FORMS = forms_of()
CELL = ("granted", "business")


@pytest.fixture(scope="module")
def report():
    draft = with_cell(clean("青禾县白沙镇人民政府", "township", 2023), 3, *CELL, "7")
    return read_report(as_docx(draft), "白沙镇.docx", FORMS)


def put(report, target, value):
    return corrected(report, [Correction(target=target, value=value, reason="看错")], FORMS)


def test_a_cell_has_its_new_value_where_the_old_one_stands(report):
    before = report.tables[3].values[CELL]
    after = put(report, "3.granted.business", "2")
    value = after.tables[3].values[CELL]
    assert (value.number, value.raw, value.anchor) == (2, "7", before.anchor)
    assert after.corrections == (
        Correction(target="3.granted.business", value="2", read="7", reason="看错"),
    )
    assert report.tables[3].values[CELL].number == 7


def test_a_blank_is_no_zero(report):
    value = put(report, "3.granted.business", "").tables[3].values[CELL]
    assert (value.number, value.raw) == (None, "")


def test_money_keeps_its_fraction(report):
    value = put(report, "2.fees.amount", "1.5").tables[2].values["fees", "amount"]
    assert value.number == Decimal("1.5")


def test_the_doubts_of_the_cell_go_and_no_others(report):
    table = report.tables[3]
    unsure = replace(table.values[CELL], doubt=CellDoubt.SPACED)
    here = Doubt.of(DoubtKind.ROW_UNKNOWN, unsure.anchor, table=3)
    other = Doubt.of(DoubtKind.ROW_UNKNOWN, table.anchor, table=3)
    doubtful = replace(
        report,
        tables={**report.tables, 3: replace(table, values={**table.values, CELL: unsure})},
        doubts=(here, other),
    )
    after = put(doubtful, "3.granted.business", "7")
    assert after.tables[3].values[CELL].doubt is None
    assert after.doubts == (other,)


def test_a_cell_that_reading_lost_is_put_in_where_its_table_stands(report):
    table = report.tables[3]
    lost = {key: value for key, value in table.values.items() if key != CELL}
    torn = replace(report, tables={**report.tables, 3: replace(table, values=lost)})
    value = put(torn, "3.granted.business", "2").tables[3].values[CELL]
    assert (value.number, value.anchor) == (2, table.anchor)


@pytest.mark.parametrize("target", ["3.nothing.business", "4.granted.business"])
def test_what_the_form_does_not_have_is_left_out(report, target):
    assert put(report, target, "2") == report


def test_without_the_table_nothing_is_put_in(report):
    scan = replace(report, tables={})
    assert put(scan, "3.granted.business", "2") == scan


def test_fields_are_corrected_and_their_doubts_go(report):
    doubt = Doubt.of(DoubtKind.YEAR_UNKNOWN)
    after = put(replace(report, year=None, doubts=(doubt,)), "year", "2023")
    assert (after.year, after.doubts, after.corrections[0].read) == (2023, (), "")
    named = put(report, "agency", "青禾县教育局")
    assert (named.agency, named.kind) == ("青禾县教育局", "department")
    assert put(report, "kind", "other").kind == "other"


def test_the_sign_off_is_corrected_where_it_stands_or_at_the_end(report):
    after = put(report, "signed", "2024-01-20")
    assert after.signoff_date.value == date(2024, 1, 20)
    assert after.signoff_date.anchor == report.signoff_date.anchor
    without = put(replace(report, signoff_date=None), "signed", "2024-01-20")
    assert without.signoff_date.value == date(2024, 1, 20)
    assert without.signoff_date.anchor == report.document.blocks[-1].anchor
