"""A key for a decision: saved at once, asked for what is missing, taken back one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from making.review_seen import last_step, notice, states, title
from textual.widgets import Input

from engine.trail.casebook import Filter
from tui.screens.review.screen import ReviewScreen
from tui.widgets.bars import Bar


def test_confirming_is_saved_at_once_and_the_next_undecided_comes_by_itself(drive, book):
    async def steps(pilot):
        screen = pilot.app.screen
        assert screen.walk.current.rule == "F203"
        assert title(pilot.app) == "第 1/13 条 · 待定 13 · 需补充材料 1"
        await pilot.press("c")
        assert states(book)["key-1"] == "confirmed"
        assert screen.walk.current.rule == "F202"
        assert title(pilot.app) == "第 2/13 条 · 待定 12 · 需补充材料 1"
        assert notice(pilot.app) == "已保存：确认 F203"

    drive(steps, filing=1)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["c", "C", "f2", "\uff43"])
def test_every_way_to_type_the_key_confirms(drive, book, key):
    async def steps(pilot):
        await pilot.press(key)

    drive(steps, filing=1)
    assert states(book)["key-1"] == "confirmed"


@pytest.mark.slow
def test_dismissing_asks_for_a_reason_and_its_own_key_never_answers(drive, book):
    async def steps(pilot):
        await pilot.press("x", "x", "x", "c")
        assert states(book)["key-1"] == "open"
        await pilot.press("3")
        await pilot.press(*"abc", "enter")
        assert states(book)["key-1"] == "dismissed"

    drive(steps, filing=1)
    step = last_step(book, "key-1")
    assert (step.reason, step.text, step.actor) == ("报告已说明", "abc", "李四")


@pytest.mark.slow
def test_enter_without_a_reason_says_so_and_saves_nothing(drive, book):
    async def steps(pilot):
        await pilot.press("x", "tab", "enter")
        assert "1–4" in pilot.app.screen.query_one("#how", Bar).left
        await pilot.press("escape")

    drive(steps, filing=1)
    assert set(states(book).values()) == {"open"}


@pytest.mark.slow
def test_accepting_wants_a_day_to_come_and_a_reason(drive, book):
    async def steps(pilot):
        await pilot.press("a", *"2020-01-01", "enter")
        assert "晚于今天" in pilot.app.screen.query_one("#how", Bar).left
        pilot.app.screen.query_one("#until", Input).value = "2027年6月30日"
        await pilot.press("enter", "enter")
        assert states(book)["key-1"] == "open"
        await pilot.press("o", "k", "enter")

    drive(steps, filing=1)
    accepted = next(finding for finding in book.findings(1) if finding.key == "key-1")
    assert (accepted.state, accepted.expires) == ("accepted", date(2027, 6, 30))


def test_a_note_changes_no_state_and_stays_on_the_finding(drive, book):
    async def steps(pilot):
        await pilot.press("n", *"see", "enter")
        assert pilot.app.screen.walk.current.key == "key-1"

    drive(steps, filing=1)
    assert states(book)["key-1"] == "open"
    assert last_step(book, "key-1").text == "see"


def test_undo_takes_back_the_last_decisions_one_by_one_and_shows_them(drive, book):
    async def steps(pilot):
        await pilot.press("c", "c", "c")
        await pilot.press("u", "u")
        assert pilot.app.screen.walk.current.key == "key-2"
        assert notice(pilot.app) == "已撤销：F202 恢复为待定"

    drive(steps, filing=1)
    assert [finding.state for finding in book.findings(1)].count("confirmed") == 1
    kinds = [event.kind for event in book.events(Filter(filing=1))]
    assert kinds.count("finding.undo") == 2


def test_undo_with_nothing_done_says_so(drive):
    async def steps(pilot):
        await pilot.press("u")
        assert notice(pilot.app) == "没有可撤销的决定。"

    drive(steps, filing=1)


@pytest.mark.slow
def test_a_key_held_down_decides_one_finding_only(drive, book):
    async def steps(pilot):
        pilot.app.patience = 5.0
        await pilot.press(*"cccccc")

    drive(steps, filing=1)
    assert list(states(book).values()).count("confirmed") == 1


def test_what_a_later_version_resolved_is_decided_by_no_key(drive, work, book, monkeypatch):
    all_of = work.findings(1)
    gone = [replace(one, state="resolved") if one.key == "key-1" else one for one in all_of]
    monkeypatch.setattr(type(work), "findings", lambda *_: gone)

    async def steps(pilot):
        walk = pilot.app.screen.walk
        at = next(n for n, one in enumerate(walk.shown) if one.state == "resolved")
        for key in ("c", "C", "x", "a", "g"):
            walk.select(at)
            await pilot.press(key)
            assert isinstance(pilot.app.screen, ReviewScreen), key
            assert notice(pilot.app) == pilot.app.texts("not-decidable"), key

    before = book.newest()
    drive(steps, filing=1)
    assert book.newest() == before
