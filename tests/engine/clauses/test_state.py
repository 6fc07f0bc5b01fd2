"""What earlier clauses leave to later ones, and what is known of a sentence as a whole."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.cover import cover
from engine.clauses.phrases import phrases
from engine.clauses.scope import About, Scope
from engine.clauses.state import State, of_government, of_whole_county, setting_of

COUNTY = About(year=2024, kind="government", agency="云溪县人民政府")
BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def setting(text, about=BUREAU):
    return setting_of(cover(text, VOCABULARY, 2024), about, "")


@pytest.mark.parametrize(
    ("flag", "yes", "no"),
    [
        ("named", "收到政府信息公开申请3件", "收到申请3件"),
        ("table_3", "上年结转2件，结转下年1件", "公开3件"),
        ("attributes", "主动公开90件，依申请公开80件", "收到依申请公开80件"),
        ("attributes", "主动公开占24%，依申请公开占45%", "主动公开工作中，依申请公开80件"),
        ("table_3", "申请量5件，答复量5件", "答复量5件"),
        ("resulted", "部分公开1件", "予以公开2件"),
        ("alone", "收到申请3件", "收到申请3件，行政复议2件"),
        ("alone", "收到申请3件，无行政复议", "收到申请3件，行政复议2件"),
        ("divided", "各部门收到申请3件", "收到申请3件"),
        ("excepted", "除2件外均已答复", "收到申请3件"),
        ("received", "收到申请3件", "办结申请3件"),
        ("compared", "收到申请3件，比上年增加1件", "收到申请3件"),
        ("resulted", "予以公开2件，不予公开1件", "收到申请3件"),
        ("caused", "因政府信息公开被提起行政复议1件", "行政复议1件"),
        ("clear", "收到申请3件", "收到申请"),
        ("plain", "收到申请16件，办结16件", "收到申请16件，主动公开16件"),
    ],
)
def test_a_sentence_is_looked_over_as_a_whole(flag, yes, no):
    assert getattr(setting(yes), flag) is True
    assert getattr(setting(no), flag) is False


def test_an_empty_sentence_sets_nothing():
    empty = setting_of((), BUREAU, "")
    assert (empty.understood, empty.clear, empty.plain) == (0, False, False)


def test_it_is_told_how_far_every_word_is_known():
    known = "收到申请3件"
    assert setting(known).understood == len(known)
    strange = "收到申请3件，魑魅魍魉"
    assert setting(strange).understood == strange.index("魑")


def test_behind_others_the_topic_comes_back():
    state = State(topic="request")
    state.turn_to("foreign", aside=True)
    assert (state.topic, state.before_others) == ("foreign", "request")
    state.turn_back()
    assert (state.topic, state.before_others) == ("request", "")
    state.turn_to("foreign", aside=False)
    state.turn_back()
    assert state.topic == "foreign", "nobody only had a hand in it"
    state.turn_to("", aside=False)
    assert state.topic == "foreign", "a clause without a noun goes on"


def test_division_once_noted_stays():
    state = State()
    state.divide({"by_channel"})
    state.divide(())
    assert (state.by_channel, state.results) == (True, False)
    state.divide({"by_result"})
    assert state.results


def test_a_total_behind_offices_is_the_countys():
    for text, about, whole in (
        ("总计64件", COUNTY, True),
        ("总计64件", BUREAU, False),
        ("我县总计64件", COUNTY, False),
        ("收到64件", COUNTY, False),
    ):
        (phrase,) = phrases(cover(text, VOCABULARY, 2024))
        assert of_whole_county(phrase, setting(text, about)) is whole


def test_what_a_government_did_itself_is_unsure_in_its_own_report():
    assert of_government(Scope(body="unsure"), setting("收到", COUNTY))
    assert not of_government(Scope(body="own"), setting("收到", COUNTY))
    assert not of_government(Scope(body="unsure"), setting("收到", BUREAU))


def test_what_a_phrase_names_is_kept_for_those_behind_it():
    (phrase,) = phrases(cover("作出行政规范性文件", VOCABULARY, 2024))
    state = State()
    state.note(phrase, "document")
    assert (state.row, state.named, state.office) == ("normative", False, False)
    (phrase,) = phrases(cover("收到政府信息公开申请3件", VOCABULARY, 2024))
    state.note(phrase, "request")
    assert (state.row, state.named, state.about) == ("normative", True, False)
