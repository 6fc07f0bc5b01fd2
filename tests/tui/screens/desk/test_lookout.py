"""What somebody else has written is seen on the desk, and nowhere else is it in the way."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event, current_thread, main_thread

import pytest

from engine.errors import TrailError
from engine.trail.casebook import Casebook
from tui.screens.review.screen import ReviewScreen
from tui.text.words import Texts
from tui.widgets.bars import Bar

LATER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


@pytest.fixture
def decides(book_path):
    """Let another program confirm a finding of a filing."""

    def decide(filing: int) -> None:
        with Casebook.open(book_path, actor="王五", now=lambda: LATER, create=False) as other:
            waiting = next(one for one in other.findings(filing) if one.state == "open")
            other.decide(waiting.id, "confirm")

    return decide


def test_what_another_process_writes_is_seen_without_a_key(drive, book_path):
    async def steps(pilot):
        screen = pilot.app.screen
        first = screen.roll.items[0]
        with Casebook.open(book_path, actor="王五", now=lambda: LATER, create=False) as other:
            open_one = next(f for f in other.findings(first.id) if f.state == "open")
            other.decide(open_one.id, "confirm")
        screen.lookout.look()
        await pilot.pause()
        after = next(f for f in screen.roll.items if f.id == first.id)
        assert after.confirmed == first.confirmed + 1
        assert screen.roll.current.id == first.id

    drive(steps)


def test_without_news_nothing_is_read_anew_and_nothing_is_said(drive, monkeypatch):
    async def steps(pilot):
        desk, loads = pilot.app.screen, []
        monkeypatch.setattr(desk, "load", lambda **_: loads.append(1))
        desk.say("要读的一句")
        for _ in range(5):
            desk.lookout.look()
        assert (loads, notice(pilot)) == ([], "要读的一句")

    drive(steps)


def test_news_are_shown_without_wiping_out_what_was_said(drive, decides):
    async def steps(pilot):
        desk = pilot.app.screen
        desk.say("要读的一句")
        decides(desk.roll.items[1].id)
        desk.lookout.look()
        await pilot.pause()
        assert notice(pilot) == "要读的一句"
        assert desk.standing.seen == pilot.app.work.newest()

    drive(steps)


def test_below_another_screen_the_desk_waits(drive, decides):
    async def steps(pilot):
        desk = pilot.app.screen
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        seen = desk.standing.seen
        decides(2)
        desk.lookout.look()
        assert desk.standing.seen == seen
        await pilot.press("q")
        await pilot.pause()
        assert desk.standing.seen == pilot.app.work.newest()

    drive(steps)


def test_a_book_that_cannot_be_read_just_now_is_no_crash(drive, monkeypatch):
    async def steps(pilot):
        def taken(_work):
            raise TrailError("正被占用")

        monkeypatch.setattr(type(pilot.app.work), "newest", taken)
        pilot.app.screen.lookout.look()
        pilot.app.screen.lookout.look_around()

    drive(steps)


def test_that_one_cannot_hear_is_said_once_and_so_is_that_one_can(drive):
    async def steps(pilot):
        lookout, said = pilot.app.screen.lookout, []
        for heard in (True, False, False, True, True):
            pilot.app.screen.say("")
            lookout.told(heard=heard)
            said.append(notice(pilot))
        assert said == ["", Texts()("desk-deaf"), "", Texts()("desk-hears"), ""]

    drive(steps)


def test_a_server_that_was_lost_is_asked_beside_the_screens(drive, decides, monkeypatch):
    """It may answer nothing for seconds, and the next question waits for the first."""

    async def steps(pilot):
        desk, asked, answers = pilot.app.screen, [], Event()
        newest = type(pilot.app.work).newest

        def late(work):
            asked.append(current_thread() is main_thread())
            answers.wait(60)
            return newest(work)

        decides(desk.roll.items[1].id)
        with monkeypatch.context() as patched:
            patched.setattr(type(pilot.app.work), "newest", late)
            desk.lookout.told(heard=False)
            desk.lookout.look()
            answers.set()
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert asked[0] is False
        assert asked.count(False) == 1
        assert desk.standing.seen == pilot.app.work.newest()

    drive(steps)
