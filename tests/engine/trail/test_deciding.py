"""The verbs of auditors: several findings at once are one step, all of it or nothing."""

from __future__ import annotations

import pytest

from engine.errors import TrailError, UsageError
from engine.trail.verification.verify import verify


def test_several_findings_are_confirmed_together_or_not_at_all(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, *map(make_finding, "abc"))
        a, b, c = book.findings(filing)
        book.decide(c.id, "note", text="看过")
        before = book.newest()
        with pytest.raises(TrailError):
            book.confirm_all({a.id: a.seq, c.id: c.seq})
        assert (book.newest(), set(desk.states(book, filing).values())) == (before, {"open"})
        steps = book.confirm_all({a.id: a.seq, b.id: b.seq})
        assert [step.kind for step in steps] == ["confirm", "confirm"]
        assert desk.states(book, filing) == {"a": "confirmed", "b": "confirmed", "c": "open"}
    assert verify(desk.path).code == 0


def test_several_steps_are_taken_back_together_or_not_at_all(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, *map(make_finding, "ab"))
        a, b = book.findings(filing)
        book.decide(a.id, "confirm")
        with pytest.raises(TrailError, match="没有可以撤销"):
            book.undo(a.id, b.id)
        assert desk.states(book, filing)["a"] == "confirmed"
        book.undo(a.id)
        assert desk.states(book, filing)["a"] == "open"


def test_paper_that_is_asked_for_is_no_problem_that_one_could_confirm(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k", outcome="not_assessable"))
        (finding,) = book.findings(filing)
        with pytest.raises(TrailError, match="需要补充的材料"):
            book.decide(finding.id, "confirm")
        book.decide(finding.id, "dismiss", reason="不适用")


@pytest.mark.parametrize(
    ("kind", "how", "said"),
    [
        ("note", {"text": "  "}, "备注是空的"), ("dismiss", {"reason": "别的"}, "请选择"),
        ("dismiss", {}, "必须说明理由"), ("accept", {}, "必须有到期日"),
        ("delete", {}, "没有“delete”"),
    ],
)  # fmt: skip
def test_half_a_decision_is_refused_with_what_is_missing(reviewed, kind, how, said):
    with reviewed.open() as book:
        before = book.newest()
        with pytest.raises(TrailError, match=said):
            book.decide(3, kind, **how)
        assert book.newest() == before


def test_what_is_not_there_is_said(reviewed):
    with reviewed.open() as book:
        for step in (lambda: book.decide(99, "confirm"), lambda: book.undo(99),
                     lambda: book.assign(99, "李四"), lambda: book.approve(99)):  # fmt: skip
            with pytest.raises(TrailError, match="没有第 99 号问题"):
                step()
        with pytest.raises(UsageError, match="没有第 99 号报告"):
            book.transition(99, "approved")


def test_a_finding_is_given_to_somebody_and_to_nobody_again(reviewed):
    with reviewed.open() as book:
        book.assign(3, " 李四 ")
        assert book.finding(3).assignee == "李四"
        book.assign(3, "")
        assert book.finding(3).assignee == ""
        assert [step.reason for step in book.finding(3).history][-2:] == ["李四", ""]
