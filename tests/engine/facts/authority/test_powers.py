"""The row 规章 of table 2, and how an agency speaks of itself."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.told import told

from engine.facts.authority.powers import own_references, rulemaking


def rules(**cells):
    found = rulemaking(
        told(cells={(2, "regulations", name): value for name, value in cells.items()}), VOCABULARY
    )
    return [(one.fields["count"], one.fields["level"]) for one in found]


def test_the_largest_number_of_the_row_is_told_with_the_level():
    assert rules() == [(0, "township")]
    assert rules(made=1, valid=3) == [(3, "township")]
    assert rules(made=None, repealed="—", valid=2) == [(2, "township")]


def test_a_row_in_which_nothing_can_be_read_tells_nothing():
    assert rules(made=None, repealed="", valid="若干") == []
    assert list(rulemaking(told(tables=(3, 4)), VOCABULARY)) == []


def spoken(text, **more):
    """Return (noun, own, times) of each way of speaking of itself."""
    found = own_references(told({1: text}, **more), VOCABULARY)
    return [(f.fields["noun"], f.fields.get("own"), f.fields["times"]) for f in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("我镇认真落实。本镇主动公开。", [("镇", "镇", 2)]),
        ("我局认真落实。我镇公开。", [("局", "镇", 1), ("镇", "镇", 1)]),
        ("全县基本乡镇。", []),
        ("“我局”一词见《我局办法》。", []),
        ("", []),
    ],
)
def test_each_way_is_told_once_with_how_often(text, wanted):
    assert spoken(text) == wanted


@pytest.mark.parametrize(
    ("agency", "own"),
    [
        ("白沙县发展和改革委员会（县粮食局）", "局"),
        ("白沙县发展和改革委员会(县粮食局)", "局"),
        ("白沙县发展和改革委员会（本级）", "委"),
        ("白沙县粮食中心（县发展和改革委员会）", "中心"),
        ("白沙县发展和改革委员会", "委"),
    ],
)
def test_an_agency_of_two_names_may_call_itself_after_either(agency, own):
    assert spoken("我局认真落实。", agency=agency, kind="department") == [("局", own, 1)]


def test_of_an_unknown_agency_one_way_is_enough_to_ask():
    assert spoken("我局公开。我镇公开。", agency="白沙", kind=None) == [("局", None, 1)]


def test_evidence_is_where_the_words_stand():
    text = "全年，“本局”不算，本局公开。"
    (fact,) = own_references(told({1: text}), VOCABULARY)
    (quoted,) = fact.evidence
    assert text[quoted.start : quoted.end] == "本局"
    assert quoted.start == text.rindex("本局"), "quotations keep their length"


def test_no_more_than_five_places_are_quoted():
    (fact,) = own_references(told({1: "我镇公开。" * 9}), VOCABULARY)
    assert (fact.fields["times"], len(fact.evidence)) == (9, 5)
