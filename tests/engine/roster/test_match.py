"""Names and units: exact, alias, similar with a doubt, none; never a guess in silence."""

from __future__ import annotations

import pytest

from engine.agency_names.places import roster_core
from engine.roster.match import match
from engine.roster.unit import Unit

UNITS = (
    Unit(name="洪泽区人民政府", kind="government"),
    Unit(name="洪泽区人民政府办公室", kind="department", parent="洪泽区人民政府"),
    Unit(name="洪泽区教育局", kind="department", aliases=("区教育体育局",)),
    Unit(name="神堂堡乡", kind="township", parent="繁峙县"),
    Unit(name="城关镇", kind="township", parent="甲县人民政府"),
    Unit(name="城关镇人民政府", kind="township", parent="乙县人民政府"),
    Unit(name="东关街道", kind="subdistrict"),
    Unit(name="繁峙县砂河镇人民政府", kind="township"),
)


@pytest.mark.parametrize(
    ("name", "how", "unit"),
    [
        ("洪泽区教育局", "exact", "洪泽区教育局"),
        ("洪泽区 教育局", "exact", "洪泽区教育局"),
        ("区教育体育局", "alias", "洪泽区教育局"),
        ("淮安市洪泽区人民政府", "alias", "洪泽区人民政府"),
        ("洪泽区政府", "alias", "洪泽区人民政府"),
        ("洪泽区政府办公室", "alias", "洪泽区人民政府办公室"),
        ("淮安市洪泽区教育局", "alias", "洪泽区教育局"),
        ("繁峙县神堂堡乡人民政府", "alias", "神堂堡乡"),
        ("神堂堡乡人民政府", "alias", "神堂堡乡"),
        ("砂河镇", "alias", "繁峙县砂河镇人民政府"),
        ("乙县城关镇", "alias", "城关镇人民政府"),
        ("东关街道办事处", "alias", "东关街道"),
        ("青禾县东关街道办事处", "alias", "东关街道"),
        ("神堂堡镇人民政府", "similar", "神堂堡乡"),
        ("五台县神堂堡乡人民政府", "similar", "神堂堡乡"),
    ],
)
def test_a_name_finds_its_unit(name, how, unit):
    found = match(name, UNITS)
    assert (found.how, found.unit and found.unit.name) == (how, unit)
    assert bool(found.doubt) == (how == "similar")


@pytest.mark.parametrize("name", ["城关镇", "城关镇人民政府", "丙县城关镇"])
def test_two_units_of_one_name_are_put_to_a_person(name):
    found = match(name, UNITS)
    assert found.unit is None
    assert found.how == "similar"
    assert {unit.parent for unit in found.candidates} == {"甲县人民政府", "乙县人民政府"}


@pytest.mark.parametrize("name", ["白家庄镇", "", "  "])
def test_a_stranger_is_nobody(name):
    found = match(name, UNITS)
    assert (found.how, found.unit) == ("none", None)
    assert found.doubt


def test_the_kind_narrows_down_what_is_only_similar():
    assert match("神堂堡镇人民政府", UNITS, kind="department").how == "none"


def test_a_government_is_not_its_office():
    assert roster_core("洪泽区人民政府") != roster_core("洪泽区人民政府办公室")
