"""Numbers with their names, and brackets blotted out in place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts.narrative.terms import NUMBER, bared, bracketed, terms, without_brackets

BARE = re.compile(r"(?<![\d.])\d{1,6}(?![\d.%件条])")


def told(text, begin=0):
    return [(one.label, one.value, one.after) for one in terms(text, BARE, begin)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到申请8件", [("收到申请", 8, "")]),
        ("自然人3件，企业5件", [("自然人", 3, ""), ("企业", 5, "")]),
        ("自然人3件和企业5件", [("自然人", 3, "和企业"), ("企业", 5, "")]),
        ("财政类20、人事类30", [("财政类", 20, ""), ("人事类", 30, "")]),
        ("20条人事类", [("", 20, "人事类")]),
        ("占20%", []),
        ("无", []),
    ],
)
def test_a_number_has_the_words_before_and_behind_it(text, wanted):
    assert told(text) == wanted


def test_a_name_is_what_stands_before_else_behind():
    assert [one.named for one in terms("财政类20条，30条人事类", BARE)] == ["财政类", "人事类"]


def test_what_stands_before_the_beginning_is_no_name():
    text = "收到申请8件，自然人3件"
    assert told(text, text.index("自")) == [("自然人", 3, "")]
    (one,) = terms(text, BARE, text.index("自"))
    assert text[one.start : one.amount.start] == "自然人"


@given(st.text("甲（）3件，", max_size=30))
def test_blotting_moves_nothing(text):
    for blotted in (without_brackets(text), bared(text)):
        assert len(blotted) == len(text)
        assert all(new in (old, "□") for old, new in zip(text, blotted, strict=True))


def test_brackets_are_blotted_as_asked():
    assert without_brackets("甲（乙3件）丙") == "甲（□□□）丙"
    assert bared("财政（20条）、人事（见表）") == "财政□20条□、人事（见表）"


def test_the_inside_of_brackets_is_told():
    text = "甲（乙3件）丙（丁）（戊4件）"
    assert [text[start:end] for start, end in bracketed(text)] == ["乙3件", "戊4件"]


@given(st.text(alphabet="收到12,.三十万千件条份（）、，。第每一次多", max_size=40))
def test_no_two_numbers_are_written_in_one(text):
    for said in (text, bared(text), without_brackets(text)):
        assert len(terms(said, BARE)) <= len(NUMBER.findall(text))
