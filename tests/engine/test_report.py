"""What a report tells of itself: its form, its paragraphs, a correction's cell."""

from __future__ import annotations

import pytest
from making.told import told

from engine.report import Correction
from engine.values import replace


def forms(report, **by_table):
    """Return the report with tables of other forms."""
    tables = {
        number: replace(table, **by_table.get(f"t{number}", {}))
        for number, table in report.tables.items()
    }
    return replace(report, tables=tables)


@pytest.mark.parametrize(
    ("tables", "changes", "form"),
    [
        ((2, 3, 4), {}, "2021"),
        ((2, 3, 4), {"t2": {"form": "2019"}, "t3": {"form": "2019"}}, "2019"),
        ((2, 3, 4), {"t3": {"form": "2019"}}, "mixed"),
        ((2, 3, 4), {"t4": {"form": "2019"}}, "2021"),
        ((4,), {"t4": {"form": "2019"}}, "2019"),
        ((3,), {"t3": {"mixed": True}}, "mixed"),
        ((), {}, None),
    ],
)
def test_the_form_is_that_of_tables_2_and_3(tables, changes, form):
    assert forms(told(tables=tables), **changes).form == form


def test_paragraphs_are_those_of_a_part_or_of_all():
    report = told({None: "题", 1: ("甲", "乙"), 5: "丙"})
    assert [one.text for one in report.paragraphs()] == ["题", "甲", "乙", "丙"]
    assert [one.text for one in report.paragraphs(1)] == ["甲", "乙"]
    assert list(report.paragraphs(6)) == []


def test_navigation_is_no_text():
    report = told({1: ("甲", "乙")})
    first, *rest = report.document.blocks
    blocks = (replace(first, role="navigation"), *rest)
    changed = replace(report, document=replace(report.document, blocks=blocks))
    assert [one.text for one in changed.paragraphs(1)] == ["乙"]


@pytest.mark.parametrize(
    ("target", "cell"),
    [
        ("3.new.natural", (3, "new", "natural")),
        ("3.denied.state_secret.total", (3, "denied.state_secret", "total")),
        ("agency", None),
        ("signed", None),
    ],
)
def test_a_correction_is_of_a_cell_or_of_a_field(target, cell):
    assert Correction(target=target, value="3").cell == cell


def test_a_cell_of_a_table_that_is_not_there_has_no_number():
    table = told(cells={(3, "new", "total"): ""}).tables[3]
    assert table.number_at("new", "total") is None
    assert table.number_at("new", "nobody") is None
    assert table.number_at("new", "natural") == 0
