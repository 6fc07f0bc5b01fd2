"""Whose and which year's: the last word that says so is right."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.cover import cover
from engine.clauses.scope import About, Scope

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")
COUNTY = About(year=2024, kind="government", agency="云溪县人民政府")
SCHOOLS = About(year=2024, kind="department", agency="云溪县教育体育局")
OFFICE = About(year=2024, kind="department", agency="云溪县人民政府办公室")
ZONE = About(year=2024, kind="committee", agency="云溪经济开发区管理委员会")
TOWN = About(year=2024, kind="township", agency="云溪县青石乡人民政府")


@pytest.mark.parametrize(
    ("text", "about", "wanted"),
    [
        ("我局收到", BUREAU, ("this", "own")),
        ("关区各单位共收到", About(2024, "vertical", "临港海关"), ("this", "unsure")),
        ("关区共收到", About(2024, "vertical", "临港海关关区"), ("this", "own")),
        ("关区共收到", BUREAU, ("this", "other")),
        ("年初现行有效", BUREAU, ("last", "own")),
        ("年初以来收到", BUREAU, ("this", "own")),
        ("全县共收到", COUNTY, ("this", "own")),
        ("全县共收到", TOWN, ("this", "other")),
        ("全县共收到", About(year=2024), ("this", "unsure")),
        ("全市林业系统收到，其中局机关", BUREAU, ("this", "own")),
        ("全市共收到", COUNTY, ("this", "other")),
        ("全县各部门收到", COUNTY, ("this", "own")),
        ("各部门收到", COUNTY, ("this", "other")),
        ("县政府办公室办理", COUNTY, ("this", "other")),
        ("县政府办公室办理", OFFICE, ("this", "own")),
        ("松岭市林业局收到3件", BUREAU, ("this", "own")),
        ("市水务局收到3件", BUREAU, ("this", "other")),
        ("县林业局收到3件", BUREAU, ("this", "other")),
        ("县教体局收到3件", SCHOOLS, ("this", "own")),
        ("市教体局收到3件", SCHOOLS, ("this", "other")),
        ("县文体局收到3件", SCHOOLS, ("this", "other")),
        ("收到县政府转来的", SCHOOLS, ("this", "own")),
        ("截至2024年6月底，收到", BUREAU, ("part", "own")),
        ("截至2024年12月31日，收到", BUREAU, ("this", "own")),
        ("2023年收到", BUREAU, ("last", "own")),
        ("比上年增加", BUREAU, ("this", "own")),
        ("上年结转", BUREAU, ("this", "own")),
        ("近三年收到", BUREAU, ("span", "own")),
        ("上半年收到", BUREAU, ("part", "own")),
        ("去年收到，今年收到", BUREAU, ("this", "own")),
        ("因2023年度政府信息公开申请引发的行政复议", BUREAU, ("this", "own")),
        ("2023年因政府信息公开引发的行政复议", BUREAU, ("last", "own")),
        ("我局及下属单位共收到", BUREAU, ("this", "unsure")),
        ("各科室共收到", BUREAU, ("this", "own")),
        ("各科室收到", BUREAU, ("this", "other")),
        ("市局收到", BUREAU, ("this", "own")),
        ("县局收到", BUREAU, ("this", "other")),
        ("各乡镇、各部门共收到", COUNTY, ("this", "own")),
        ("县政府及各部门共收到", COUNTY, ("this", "unsure")),
        ("县政府系统收到", COUNTY, ("this", "own")),
        ("县政府办公室收到", OFFICE, ("this", "own")),
        ("县政府及县政府办公室收到", OFFICE, ("this", "other")),
        ("县政府收到", OFFICE, ("this", "other")),
        ("全区共收到", ZONE, ("this", "unsure")),
        ("全县共收到", ZONE, ("this", "other")),
        ("全区共收到", BUREAU, ("this", "other")),
        ("松岭市林业局机关收到3件", BUREAU, ("this", "own")),
    ],
)
def test_the_scope_of_a_clause(text, about, wanted):
    scope = Scope().after(cover(text, VOCABULARY, about.year), about)
    assert (scope.year, scope.body) == wanted
