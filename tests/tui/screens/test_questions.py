"""The small windows: what was wrong is forgotten while it is put right; nothing is said twice."""

from __future__ import annotations

from datetime import date

from engine.trail.casebook import Filter
from tui.widgets.bars import Bar


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


def test_a_complaint_goes_with_the_next_key(drive, book):
    async def steps(pilot):
        await pilot.press("a", *"x", "enter")
        assert "晚于今天" in how(pilot)
        await pilot.press("backspace", *"2027-03-01")
        assert "晚于今天" not in how(pilot)
        await pilot.press("enter")
        assert pilot.app.focused.id == "text"
        assert "晚于今天" not in how(pilot)
        await pilot.press("enter")
        assert "写一句理由" in how(pilot)
        await pilot.press(*"ok")
        assert "写一句理由" not in how(pilot)
        await pilot.press("enter")

    drive(steps, filing=1)
    accepted = next(finding for finding in book.findings(1) if finding.state == "accepted")
    assert (accepted.expires, accepted.history[-1].text) == (date(2027, 3, 1), "ok")


def test_the_day_that_is_meant_is_told_while_it_is_typed(drive):
    async def steps(pilot):
        await pilot.press("a", *"3-1")
        assert how(pilot).startswith("到 2027-03-01 周一")
        await pilot.press("enter")
        assert how(pilot).startswith("到 2027-03-01 周一")
        await pilot.press("shift+tab")
        pilot.app.screen.query_one("#until").value = "3月"
        await pilot.pause()
        assert "2027" not in how(pilot)

    drive(steps, filing=1)


def test_assigning_to_nobody_where_nobody_was_assigned_writes_nothing(drive, book):
    async def steps(pilot):
        await pilot.press("g", "enter")
        assert "没有保存" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.press("g", *"wang", "enter")
        await pilot.press("g", "enter")

    drive(steps, filing=1)
    kinds = [event.kind for event in book.events(Filter(filing=1))]
    assert kinds.count("finding.assign") == 2
    assert book.findings(1)[0].assignee == ""


def test_the_walk_says_who_works_on_which_book(drive):
    async def steps(pilot):
        assert "李四 · made.book" in pilot.app.screen.query_one("#title", Bar).left

    drive(steps, filing=1)
