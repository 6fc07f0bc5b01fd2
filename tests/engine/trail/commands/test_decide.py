"""Decisions on findings: undone step by step, not overtaken, by two where the house asks."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import TrailError
from engine.trail.verification.verify import verify


def test_undo_goes_back_step_by_step_and_stays_in_the_history(reviewed):
    with reviewed.open() as book:
        finding = book.findings(1)[0].id
        book.decide(finding, "dismiss", reason="误报")
        book.undo(finding)
        assert book.finding(finding).state == "confirmed"
        book.undo(finding)
        assert book.finding(finding).state == "open"
        with pytest.raises(TrailError, match="没有可以撤销"):
            book.undo(finding)
        history = book.finding(finding).history
        assert [step.kind for step in history] == ["confirm", "dismiss", "undo", "undo"]
        assert [step.undone for step in history] == [True, True, False, False]


def test_a_decision_that_a_check_has_overtaken_cannot_be_undone(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        finding = book.findings(filing)[0].id
        book.decide(finding, "confirm")
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k", "d2"))
        with pytest.raises(TrailError, match="此后的复核已改变"):
            book.undo(finding)


def test_who_decides_on_what_he_has_not_seen_is_shown_it_first(reviewed):
    with reviewed.open() as mine, reviewed.open("李四") as theirs:
        seen = mine.findings(1)[2]
        theirs.decide(seen.id, "confirm")
        with pytest.raises(TrailError, match=r"李四 已于 .* 作出“确认”") as overtaken:
            mine.decide(seen.id, "dismiss", reason="误报", seen_seq=seen.seq)
        assert overtaken.value.hint == "overtaken"
        mine.decide(seen.id, "dismiss", reason="误报", seen_seq=mine.finding(seen.id).seq)


def test_four_eyes_nobody_approves_his_own(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("e"), make_finding("w", severity="warning"))
        book.set("four_eyes", value=True)
        error, warning = sorted(book.findings(filing), key=lambda one: one.key)
        assert book.decide(warning.id, "dismiss", reason="误报").kind == "dismiss"
        assert book.decide(error.id, "dismiss", reason="误报").kind == "propose"
        proposed = book.finding(error.id)
        assert (proposed.state, proposed.pending, proposed.proposer) == ("open", "dismiss", "张三")
        assert book.filing(filing).undecided == 0
        assert [(one.key, one.proposer) for one in book.proposals()] == [(error.key, "张三")]
        with pytest.raises(TrailError, match="不能复核自己"):
            book.approve(error.id)
    with desk.open("李四") as book:
        book.refuse(error.id, text="请再核对")
        assert book.finding(error.id).pending == ""
        assert book.proposals() == []
        with pytest.raises(TrailError, match="没有待复核"):
            book.approve(error.id)
    with desk.open() as book:
        book.decide(error.id, "accept", expires=date(2024, 6, 30))
    with desk.open("李四") as book:
        book.approve(error.id)
        assert book.finding(error.id).state == "accepted"
        assert book.finding(error.id).expires == date(2024, 6, 30)
    assert verify(desk.path).code == 0


@pytest.mark.parametrize(
    ("judged", "how"),
    [("confirm", {}), ("dismiss", {"reason": "误报"}), ("accept", {"expires": date(2024, 6, 30)})],
)
def test_what_was_decided_stands_when_another_proposal_is_refused(desk, make_finding, judged, how):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        (finding,) = book.findings(filing)
        book.decide(finding.id, judged, **how)
        before = book.finding(finding.id)
        book.set("four_eyes", value=True)
        other = {"reason": "不适用"} if judged != "dismiss" else {"expires": date(2024, 5, 1)}
        kind = "dismiss" if judged != "dismiss" else "accept"
        assert book.decide(finding.id, kind, **other).kind == "propose"
    assert verify(desk.path).sentences[1:-1] == (), "while it waits"
    with desk.open("李四") as book:
        desk.record(book, book.filing(filing).version_id, make_finding("k"))
        assert book.finding(finding.id).pending == kind, "a check that finds the same opens nothing"
        book.refuse(finding.id)
        after = book.finding(finding.id)
        assert (after.state, after.expires) == (before.state, before.expires)
        assert (after.pending, after.proposer) == ("", "")
    assert verify(desk.path).code == 0
    with desk.open() as book:
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k"))
        assert desk.states(book, filing) == {"k": before.state}
    assert verify(desk.path).code == 0


def test_what_is_dismissed_by_two_is_no_longer_accepted_until_a_day(desk, make_finding):
    with desk.open() as book:
        (finding,) = book.findings(desk.filled(book, make_finding("k")))
        book.decide(finding.id, "accept", expires=date(2024, 6, 30))
        book.set("four_eyes", value=True)
        book.decide(finding.id, "dismiss", reason="误报")
        assert book.finding(finding.id).expires == date(2024, 6, 30)
    with desk.open("李四") as book:
        book.approve(finding.id)
        settled = book.finding(finding.id)
        assert (settled.state, settled.expires) == ("dismissed", None)
    assert verify(desk.path).code == 0
