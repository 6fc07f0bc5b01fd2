"""What a comparison is of: a subject of claims that two reports have in common, and sure."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About
from engine.facts.narrative.over_years.subjects import (
    is_loose,
    is_unsure,
    names_requests,
    subject_of,
)

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def first(text):
    """Return the first phrase with a number, as it is heard."""
    heard = Reader(VOCABULARY, BUREAU).heard(text)
    return next(one for one in heard if one.phrase.number is not None)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("收到政府信息公开申请14件。", "received"),
        ("因政府信息公开被申请行政复议2件。", "review"),
        ("制发行政规范性文件2件。", "document.normative.made"),
        ("主动公开信息30条。", ""),
        ("收到有效政府信息公开申请14件。", ""),
        ("收到政府信息公开申请14件（含上年结转2件）。", ""),
    ],
)
def test_one_sure_thing_of_the_tables_is_a_subject(text, subject):
    assert subject_of(first(text)) == subject


def test_a_dispute_whose_cause_is_not_told_counts_loosely():
    one = first("行政复议2件。")
    assert subject_of(one, loosely=True) == "review"


def test_handled_may_be_said_of_what_was_received_too():
    loose = first("办理政府信息公开申请9件。")
    assert is_loose(loose)
    assert subject_of(loose) == ""
    assert subject_of(loose, loosely=True) == "handled"
    assert not is_loose(None)


def test_what_may_be_more_than_the_tables_count_is_unsure():
    assert is_unsure(first("主动公开信息30条。"))
    assert not is_unsure(first("收到政府信息公开申请14件。"))
    assert not is_unsure(None)


def test_a_clause_that_names_requests_and_nothing_else():
    assert names_requests(first("收到政府信息公开申请14件。"))
    assert not names_requests(first("行政复议2件。"))
