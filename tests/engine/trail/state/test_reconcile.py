"""What a check changes, old findings against new: pure, by key and digest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trail.state.reconcile import (
    Moment,
    condition_of,
    condition_row,
    incoming,
    manifest,
    reconcile,
)
from engine.trail.state.workflow import Condition

NOW = Moment(filing_id=1, version_id=2, seq=9, today="2024-02-01")
VERSIONS = {1: "a" * 64, 2: "b" * 64}
CONDITIONS = st.builds(
    Condition, state=st.sampled_from(["open", "confirmed", "resolved"]),
    decided=st.text(max_size=3), standing=st.integers(0, 9), latest=st.integers(0, 9),
)  # fmt: skip


def found(key, digest="d1", **changed):
    """Make a finding as a check says it."""
    return {
        "key": key, "digest": digest, "rule": "F203", "severity": "error", "outcome": "fail",
        "cause": None, **changed,
    }  # fmt: skip


def new(*findings):
    """Return findings as incoming rows."""
    return incoming(findings, {})


def standing(key, digest="d1", version=1, **condition):
    """Make the row of a finding as an earlier check and people left it."""
    before = Moment(filing_id=1, version_id=version, seq=3, today="2024-01-01")
    (row,) = reconcile([], new(found(key, digest)), before).inserts
    return {"id": 7, **row, **condition_row(Condition(**condition)), "resolved_by":
            version if condition.get("state") == "resolved" else None}  # fmt: skip


def test_findings_come_in_the_order_of_the_document_and_no_key_twice():
    def at(key, block):
        mark = {"block": block, "row": None, "column": None, "start": 0}
        return found(key, marks=[mark])

    rows = new(at("k", 3), at("k", 1), at("k#2", 2))
    assert [row["key"] for row in rows] == ["k", "k#2", "k#3"]
    assert [row["position"] for row in rows] == [0, 1, 2]


def test_numbers_of_persons_do_not_get_into_a_key():
    assert "13800138000" not in new(found("S101:13800138000"))[0]["key"]


def test_words_of_the_rules_are_told_once():
    words = {}
    incoming([found("a", title="不平衡"), found("b", title="不平衡")], words)
    assert len(words) == 1


def test_what_was_not_there_is_opened_by_this_version():
    changes = reconcile([], new(found("k")), NOW)
    (row,) = changes.inserts
    assert (row["state"], row["opened_by"], row["changed_by"], row["resolved_by"]) == (
        "open", 2, 2, None,
    )  # fmt: skip
    assert (changes.opened_keys, changes.updates) == (["k"], [])


def test_the_same_again_changes_no_row():
    old = standing("k", state="confirmed", decided="d1", standing=4, latest=4)
    changes = reconcile([old], new(found("k")), NOW)
    assert (changes.kept_keys, changes.updates, changes.inserts) == (["k"], [], [])


@pytest.mark.parametrize("state", ["confirmed", "dismissed", "accepted"])
def test_other_values_open_what_was_decided_and_keep_what_was_judged(state):
    old = standing("k", state=state, decided="d1", standing=4, latest=4, expires="2030-01-01",
                   assignee="李四")  # fmt: skip
    changes = reconcile([old], new(found("k", "d2")), NOW)
    (row,) = changes.updates
    assert (row["state"], row["decided"], row["assignee"], row["latest"]) == (
        "open",
        "d1",
        "李四",
        9,
    )
    assert (row["previous"], row["previous_sha256"]) == (old["data"], old["data_sha256"])
    assert changes.reopened == [{"key": "k", "why": "changed", "digest": "d2"}]


def test_other_values_of_what_nobody_decided_open_nothing_anew():
    changes = reconcile([standing("k")], new(found("k", "d2")), NOW)
    assert (changes.kept_keys, changes.reopened) == (["k"], [])
    assert changes.updates[0]["changed_by"] == 2


@pytest.mark.parametrize(("until", "opened"), [("2024-01-31", True), ("2024-02-01", False)])
def test_an_acceptance_ends_after_its_last_day(until, opened):
    old = standing("k", state="accepted", decided="d1", standing=4, latest=4, expires=until)
    changes = reconcile([old], new(found("k")), NOW)
    assert [one["why"] for one in changes.reopened] == (["expired"] if opened else [])


def test_what_is_gone_is_resolved_and_told_only_where_somebody_touched_it():
    old = [standing("a"), standing("b", latest=4, standing=4, state="confirmed", decided="d1")]
    changes = reconcile(old, [], NOW)
    assert changes.resolved == ["b"]
    assert changes.resolved_keys == ["a", "b"]
    names = ("key", "state", "kept", "resolved_by")
    assert [tuple(row[name] for name in names) for row in changes.updates] == [
        ("a", "resolved", "", 2), ("b", "resolved", "confirmed", 2),
    ]  # fmt: skip


def test_what_is_gone_already_stays_as_it_was():
    old = standing("k", state="resolved")
    changes = reconcile([old], [], NOW)
    assert (changes.updates, changes.resolved_keys) == ([], [])


def test_what_comes_back_as_it_was_judged_has_its_decision_again():
    old = standing("k", state="resolved", kept="dismissed", decided="d1", latest=5)
    changes = reconcile([old], new(found("k")), NOW)
    assert (changes.restored, changes.updates[0]["state"]) == (["k"], "dismissed")


@given(st.permutations(["a", "b", "c"]))
def test_the_manifest_does_not_ask_in_which_order_rows_come(order):
    rows = {key: standing(key) for key in "abc"}
    told = manifest([rows[key] for key in order], "[]", VERSIONS)
    assert told == manifest(rows.values(), "[]", VERSIONS)


@pytest.mark.parametrize(
    "changed",
    [{"key": "x"}, {"digest": "x"}, {"data_sha256": "x"}, {"previous_sha256": "x"},
     {"opened_by": 2}, {"changed_by": 2}, {"resolved_by": 2}],
)  # fmt: skip
def test_the_manifest_commits_to_each_of_these(changed):
    row = standing("k")
    assert manifest([row], "[]", VERSIONS) != manifest([{**row, **changed}], "[]", VERSIONS)
    assert manifest([row], "[]", VERSIONS) != manifest([row], "[1]", VERSIONS)


@given(CONDITIONS)
def test_a_condition_is_the_same_in_columns(condition):
    assert condition_of(condition_row(condition)) == condition
