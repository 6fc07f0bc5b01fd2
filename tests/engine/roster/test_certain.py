"""Whose report a file certainly is; what is merely alike is put to a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.roster import certain
from engine.roster.certain import candidates, match_unit, unit_data, unit_in, unit_of
from engine.roster.unit import Unit
from engine.trail.log.canonical import canonical

BY_NAME = certain._by_name
COUNTY = "青禾县人民政府"
TOWN, BIG = (
    Unit(name="青禾县白沙镇人民政府", aliases=("白沙镇",)),
    Unit(name="青禾县大白沙镇人民政府"),
)
ROSTER = (Unit(name=COUNTY, kind="government"), TOWN, BIG, Unit(name="青禾县水务局"))
NAMES = st.text(st.sampled_from("青禾县白沙镇局é"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("青禾县白沙镇人民政府", TOWN.name), ("白沙镇", TOWN.name), ("青禾县白沙镇", TOWN.name),
        ("大白沙镇人民政府", BIG.name), ("青禾县政府", COUNTY), ("红石县白沙乡", None), ("", None),
    ],
)  # fmt: skip
def test_a_report_is_one_units_or_nobodys(agency, name):
    unit = match_unit(agency, None, ROSTER)
    assert (unit.name if unit else None) == name


def test_two_units_of_one_name_are_nobodys_and_so_is_anything_without_a_roster():
    twins = (Unit(name="白沙镇", code="1"), Unit(name="白沙镇人民政府", code="2"))
    assert match_unit("白沙镇", None, twins) is None
    assert match_unit("白沙镇", None, ()) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("2023/青禾县白沙镇人民政府年报.docx", TOWN.name), ("白 沙 镇 年报.docx", TOWN.name),
        ("青禾县大白沙镇.docx", BIG.name), ("青禾县水务局和白沙镇.docx", None), ("年报.docx", None),
    ],
)  # fmt: skip
def test_a_files_name_tells_a_unit_where_it_names_one_alone(words, name):
    unit = unit_in(words, ROSTER)
    assert (unit.name if unit else None) == name


def test_a_short_name_stands_in_other_words_by_chance():
    assert unit_in("本县局面.docx", (Unit(name="县局"),)) is None


def test_candidates_are_the_likest_first_and_few():
    found = candidates("白沙镇", ROSTER, limit=2)
    assert next(unit for unit, _score in found) == TOWN
    assert len(found) == 2
    assert found[0][1] == 100 >= found[1][1] >= 0


@given(NAMES, st.lists(NAMES, max_size=2), st.none() | st.dates())
def test_a_unit_is_the_same_as_a_row(name, aliases, deadline):
    unit = Unit(
        name=name, aliases=tuple(aliases), kind="township", parent=COUNTY, deadline=deadline
    )
    data = unit_data(unit)
    row = {**data, "aliases": canonical(data["aliases"])}
    assert unit_data(unit_of(row)) == data


def test_a_name_is_kept_in_one_spelling():
    assert unit_data(Unit(name="e\u0301"))["name"] == "é"
    assert unit_of(
        {**unit_data(Unit(name="甲", deadline=date(2024, 1, 31))), "aliases": "[]"}
    ).deadline


def test_a_roster_is_taken_apart_once_and_a_list_that_grew_is_another(monkeypatch):
    asked = []

    def by_name(roster):
        asked.append(roster)
        return BY_NAME(roster)

    monkeypatch.setattr(certain, "_by_name", by_name)
    units = tuple(Unit(name=f"青禾县白沙{n}镇") for n in "甲乙丙")
    assert [match_unit("青禾县白沙乙镇", None, units) for _ in range(9)] == [units[1]] * 9
    assert asked == [units]
    grown = list(units[:1])
    assert match_unit("青禾县白沙乙镇", None, grown) is None
    grown.append(units[1])
    assert match_unit("青禾县白沙乙镇", None, grown) is units[1]
