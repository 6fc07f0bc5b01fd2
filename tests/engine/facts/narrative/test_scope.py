"""Whose number it is and of which year: what is another's is never held against the report."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.told import told

from engine.facts.narrative import facts

HEADING = "（二）依申请公开情况"


def scopes(*paragraphs: str, kind="township", agency="白沙镇人民政府", year=2023):
    """Return (value, body, this_year) of every fact about requests received."""
    report = told({1: (HEADING, *paragraphs)}, kind=kind, agency=agency, year=year)
    return [
        (fact.fields["value"], fact.fields["body"], fact.fields["this_year"])
        for fact in facts(report, NOTHING_ELSE)
        if fact.kind == "narrative.received"
    ]


TOWNSHIP = [
    ("收到政府信息公开申请3件。", "own"),
    ("我镇收到政府信息公开申请3件。", "own"),
    ("全镇收到政府信息公开申请3件。", "own"),
    ("白沙镇收到政府信息公开申请3件。", "own"),
    ("全县收到政府信息公开申请3件。", "other"),
    ("各部门收到政府信息公开申请3件。", "other"),
    ("县自然资源局收到政府信息公开申请3件。", "other"),
    ("根据上级要求，收到政府信息公开申请3件。", "own"),
    ("推进全县政府信息公开工作，收到政府信息公开申请3件。", "own"),
    ("2023年，按照市、县统一部署，我镇收到政府信息公开申请3件。", "own"),
]
GOVERNMENT = [
    ("2023年全区受理政府信息公开申请3件。", "own"),
    ("我区受理政府信息公开申请3件。", "own"),
    ("受理政府信息公开申请3件。", "own"),
    ("区政府办代表区政府受理政府信息公开申请3件。", "other"),
    ("以区政府名义受理政府信息公开申请3件。", "other"),
    ("区政府办公室受理政府信息公开申请3件。", "other"),
    ("区政府共受理政府信息公开申请3件。", "unsure"),
    ("各部门受理政府信息公开申请3件。", "other"),
    (
        "指导各部门采取自行办理、协同办理的方式，确保规范。2023年，全区受理政府信息公开申请3件。",
        "own",
    ),
]


@pytest.mark.parametrize(("text", "body"), TOWNSHIP)
def test_a_township_speaks_of_itself_not_of_the_county(text, body):
    assert scopes(text) == [(3, body, 1)]


@pytest.mark.parametrize(("text", "body"), GOVERNMENT)
def test_a_governments_own_scope_is_its_whole_area(text, body):
    assert scopes(text, kind="government", agency="淮安市洪泽区人民政府") == [(3, body, 1)]


YEARS = [
    ("2023年收到政府信息公开申请3件。", 1),
    ("本年收到政府信息公开申请3件。", 1),
    ("2022年收到政府信息公开申请3件。", 0),
    ("上年收到政府信息公开申请3件。", 0),
    ("去年收到政府信息公开申请3件。", 0),
    ("历年累计收到政府信息公开申请3件。", 0),
    ("自2008年条例施行以来累计收到政府信息公开申请3件。", 0),
    ("自2019年条例修订以来累计收到政府信息公开申请3件。", 0),
    ("2021年、2022年、2023年分别收到政府信息公开申请3件。", 0),
    ("近三年分别收到政府信息公开申请3件。", 0),
    ("上半年未开会，下半年收到政府信息公开申请3件。", 0),
    ("第二季度收到政府信息公开申请3件。", 0),
    ("7—12月收到政府信息公开申请3件。", 0),
    ("2023年1—12月收到政府信息公开申请3件。", 1),
    ("上半年开展培训，全年收到政府信息公开申请3件。", 1),
    ("截至12月底收到政府信息公开申请3件。", 1),
    ("“十四五”以来共收到政府信息公开申请3件。", 0),
    ("2023年以来，收到政府信息公开申请3件。", 1),
    ("与2022年相比，收到政府信息公开申请3件。", 1),
    ("根据国办公开办函〔2021〕30号，收到政府信息公开申请3件。", 1),
    ("落实《2022年政务公开工作要点》，收到政府信息公开申请3件。", 1),
    ("2022年情况较好。全年收到政府信息公开申请3件。", 1),
    ("2022年情况较好。共收到政府信息公开申请3件。", 0),
]


@pytest.mark.parametrize(("text", "this_year"), YEARS)
def test_another_years_number_is_not_this_years(text, this_year):
    assert scopes(text) == [(3, "own", this_year)]


def test_a_year_is_not_carried_into_the_next_paragraph():
    assert scopes("2022年情况较好。", "共收到政府信息公开申请3件。") == [(3, "own", 1)]


def test_what_continues_the_offices_sentence_is_the_offices_too():
    found = scopes(
        "区政府办收到申请17件。其中，收到申请3件为书面。全区收到申请95件。",
        kind="government",
        agency="洪泽区人民政府",
    )
    assert (17, "other", 1) in found
    assert (95, "own", 1) in found
