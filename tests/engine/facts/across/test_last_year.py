"""This year's tables beside last year's."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE, knowing
from making.tables import report, table

from engine.facts.across.last_year import carried, stock


def requests(**cells):
    """Make a report whose table 3 has these cells: ``row__column``."""
    return report(table(3, {tuple(name.split("__")): value for name, value in cells.items()}))


def of_column(facts, column="natural"):
    (fact,) = [one for one in facts if one.fields["column"] == column]
    return fact


def test_what_was_carried_out_stands_beside_what_is_carried_in():
    here, last = requests(carried_in__natural=2), requests(carried_out__natural=3)
    fact = of_column(carried(here, knowing(last=last)))
    assert (fact.fields["carried_in"], fact.fields["last_carried_out"]) == (2, 3)
    assert fact.cells == {"carried_in": (3, "carried_in", "natural")}


def test_a_blank_is_no_zero_on_either_side():
    here, last = requests(carried_in__natural=""), requests(carried_out__natural=3)
    assert "carried_in" not in of_column(carried(here, knowing(last=last))).fields
    here, last = requests(carried_in__natural=2), requests(carried_out__natural="")
    assert "last_carried_out" not in of_column(carried(here, knowing(last=last))).fields


def test_what_was_read_with_doubt_on_either_side_is_not_judged():
    here, last = requests(carried_in__natural="?2"), requests(carried_out__natural="?3")
    fact = of_column(carried(here, knowing(last=last)))
    assert fact.doubtful == {"carried_in", "last_carried_out"}


def test_a_column_that_only_one_report_has_is_not_compared():
    here, last = requests(carried_in__natural=2), requests(carried_out__business=3)
    assert list(carried(here, knowing(last=last))) == []


def test_while_last_years_report_is_not_known_it_is_asked_for_once():
    here = requests(carried_in__natural=2, carried_in__total=2)
    (fact,) = carried(here, NOTHING_ELSE)
    assert fact.fields == {"column": "total", "carried_in": 2}
    assert list(carried(report(), NOTHING_ELSE)) == []


def documents(**rows):
    cells = {(row, key): number for row, three in rows.items()
             for key, number in zip(("made", "repealed", "valid"), three, strict=True)}  # fmt: skip
    return report(table(2, cells))


@pytest.mark.parametrize("row", ["regulations", "normative"])
def test_the_stock_of_documents_stands_beside_last_years(row):
    here, last = documents(**{row: (2, 1, 9)}), documents(**{row: (0, 0, 8)})
    (fact,) = stock(here, knowing(last=last))
    names = ("row", "made", "repealed", "valid", "last_valid")
    assert tuple(fact.fields[name] for name in names) == (row, 2, 1, 9, 8)


def test_a_row_without_all_its_cells_is_not_compared():
    here = report(table(2, {("normative", "valid"): 9}))
    assert list(stock(here, knowing(last=documents(normative=(0, 0, 8))))) == []
    assert list(stock(documents(normative=(2, 1, 9)), knowing(last=here)))
