"""Facts that the prose tells by itself: each in its place, what is listed across sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.shipped import NOTHING_ELSE
from making.told import told

from engine.facts.narrative import arithmetic_kinds, facts
from engine.facts.narrative.arithmetic import Placer
from engine.facts.prose import sentences

KINDS = {kind.name: kind for kind in arithmetic_kinds.KINDS}


def of(kind: str, *paragraphs: str, part: int | None = 1):
    """Return the facts of a kind in paragraphs."""
    report = told({part: paragraphs})
    return [one for one in facts(report, NOTHING_ELSE) if one.kind == f"narrative.{kind}"]


def sums(*paragraphs: str) -> list[tuple[object, object, object]]:
    return [
        (one.fields["total"], one.fields["sum"], one.fields["share"])
        for one in of("itemised", *paragraphs)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("公开信息200条，其中政策类60条、动态类140条。", [(200, 200, 100)]),
        ("公开信息200条，其中政策类61条、动态类140条。", [(200, 201, 101)]),
        ("公开信息200条，其中政策类59条、动态类140条。", [(200, 199, 99)]),
        ("公开信息若干条，包括政策类、动态类。", []),
        ("", []),
    ],
)
def test_a_share_is_rounded_away_from_one_hundred(text, wanted):
    assert sums(text) == wanted


def test_a_list_may_stand_in_the_sentence_behind_its_total():
    one = sums("收到申请57件。按申请内容分，投诉类40件、登记类17件。")
    assert one == [(57, 57, 100)]
    assert sums("收到申请57件。", "按申请内容分，投诉类40件、登记类17件。") == []


def test_every_fact_of_a_part_has_a_place_of_its_own():
    text = "公开信息20条，其中政策类6条、动态类14条。"
    found = of("itemised", text, text, text)
    assert len({one.place for one in found}) == 3
    assert {one.place.part for one in found} == {1}
    assert "#" not in found[0].place.item
    assert found[2].place.item.endswith("#3")


def test_what_stands_before_part_one_is_placed_in_the_introduction():
    report = told({None: ("前言。",), 6: ("后文。",)})
    placer = Placer(report)
    first, last = sentences(report)[0], sentences(report)[-1]
    labels = [placer.fact("narrative.share", {}, one).place.label for one in (first, last)]
    assert labels[-1] == "第六部分正文"
    assert placer.quoting("narrative.share", {}, None, ()).place.label == "引言"


def test_a_fact_of_two_sentences_quotes_both():
    (one,) = of("itemised", "收到申请57件。按申请内容分，投诉类40件、登记类17件。")
    assert "57" in "".join(quote.quote for quote in one.evidence)
    assert "40" in "".join(quote.quote for quote in one.evidence)


PIECES = st.sampled_from(
    [
        *(
            "公开信息",
            "收到申请",
            "200条",
            "6件",
            "其中",
            "政策类60条",
            "网上3件",
            "、",
            "，",
            "。",
            "占30%",
        ),
        *(
            "按内容分，",
            "共",
            "予以公开2件",
            "不予公开",
            "（",
            "）",
            "１２条",
            "1.2万条",
            "0条",
            "三个方面",
            "一是",
        ),
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_listed_its_facts_are_as_declared(text):
    report = told({1: ("（二）依申请公开情况", text)})
    for one in facts(report, NOTHING_ELSE):
        if one.kind in KINDS:
            declared = KINDS[one.kind].fields
            assert set(one.fields) <= set(declared)
            types = {"int": int, "str": str}
            assert all(type(v) is types[declared[name][0]] for name, v in one.fields.items())
