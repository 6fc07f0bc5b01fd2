"""Numbers of last year that a sentence tells."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About
from engine.facts.narrative.over_years.last_told import last_told

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def told(text):
    """Return (subject, value, year) of each number of last year."""
    heard = Reader(VOCABULARY, BUREAU).heard(text)
    return [(one.subject, one.value, one.year) for one in last_told(heard, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到政府信息公开申请14件，2023年为20件。", [("received", 20, 2023)]),
        ("收到政府信息公开申请14件，上年为20件。", [("received", 20, None)]),
        ("政府信息公开申请由上年的20件降至14件。", [("received", 20, None)]),
        ("因政府信息公开被申请行政复议2件，上年为3件。", [("review", 3, None)]),
        ("收到政府信息公开申请14件。", []),
        ("收到政府信息公开申请14件，比上年减少6件。", []),
        ("", []),
    ],
)
def test_a_number_of_last_year_has_the_subject_beside_it(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请14件，上年魑魅20件。",
        "收到政府信息公开申请14件，上年约20件。",
        "主动公开信息14条，上年为20件。",
    ],
)
def test_where_not_all_is_understood_nothing_is_told(text):
    assert told(text) == []


def test_it_is_told_where_the_number_stands():
    text = "收到政府信息公开申请14件，上年为20件。"
    (one,) = last_told(Reader(VOCABULARY, BUREAU).heard(text), VOCABULARY)
    assert text[one.position :].startswith("20件")
