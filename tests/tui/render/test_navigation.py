"""The walk: order, groups, filter, counters and the next undecided finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trail.state.views import FindingView
from tui.render.navigation import (
    Group,
    counter,
    entries,
    in_order,
    matches,
    next_undecided,
    tally,
    undecided,
    walked,
)
from tui.text.words import Texts

TEXTS = Texts()


def finding(number: int, **more) -> FindingView:
    place = {"table": more.pop("table", None), "label": more.pop("label", "")}
    block = more.pop("block", number)
    defaults = {
        "key": f"k{number}", "digest": "d", "rule": f"S{number:03}", "title": f"问题{number}",
        "message": "请核对", "severity": "error", "outcome": "fail", "state": "open",
        "cause": None, "data": {"place": place, "marks": [{"block": block}]},
    }  # fmt: skip
    return FindingView(id=number, filing_id=1, **{**defaults, **more})


MANY = st.lists(
    st.builds(
        finding,
        st.integers(1, 10_000),
        state=st.sampled_from(["open", "confirmed", "dismissed", "resolved"]),
        outcome=st.sampled_from(["fail", "uncertain", "not_assessable"]),
        severity=st.sampled_from(["error", "warning", "info"]),
        cause=st.sampled_from([None, "c1", "c2"]),
    ),
    unique_by=lambda one: one.id,
    max_size=20,
)


@given(MANY)
def test_nothing_is_lost_in_order_and_groups(findings):
    ordered = in_order(findings)
    assert sorted(f.id for f in ordered) == sorted(f.id for f in findings)
    shown = entries(ordered, {"c1": "总计应为7"}, TEXTS)
    assert [item for item in shown if not isinstance(item, Group)] == ordered


@pytest.mark.slow
@given(MANY, st.integers(-1, 20))
def test_the_next_one_waits_for_a_decision_and_none_means_none_waits(findings, after):
    ordered = in_order(findings)
    found = next_undecided(ordered, after)
    if found is None:
        assert not any(map(undecided, ordered))
    else:
        assert undecided(ordered[found])


@given(MANY)
def test_deciding_again_and_again_reaches_every_finding_once(findings):
    ordered, seen, at = in_order(findings), [], -1
    while (found := next_undecided(ordered, at)) is not None:
        seen.append(ordered[found].id)
        ordered[found] = replace(ordered[found], state="confirmed")
        at = found
    assert sorted(seen) == sorted(f.id for f in findings if undecided(f))


def test_findings_of_one_cause_stand_together_under_their_heading_and_first():
    ordered = in_order([finding(1), finding(2, cause="c1"), finding(3), finding(4, cause="c1")])
    shown = entries(ordered, {"c1": "总计应为7"}, TEXTS)
    titles = [item.title if isinstance(item, Group) else item.id for item in shown]
    assert titles == ["原因：总计应为7", 2, 4, "其他问题", 1, 3]


def test_errors_come_before_warnings_and_then_the_order_of_the_document():
    ordered = in_order(
        [
            finding(1, severity="warning"),
            finding(2, block=9),
            finding(3, block=4),
            finding(4, block=-1),
        ]
    )
    assert [f.id for f in ordered] == [3, 2, 4, 1]


def test_what_lacks_material_comes_last_under_a_heading_and_waits_for_no_decision():
    ordered = in_order([finding(1, outcome="not_assessable", cause="c1"), finding(2)])
    assert [f.id for f in ordered] == [2, 1]
    assert counter(ordered, ordered[1]) == (0, 1, 1)
    assert next_undecided(ordered, 0) == 0
    assert tally(ordered)["open"] == 1
    assert entries(ordered, {}, TEXTS)[1] == Group(TEXTS("not-assessable"))


def test_what_a_later_version_resolved_is_not_walked():
    gone = finding(1, state="resolved")
    ordered = in_order([gone, finding(2)])
    assert [f.id for f in ordered] == [2, 1]
    assert not walked(gone)
    assert counter(ordered, gone) == (0, 1, 1)


def test_a_proposal_that_waits_for_a_second_person_is_not_asked_again():
    assert not undecided(finding(1, pending="dismiss"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("错误", True), ("错误 表三", True), ("警告", False), ("f203", True), ("待定 自然人", True),
     ("", True), ("自然人 不存在", False)],
)  # fmt: skip
def test_the_filter_wants_every_word(wanted, found):
    one = finding(1, rule="F203", table=3, label="表三 自然人")
    assert matches(one, wanted, TEXTS) is found


def test_the_tally_counts_what_was_decided():
    findings = [finding(1, state="confirmed"), finding(2, state="accepted"), finding(3)]
    assert tally(findings) == {
        "open": 1, "pending": 0, "confirmed": 1, "dismissed": 0, "accepted": 1,
    }  # fmt: skip
