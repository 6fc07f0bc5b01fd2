"""Where lists stand in a sentence: in brackets, behind a word, behind their total or before it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.shipped import VOCABULARY

from engine.facts.narrative.list_shapes import (
    Reading,
    both_ways,
    by_attribute,
    listings,
    of_requests,
)
from engine.facts.narrative.terms import terms

WORDS = Reading(VOCABULARY)


def shapes(text: str) -> list[tuple[str, int, list[int]]]:
    """Return how each list stands: how it is opened, its last total, its items."""
    return [
        (one.opened, one.totals[-1].value, [item.value for item in one.items])
        for one in listings(text, WORDS)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到申请9件（网上4件、信函5件），办结8件", [("bracket", 9, [4, 5])]),
        ("公开信息20条，其中政策6条、动态14条", [("word", 20, [6, 14])]),
        ("公开信息20条，人事类6条，财政类9条，其他5条", [("plain", 20, [6, 9, 5])]),
        ("公开政策6条，公告9条，合计15条", [("closing", 15, [6, 9])]),
        ("公开信息20条，其中政策6条（见附件）、动态14条", [("word", 20, [6, 14])]),
        ("公开信息20条", []),
        ("其中政策6条、动态14条", []),
        ("", []),
    ],
)
def test_a_list_is_found_where_it_stands(text, wanted):
    assert shapes(text) == wanted


def test_a_list_ends_where_something_is_said_of_the_whole_again():
    (one,) = listings("收到申请10件，其中自然人8件、法人2件，办结9件，结转1件", WORDS)
    assert [item.value for item in one.items] == [8, 2]
    assert one.behind.startswith("，办结")


def test_the_words_around_a_list_are_told():
    text = "收到申请9件（其中网上4件、信函5件），办结8件"
    (one,) = listings(text, WORDS)
    assert one.opener == "其中"
    assert one.words == text[one.position : one.end]
    assert text.startswith(one.before, one.position - len(one.before))


@pytest.mark.parametrize(
    ("names", "both"),
    [
        (["线上", "线下"], True),
        (["线下", "线上"], True),
        (["线上", "线上"], False),
        (["线上"], False),
        (["线上", "线下", "其他"], False),
        ([], False),
    ],
)
def test_there_is_no_third_way(names, both):
    assert both_ways(names, WORDS) is both


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["主动公开", "依申请公开", "不予公开"], True),
        (["主动公开", "依申请公开"], False),
        (["主动公开", "主动公开", "不予公开"], False),
        (["主动公开", "依申请公开", "其他"], False),
        ([], False),
    ],
)
def test_a_document_is_open_in_one_of_three_ways(names, told):
    assert by_attribute(names, WORDS) is told


@pytest.mark.parametrize(
    ("text", "requests"), [("收到申请6件", True), ("6份信息公开申请", True), ("公开信息6条", False)]
)
def test_a_number_of_requests_is_told_by_the_words_on_either_side(text, requests):
    (one,) = terms(text, WORDS["bare"])
    assert of_requests(one, WORDS) is requests


PIECES = st.sampled_from(
    [
        *(
            "申请",
            "公开信息",
            "其中",
            "包括",
            "（",
            "）",
            "，",
            "、",
            "；",
            "。",
            "9件",
            "20条",
            "3",
        ),
        *(
            "网上4件",
            "政策类6条",
            "合计",
            "共",
            "各",
            "等",
            "分别为",
            "按渠道分，",
            "1.2万条",
            "占5%",
        ),
    ]
)


@settings(max_examples=120)
@given(st.lists(PIECES, max_size=16).map("".join))
def test_every_list_lies_in_its_sentence_behind_or_before_its_total(text):
    for one in listings(text, WORDS):
        assert one.items
        assert one.totals
        assert 0 <= one.position <= one.end <= len(text)
        starts = [item.amount.start for item in one.items]
        assert starts == sorted(set(starts))
        assert {total.amount.start for total in one.totals}.isdisjoint(starts)
