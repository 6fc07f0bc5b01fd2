"""The application: opens what it can, says what it cannot, and leaves with the right code."""

from __future__ import annotations

import asyncio

import pytest
from textual.scrollbar import ScrollBar, ScrollBarRender

from engine.errors import TrailError
from tui import app as module
from tui.app import GoujiApp, PlainBar
from tui.screens.desk.screen import DeskScreen
from tui.screens.opening import OpeningScreen
from tui.screens.review.screen import ReviewScreen
from tui.text.words import Texts
from tui.widgets.bars import Bar


def walked(app: GoujiApp, steps=None, size=(80, 24)) -> GoujiApp:
    """Run an app through these steps."""

    async def session():
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if steps is not None:
                await steps(pilot)

    asyncio.run(session())
    return app


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


@pytest.mark.parametrize("error", [TrailError("打不开"), ValueError("我们的错")])
def test_a_casebook_that_cannot_be_opened_ends_it_and_the_reason_is_kept(error):
    def opening():
        raise error

    app = walked(GoujiApp(opening, Texts()))
    assert app.failure is error
    assert app.return_value == 1
    assert not app.begun


def test_what_is_typed_before_the_desk_is_there_is_not_lost(work, monkeypatch):
    ready = asyncio.Event()

    async def steps(pilot):
        assert isinstance(pilot.app.screen, OpeningScreen)
        await pilot.press("enter")
        pilot.app.opened(work)
        for _ in range(50):
            await pilot.pause()
            if isinstance(pilot.app.screen, ReviewScreen):
                ready.set()
                return

    monkeypatch.setattr(GoujiApp, "beside", lambda *_: None)  # the test says when it is open
    walked(GoujiApp(lambda: work, Texts(), book_name="/x/很长的名字" * 20), steps)
    assert ready.is_set(), "Enter opened the first filing of the desk"


@pytest.mark.slow
def test_ways_through_the_screens_and_back(drive, work):
    """One walk: the copy key, the look, a review over the desk, and back with a filter."""
    seen: list[object] = []

    async def steps(pilot):
        app = pilot.app
        app.action_help_quit()
        seen.append("按 q 或 F10 退出" in notice(pilot))
        before = app.theme
        seen.append(app.next_theme() != before)
        seen.append(app.next_theme() == before)
        app.open_review(work.filing(2))
        await pilot.pause()
        app.open_rules("S104")
        await pilot.pause()
        app.back_to_desk("云岭 [/]")
        await pilot.pause()
        desk = app.screen
        seen.append(isinstance(desk, DeskScreen))
        seen.append((desk.wanted, len(app.screen_stack)))

    drive(steps)
    assert seen == [True, True, True, True, ("云岭 [/]", 2)]


def test_a_key_that_is_held_down_decides_once(work, monkeypatch):
    app, clock = GoujiApp(work, Texts()), iter([0.0, 0.05, 0.1, 0.16, 5.0, 5.01])
    monkeypatch.setattr(module, "monotonic", lambda: next(clock))
    assert [app.held("c") for _ in range(4)] == [False, True, True, True]
    assert [app.held("c"), app.held("x")] == [False, False], "another key is not held"


def test_a_signal_ends_it_with_its_code_and_has_a_last_resort(drive):
    async def steps(pilot):
        pilot.app._end(143)

    app = drive(steps)
    assert app.last_resort is not None
    app.last_resort.cancel()
    assert app.return_value == 143


def test_a_mistake_of_ours_is_kept_for_whoever_started_it(work, monkeypatch):
    def mistake(_self):
        raise ValueError("身份证号在此")

    monkeypatch.setattr(DeskScreen, "next_order", mistake)
    app = GoujiApp(work, Texts())

    async def steps(pilot):
        await pilot.press("o")

    with pytest.raises(ValueError, match="身份证号在此"):
        walked(app, steps)
    assert isinstance(app.failure, ValueError)


@pytest.mark.parametrize(("plainer", "bar"), [(True, PlainBar), (False, ScrollBarRender)])
def test_an_old_console_gets_bars_without_blocks(drive, plainer, bar):
    seen: list[object] = []

    async def steps(_pilot):
        seen.append(ScrollBar.renderer)

    drive(steps, plainer=plainer)
    assert seen == [bar]


def test_work_beside_gives_its_result_or_what_it_raised(drive):
    got: list[object] = []

    async def steps(pilot):
        pilot.app.beside(lambda: 1 // 1, got.append)
        pilot.app.beside(lambda: 1 // 0, got.append)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    drive(steps)
    assert {type(one) for one in got} == {int, ZeroDivisionError}


def after(pilot, then):
    """Have something done with the result of work beside the screens."""
    pilot.app.beside(lambda: 1, then)
    return pilot.app.workers.wait_for_complete()


def test_what_the_casebook_cannot_do_after_work_beside_is_told(drive):
    seen: list[str] = []

    def full(_result):
        raise TrailError("磁盘已满")

    async def steps(pilot):
        await after(pilot, full)
        await pilot.pause()
        seen.append(notice(pilot))

    drive(steps)
    assert seen == ["磁盘已满"]


def test_a_mistake_of_ours_after_work_beside_ends_it_and_is_kept(work):
    def mistaken(_result):
        raise RuntimeError("我们的错")

    app = GoujiApp(work, Texts())
    with pytest.raises(RuntimeError, match="我们的错"):
        walked(app, lambda pilot: after(pilot, mistaken))
    assert isinstance(app.failure, RuntimeError)


def test_what_is_counted_after_one_has_left_is_told_to_nobody(drive):
    async def steps(pilot):
        pilot.app.open_picture(None)
        await pilot.pause()
        screen = pilot.app.screen
        await pilot.press("q")
        await pilot.pause()
        screen.counted(ValueError())
        screen.recounted(ValueError())
        screen.say("无人听")

    drive(steps)


def test_keys_of_ones_own_replace_the_usual_ones(drive):
    async def steps(pilot):
        await pilot.press("o")
        assert pilot.app.is_running
        await pilot.press("f9")

    assert drive(steps, keys={"quit": "f9"}).return_value == 0
