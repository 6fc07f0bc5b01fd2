"""What a phrase is about: its last noun, else what went before."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.cover import cover
from engine.clauses.phrases import phrases
from engine.clauses.reading import Reader
from engine.clauses.scope import About
from engine.clauses.state import Place, State, setting_of
from engine.clauses.topics import governed, topic_of

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def topics(text, aspect=""):
    """Return the topics of a sentence's phrases, one after the other."""
    return [one.topic for one in Reader(VOCABULARY, BUREAU).heard(text, aspect)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("收到政府信息公开申请3件", "request"),
        ("被提起行政复议2件", "dispute"),
        ("制发行政规范性文件2件", "document"),
        ("作出行政许可决定20件", "decision"),
        ("主动公开信息30条", "attr"),
        ("收到申请3件，办结2件", "request"),
        ("3件申请均已答复", "request"),
    ],
)
def test_a_noun_says_what_a_number_is_of(text, last):
    assert topics(text)[-1] == last


def test_what_a_bracket_says_is_included_names_no_sum():
    heard = Reader(VOCABULARY, BUREAU).heard("受理40件申请，公开率70%（含部分公开，共28件）。")
    assert [claim.subject for one in heard for claim in one.claims] == ["received"]


def test_a_heading_helps_a_word_that_may_mean_anything():
    assert topics("共受理3件", "request")[-1] in {"request", "request?"}
    assert topics("共受理3件")[-1] == ""


def test_an_application_of_an_unknown_kind_is_none():
    assert topics("受理魑魅证明申请3件")[-1] != "request"


def governing(text, state):
    first, *rest = phrases(cover(text, VOCABULARY, 2024))
    return "".join(t.text for t in governed(Place(first, tuple(rest)), state).before)


def test_words_behind_a_number_govern_it_where_none_stands_before():
    assert governing("3件申请", State()).startswith("申请")
    assert governing("收到3件", State()) == "收到", "it has a word of its own"


def test_a_number_without_any_word_takes_that_of_the_clause_before():
    pending = phrases(cover("收到申请", VOCABULARY, 2024))[0].clause
    assert governing("3件", State(pending=pending)) == "收到申请"
    noun = State(noun=pending, pending=(), subject="")
    assert governing("共3件", noun) == "收到申请共", "a sum is of what was counted last"


def test_a_clause_without_a_noun_goes_on_with_the_topic_before():
    text = "办结2件"
    (phrase,) = phrases(cover(text, VOCABULARY, 2024))
    setting = setting_of(cover(text, VOCABULARY, 2024), BUREAU, "")
    assert topic_of(phrase, State(topic="request"), setting) == "request"
    assert topic_of(phrase, State(topic="dispute"), setting) == "dispute"
