"""A government's tables beside the sum of its units' tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from making.shipped import knowing
from making.tables import report, table

from engine.facts.across.parent import parent

CELL = ("review", "upheld")


def unit(number, **more):
    return report(table(4, {CELL: number}), **more)


def summed(own, *units, kind="government", **more):
    """Return the facts of a government with these units."""
    return list(parent(unit(own, kind=kind), knowing(units_below=units, **more)))


def test_each_cell_stands_beside_the_sum_of_the_units():
    (fact,) = summed(5, unit(2), unit(3))
    assert (fact.fields["value"], fact.fields["units_sum"], fact.fields["units"]) == (5, 5, 2)
    assert fact.cells == {"value": (4, *CELL)}


@pytest.mark.parametrize("blank", ["", "无", "1.5"])
def test_with_a_blank_in_a_units_cell_there_is_no_sum(blank):
    (fact,) = summed(5, unit(2), unit(blank))
    assert "units_sum" not in fact.fields
    assert fact.fields["value"] == 5


def test_a_unit_without_the_table_leaves_no_sum_and_a_blank_of_ones_own_no_value():
    (fact,) = summed("", unit(2), report())
    assert not {"value", "units_sum"} & set(fact.fields)


def test_while_somebody_has_not_filed_nothing_is_summed():
    (fact,) = summed(5, unit(2), units_missing=("白沙镇", "石桥镇"))
    assert fact.fields["missing"] == "白沙镇、石桥镇"
    assert "value" not in fact.fields


@pytest.mark.parametrize(("kind", "count"), [("government", 1), (None, 1), ("township", 0)])
def test_only_governments_sum(kind, count):
    assert len(summed(5, unit(2), kind=kind)) == count
    assert summed(5, kind=kind) == []


def test_what_was_read_with_doubt_is_not_judged():
    (fact,) = summed("?5", unit(2))
    assert fact.doubtful == {"value"}


def test_fees_are_summed_to_the_fen():
    cell = ("fees", "handled")
    own = report(table(2, {cell: Decimal("0.3")}), kind="government")
    below = [report(table(2, {cell: Decimal(one)})) for one in ("0.1", "0.2")]
    (fact,) = parent(own, knowing(units_below=tuple(below)))
    assert fact.fields["value"] == fact.fields["units_sum"]
    assert fact.labels == {"value": "0.3万元", "units_sum": "0.3万元"}
    assert replace(fact, labels={}).labels == {}
