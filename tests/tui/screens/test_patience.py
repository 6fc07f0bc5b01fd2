"""A casebook that another program is writing into: the screens wait, say so, and lose nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from textual.widgets import Input

from tui.screens.desk.screen import DeskScreen
from tui.screens.desk.working import Working
from tui.screens.questions_correct import CorrectQuestion
from tui.widgets.bars import Bar

WAITS = "等待另一窗口写完"


async def until(pilot, seen) -> None:
    """Wait until something is so; a busy machine takes its time."""
    for _ in range(400):
        if seen():
            return
        await pilot.pause(0.05)
    raise AssertionError("it did not come to pass")


@pytest.fixture
def taken(book_path):
    """Give a program that holds the casebook for writing until it is told to let go."""
    with closing(sqlite3.connect(book_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_decision_waits_for_another_window_and_is_saved_then(drive, book, taken):
    async def steps(pilot):
        screen = pilot.app.screen
        notice = screen.query_one("#notice", Bar)
        await pilot.press("c")
        assert "等待另一窗口写完" in notice.left
        await pilot.press("q", "s", "c")  # one cannot leave what is not saved; another key is free
        assert pilot.app.screen is screen
        assert "等待另一窗口写完" in notice.left
        taken.execute("ROLLBACK")
        await until(pilot, lambda: "已保存：确认 F203" in notice.left)
        assert screen.walk.patience.step is None

    drive(steps, filing=1)
    assert [one.rule for one in book.findings(1) if one.state == "confirmed"] == ["F203"]


def test_a_decision_that_waits_can_be_given_up(drive, book, taken):
    async def steps(pilot):
        notice = pilot.app.screen.query_one("#notice", Bar)
        await pilot.press("c", "escape")
        assert "没有写入" in notice.left
        taken.execute("ROLLBACK")
        await pilot.pause(0.6)
        assert "没有写入" in notice.left

    drive(steps, filing=1)
    assert {one.state for one in book.findings(1)} == {"open"}


def notice(pilot) -> str:
    """Return what the screen says, the one below if a window lies over it."""
    return pilot.app.screen.query_one("#notice", Bar).left


def confirmed(book) -> None:
    """Confirm all that is open of the first filing but what only asks for material."""
    for finding in book.findings(1):
        if finding.outcome != "not_assessable":
            book.decide(finding.id, "confirm")


def test_a_return_waits_and_its_letter_follows(drive, book, taken, book_path):
    taken.execute("ROLLBACK")
    confirmed(book)

    async def steps(pilot):
        await pilot.press("T")
        await pilot.press("enter")
        taken.execute("BEGIN IMMEDIATE")
        await pilot.press("enter")
        assert WAITS in notice(pilot)
        taken.execute("ROLLBACK")
        await until(pilot, lambda: book.filing(1).state == "returned")
        await pilot.app.workers.wait_for_complete()

    drive(steps, filing=1)
    assert len(list(book_path.with_name("made-papers").iterdir())) == 1


def test_a_return_that_waits_is_given_up_on_the_desk_too(drive, book, taken):
    async def steps(pilot):
        assert isinstance(pilot.app.screen, DeskScreen)
        await pilot.press("full_stop", "s")
        assert WAITS in notice(pilot)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, DeskScreen)
        await pilot.press("escape")
        assert "已放弃" in notice(pilot)
        taken.execute("ROLLBACK")
        await pilot.pause(0.6)

    drive(steps)
    assert {one.state for one in book.filings()} == {"received"}


@pytest.mark.slow
@pytest.mark.usefixtures("taken")
def test_what_is_done_with_many_waits_in_its_window_and_stops_there(drive, book):
    async def steps(pilot):
        await pilot.press("asterisk", "full_stop", "T")
        await pilot.pause()
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Working))
        window = pilot.app.screen
        assert isinstance(window, Working)
        await until(pilot, lambda: WAITS in window.query_one("#how", Bar).left)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        assert "停下时余 3 件没有动" in notice(pilot)

    drive(steps)
    assert {one.state for one in book.filings()} == {"received"}


@pytest.mark.slow
def test_an_import_waits_in_its_window_and_goes_on(drive, book, taken, tmp_path):
    folder = tmp_path / "收件"
    folder.mkdir()
    (folder / "新的.txt").write_bytes(book.content(1)[1] + "\n补充。".encode())

    async def steps(pilot):
        await pilot.press("i")
        pilot.app.screen.query_one("#text", Input).value = str(folder)
        await pilot.press("enter")
        window = pilot.app.screen
        assert isinstance(window, Working)
        await until(pilot, lambda: WAITS in window.query_one("#how", Bar).left)
        taken.execute("ROLLBACK")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        assert "导入：新核对 1 份" in notice(pilot)

    drive(steps)


@pytest.mark.slow
@pytest.mark.usefixtures("taken")
def test_a_correction_waits_and_can_be_given_up(drive, book):
    async def steps(pilot):
        screen = pilot.app.screen
        await pilot.press("e")
        question = pilot.app.screen
        assert isinstance(question, CorrectQuestion)
        question.query_one("#value", Input).value = "3"
        question.query_one("#text", Input).value = "看原件"
        question.query_one("#text", Input).focus()
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: WAITS in screen.query_one("#notice", Bar).left)
        await pilot.press("escape")
        await until(pilot, lambda: "已放弃" in screen.query_one("#notice", Bar).left)
        await pilot.app.workers.wait_for_complete()

    drive(steps, filing=1)
    assert not book.corrections(1)


def test_a_setting_and_material_wait_too(drive, book, taken):
    async def steps(pilot):
        await pilot.press("s", "down", "down")
        await pilot.press("enter")
        pilot.app.screen.query_one("#text", Input).value = "县办"
        await pilot.press("enter")
        assert WAITS in notice(pilot)
        await pilot.press("escape")
        assert "已放弃" in notice(pilot)
        await pilot.press("escape", "m", "x")
        pilot.app.screen.query_one("#text", Input).value = "去年还没有"
        await pilot.press("enter")
        assert WAITS in notice(pilot)
        taken.execute("ROLLBACK")
        await until(pilot, lambda: "已排除 1 项" in notice(pilot))

    drive(steps)
    assert book.settings()["office"] == ""


def test_a_letter_that_cannot_be_noted_does_not_stay(book, taken, book_path):
    taken.execute("ROLLBACK")
    confirmed(book)
    taken.execute("BEGIN IMMEDIATE")
    from tui.letter import said_of
    from tui.render.clock import now
    from tui.text.words import Texts

    with book.waiting_at_most(0.01):
        said = said_of(book, book.filing(1), now(), Texts())
    assert said.tone == "warning"
    assert not list(book_path.with_name("made-papers").iterdir())
