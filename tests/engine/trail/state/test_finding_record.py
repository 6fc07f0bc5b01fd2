"""A finding as stored: split from its rule's words and joined again, held to its digests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trail.log.canonical import plain_json, sha256
from engine.trail.state.finding_record import (
    SAID_BY_THE_RULE,
    altered,
    joined,
    position,
    split,
    words_digest,
)

OWN = ("key", "digest", "rule", "severity", "outcome", "cause", "message")
DATA = st.fixed_dictionaries(
    {name: st.text(max_size=5) for name in OWN},
    optional={name: st.text(max_size=5) for name in SAID_BY_THE_RULE},
)


def row(told, **changed):
    """Make the columns of a finding as they are stored."""
    stored = plain_json(told)
    columns = {name: told.get(name, "") for name in ("rule", "severity", "outcome", "digest")}
    return {
        **columns, "cause": told.get("cause") or "", "data": stored, "data_sha256": sha256(stored),
        "previous": "", "previous_sha256": "", **changed,
    }  # fmt: skip


@given(DATA)
def test_what_is_split_is_joined_again(data):
    own, words = split(data)
    assert not set(own) & set(SAID_BY_THE_RULE)
    assert joined(plain_json(own), {words_digest(words): words}) == data


def test_without_its_rules_words_a_finding_keeps_its_own():
    own, _words = split({"key": "k", "title": "不平衡"})
    assert joined(plain_json(own), {}) == {"key": "k"}


@given(DATA)
def test_a_row_as_it_was_stored_is_not_altered(data):
    assert list(altered(row(data), {})) == []


@pytest.mark.parametrize("name", ["rule", "severity", "outcome", "digest", "cause"])
def test_a_column_that_says_otherwise_than_the_data_is_named(name):
    data = dict.fromkeys(OWN, "x")
    assert list(altered(row(data, **{name: "y"}), {})) == [name]


def test_other_data_than_the_digest_says_are_told_before_anything_else():
    data = dict.fromkeys(OWN, "x")
    bent = row(data, data=plain_json({**data, "message": "没有问题"}), severity="info")
    assert list(altered(bent, {})) == ["data"]


def test_what_a_purge_left_is_not_altered_and_anything_else_is():
    data = dict.fromkeys(OWN, "x")
    left = plain_json({**data, "message": ""})
    purged = row(data, data=left)
    assert list(altered(purged, {purged["data_sha256"]: sha256(left)})) == []
    assert list(altered(purged, {purged["data_sha256"]: ""})) == [], "not told by an old purge"
    other = row(data, data=plain_json({**data, "message": "别的"}))
    assert list(altered(other, {other["data_sha256"]: sha256(left)})) == ["data"]


def test_what_was_judged_before_is_held_to_its_digest_too():
    data = dict.fromkeys(OWN, "x")
    assert list(altered(row(data, previous="{}", previous_sha256=sha256("{}")), {})) == []
    assert list(altered(row(data, previous="[]", previous_sha256=sha256("{}")), {})) == ["previous"]
    gone = row(data, previous="", previous_sha256=sha256("{}"))
    assert list(altered(gone, {})) == ["previous"]
    assert list(altered(gone, {sha256("{}"): ""})) == []


def test_findings_stand_where_their_first_evidence_does():
    def mark(block, row, column, start):
        return {"marks": [{"block": block, "row": row, "column": column, "start": start}]}

    places = [{}, {"marks": []}, mark(1, None, None, 4), mark(1, 0, None, 0), mark(1, 0, 0, 9),
              mark(1, 0, 1, 0), mark(2, None, None, 0)]  # fmt: skip
    assert sorted(places, key=position) == places
    assert position({}) == position({"marks": None})
