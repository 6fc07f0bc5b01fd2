"""From equations over fields to equations over cells; findings about cells beside them."""

from __future__ import annotations

import pytest
from making.tables import balanced_table3, report, seeded, table

from engine.evidence import Fact, Place
from engine.finding import Finding
from engine.localise.stated import beside, cells_of, equations_over_cells
from engine.values import dataclass


@dataclass(frozen=True, slots=True)
class Says:
    """An equation as a rule states it."""

    coefficients: dict
    code: str = "F203"
    over: str = "column"
    constant: int = 0


def found(rule, place, **more):
    """Make a finding at a place."""
    values = {
        "key": f"{rule}:{place.row or ''}", "digest": "d", "rule": rule, "name": "x",
        "outcome": "fail", "severity": "error", "title": "t", "message": "m", "place": place,
        "evidence": (), "basis": (), **more,
    }  # fmt: skip
    return Finding(**values)


def column(name="natural", **more):
    """Make the fact of a column of table 3."""
    cells = {row: (3, row, name) for row in ("new", "carried_in", "done")}
    fields = dict.fromkeys(cells, 1)
    return Fact(
        kind="column", place=Place(table=3, column=name), fields=fields, cells=cells, **more
    )


REPORT = report(table(3, balanced_table3(seeded(1))))
BROKEN = found("F203", Place(table=3, column="natural"))
SUM = Says({"new": 1, "carried_in": 1, "done": -1})


def test_each_fact_of_the_rules_kind_gives_an_equation_over_its_cells():
    facts = [column(), column("other"), Fact(kind="part", place=Place(part=1), fields={})]
    made = equations_over_cells(REPORT, facts, [SUM], [BROKEN])
    assert [dict(one.coefficients) for one in made] == [
        {(3, "new", name): 1, (3, "carried_in", name): 1, (3, "done", name): -1}
        for name in ("natural", "other")
    ]
    assert [one.finding for one in made] == [BROKEN.key, ""]


def test_where_nothing_is_broken_no_equation_is_made():
    assert equations_over_cells(REPORT, [column()], [SUM], []) == []
    passed = found("F203", Place(table=3, column="natural"), outcome="not_assessable")
    assert equations_over_cells(REPORT, [column()], [SUM], [passed]) == []


def test_a_rule_with_a_field_that_is_no_cell_takes_no_part():
    odd = Says({"new": 1, "year": -1})
    assert equations_over_cells(REPORT, [column()], [odd], [BROKEN]) == []


def test_an_equation_that_is_in_doubt_itself_takes_no_part():
    doubtful = column(doubtful=frozenset({"new"}))
    assert equations_over_cells(REPORT, [doubtful], [SUM], [BROKEN]) == []


def test_several_fields_of_one_cell_are_added_up_and_the_constant_changes_sides():
    fact = column(sums={"extra": ((3, "new", "natural"), (3, "done", "natural"))})
    (made,) = equations_over_cells(
        REPORT, [fact], [Says({"new": 2, "extra": 1}, constant=5)], [BROKEN]
    )
    assert made.coefficients == {(3, "new", "natural"): 3, (3, "done", "natural"): 1}
    assert made.constant == -5
    assert list(cells_of(fact, "year")) == []


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        (Place(table=3, row="new", column="natural"), {("new", "natural")}),
        (Place(table=3, row="done"), {("done", "natural"), ("done", "total")}),
        (
            Place(table=3, item="all-blank"),
            {("done", "natural"), ("done", "total"), ("new", "other")},
        ),
        (Place(table=3, item="all-unread"), set()),
        (Place(table=3, column="natural"), set()), (Place(table=2, row="new"), set()),
        (Place(part=1), set()), (Place(table=3), set()),
    ],
)  # fmt: skip
def test_findings_stand_beside_the_blank_cells_that_they_tell_of(place, cells):
    numbers = balanced_table3(seeded(1)) | {
        ("done", "natural"): "", ("done", "total"): "", ("new", "other"): "",
    }  # fmt: skip
    tables = report(table(3, numbers))
    told = beside(tables, [found("F101", place)])
    assert set(told) == {(3, *cell) for cell in cells}
    assert beside(tables, [found("F101", place, outcome="not_assessable")]) == {}
