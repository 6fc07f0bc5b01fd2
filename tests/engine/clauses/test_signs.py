"""What the words of a phrase give away of its number."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.cover import cover
from engine.clauses.phrases import phrases
from engine.clauses.scope import About, Scope
from engine.clauses.signs import (
    before_a_part,
    counts_things,
    ends_a_year,
    is_aside,
    is_guessed,
    is_inclusive,
    is_of_those,
    led_by,
    scope_of,
    shown_before,
    undenied,
)
from engine.clauses.state import Place, State, setting_of

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def parts(text):
    return phrases(cover(text, VOCABULARY, 2024))


def setting(text):
    return setting_of(cover(text, VOCABULARY, 2024), BUREAU, "")


def words(tokens):
    return "".join(token.text for token in tokens)


@pytest.mark.parametrize("text", ["截至年底", "至12月31日", "年末", "年终"])
def test_the_end_of_a_year_is_told(text):
    assert ends_a_year(text)
    assert not ends_a_year("截至6月30日")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("收到申请3件", True),
        ("公开信息3条", True),
        ("收到申请14人", False),
        ("自然人14人申请", True),
        ("比上年增加3件", False),
        ("增加3件", False),
        ("较上年收到3件", True),
        ("较上年3件", False),
        ("14个单位收到申请", False),
    ],
)
def test_things_are_told_from_changes_persons_and_bodies(text, counted):
    phrase = parts(text)[0]
    unit = phrase.number.key
    assert counts_things(phrase, unit) is counted


def test_a_number_out_of_those_before_is_told():
    one, three = parts("4件行政复议中有1件")
    assert is_of_those(three)
    assert not is_of_those(one)
    assert not is_of_those(parts("收到申请3件")[0])


def test_what_is_said_of_a_part_is_left_out():
    after = parts("13件行政复议中被纠正3件")[0].after
    assert words(before_a_part(after)) == "行政复议"
    assert before_a_part(()) == ()


def test_what_a_noun_is_denied_is_left_out():
    after = parts("34件申请没有一件逾期")[0].after
    assert words(undenied(after)) == "申请"
    assert undenied(()) == ()


def test_clauses_behind_a_number_say_what_became_of_it():
    first, *rest = parts("1件因材料不全，结转下年度办理")
    assert "结转" in words(led_by(Place(first, tuple(rest))))
    first, *rest = parts("收到1件，结转下年度办理")
    assert led_by(Place(first, tuple(rest))) == (), "its own clause says what it is"
    assert led_by(Place(parts("1件")[0], ())) == ()


def test_a_clause_in_which_nothing_is_done_is_aside():
    assert not is_aside(parts("收到申请3件")[0])
    assert not is_aside(parts("未收到申请")[0])
    assert not is_aside(parts("2023年")[0])


def test_what_is_published_before_a_number_is_told():
    assert "publish" in shown_before(parts("主动公开信息3条")[0])
    assert shown_before(parts("收到申请3件")[0]) == set()


def test_a_bracket_before_a_number_is_in_it():
    state = State(pending=tuple(parts("含部分公开")[0].clause))
    closed = parts("公开答复（含部分公开）77件")[-1]
    assert is_inclusive(closed, state)
    assert not is_inclusive(closed, State())
    assert not is_inclusive(parts("收到77件")[0], state)


def test_a_number_nobody_names_is_guessed_beside_strange_words():
    text = "自然人3件"
    assert is_guessed(parts(text)[0], State(strange=True), setting(text))
    assert not is_guessed(parts(text)[0], State(), setting(text))
    named = "收到政府信息公开申请3件"
    assert not is_guessed(parts(named)[0], State(strange=True), setting(named))


def test_the_year_of_what_was_reached_is_the_reports():
    text = "申请由2023年的9件增加到12件"
    last = parts(text)[-1]
    before = State(scope=Scope(year="last", body="own"))
    assert scope_of(last, before, setting(text)).year == "this"
