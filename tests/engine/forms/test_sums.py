"""The identities that a form declares are those that the rules judge, cell by cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from making.matrices import forms
from making.tables import balanced_table3, balanced_table4, report, seeded, table

from engine.check import Checker
from engine.packs import load_pack
from engine.reading.tables.confirm_by_sums import holds

if TYPE_CHECKING:
    from engine.report import Table

RULES = {"F201", "F202", "F203", "F301"}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of the rules that judge sums."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code in RULES)
    return Checker(pack.model_copy(update={"rules": rules}))


def broken_by_the_form(one: Table) -> Counter:
    """Return the rows and columns in which an identity of the form does not hold."""
    form = forms()[one.form].tables[one.number]
    return Counter(
        (one.number, sum_.in_each, key)
        for sum_ in form.sums
        for key in (form.rows if sum_.in_each == "row" else form.columns)
        if not holds(one, sum_, key)
    )


def broken_by_the_rules(checker: Checker, one: Table) -> Counter:
    """Return the rows and columns in which a rule finds that a sum is wrong."""
    places = (finding.place for finding in checker.audit(report(one)).findings)
    return Counter(
        (p.table, "column" if p.row is None else "row", p.column if p.row is None else p.row)
        for p in places
    )


@pytest.mark.slow
@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("number", [3, 4])
def test_a_wrong_cell_breaks_the_same_sums_for_the_form_and_for_the_rules(
    checker: Checker, form: str, number: int
) -> None:
    chance = seeded(11)
    clean = (
        balanced_table3(chance, form)
        if number == 3
        else balanced_table4(review=(1, 2, 0, 3), suit_direct=(0, 1, 1, 0))
    )
    assert not broken_by_the_form(table(number, clean, form))
    for cell in clean:
        wrong = table(number, {**clean, cell: clean[cell] + 1}, form)
        assert broken_by_the_form(wrong) == broken_by_the_rules(checker, wrong) != Counter(), cell


def test_a_total_goes_without_a_part_that_is_not_there_and_a_balance_does_not() -> None:
    total, results, balance = forms()["2021"].tables[3].sums
    assert total.over(["natural", "total"]).add == ("natural",)
    assert total.over(["natural", "business"]) is None
    assert results.over(["granted", "done", "new"]).add == ("granted",)
    assert balance.over(["new", "done", "carried_out"]) is None
    assert balance.over(["new", "carried_in", "done", "carried_out"]) == balance
