"""The end of a filing: fixed letters, a deadline filled in, the letter shown, then the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.widgets import Input

from tui.render.season import FIXED, LETTERS, following, move_of
from tui.screens.desk.screen import DeskScreen
from tui.screens.menu import Menu
from tui.screens.questions_filing import ApproveQuestion, ReturnQuestion
from tui.screens.review.screen import ReviewScreen
from tui.screens.summary import Crossroads, Summary
from tui.terminal.keymap import NAMES
from tui.widgets.bars import Bar

DONE = "c" * 13


def shown_in(pilot) -> ReviewScreen:
    """Give the review that is open."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


@pytest.mark.slow
@pytest.mark.parametrize("key", ["T", "t", "1"])
def test_after_the_last_decision_one_returns_and_goes_on_to_the_next(drive, book, shown, key):
    async def steps(pilot):
        await pilot.press(*DONE)
        assert isinstance(pilot.app.screen, Summary)
        assert "下一件：" in shown(pilot.app)
        await pilot.press(key)
        assert isinstance(pilot.app.screen, ReturnQuestion)
        assert pilot.app.screen.query_one("#deadline", Input).value == "2026-12-04"
        assert "2026-12-04 周五" in how(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Crossroads)
        text = "".join(shown(pilot.app).split())
        assert "现为“已退回”" in text
        assert "made-papers" in text
        assert "整改通知书.docx" in text
        await pilot.press("n")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.walk.filing.id != 1
        await pilot.press("q")
        assert isinstance(pilot.app.screen, DeskScreen)

    drive(steps, filing=1, size=(80, 24))
    assert (book.filing(1).state, book.filing(1).due) == ("returned", date(2026, 12, 4))


@pytest.mark.slow
def test_what_is_closed_without_a_move_leads_back_to_the_closing_dialog(drive):
    async def steps(pilot):
        await pilot.press(*DONE)
        assert isinstance(pilot.app.screen, Summary)
        for closed in ("T escape", "P escape", ". escape", ". 1 escape", ". l q", ". v escape"):
            for key in closed.split():
                await pilot.press(NAMES.get(key, key))
                await pilot.pause()
            assert isinstance(pilot.app.screen, Summary), closed
        await pilot.press("escape", "T", "escape")  # begun in the walk: back in the walk
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps, filing=1)


@pytest.mark.slow
def test_after_a_return_the_menu_closed_leads_back_to_what_was_told(drive):
    async def steps(pilot):
        await pilot.press("c", "T", "enter", "enter")
        await pilot.pause()
        told = pilot.app.screen.words
        await pilot.press("full_stop", "escape")
        assert isinstance(pilot.app.screen, Crossroads)
        assert pilot.app.screen.words == told

    drive(steps, filing=1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("+5", date(2026, 11, 27)),
        ("12-10", date(2026, 12, 10)),
        ("12月10日", date(2026, 12, 10)),
    ],
)
def test_the_first_key_replaces_the_deadline_that_was_filled_in(drive, book, typed, due):
    async def steps(pilot):
        await pilot.press("c", "T", *typed)
        assert due.isoformat() in how(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps, filing=1)
    assert book.filing(1).due == due


def test_the_deadline_is_a_setting(drive, book):
    book.set("deadline_days", 3)

    async def steps(pilot):
        await pilot.press("c", "T")
        assert pilot.app.screen.query_one("#deadline", Input).value == "2026-11-25"

    drive(steps, filing=1)


@pytest.mark.slow
def test_a_return_is_taken_back_where_it_is_told(drive, book):
    async def steps(pilot):
        await pilot.press("c", "T", "enter", "enter")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert "已撤销" in pilot.app.screen.query_one("#notice", Bar).left

    drive(steps, filing=1)
    assert book.filing(1).state == "under_review"


@pytest.mark.slow
def test_letters_stand_in_the_walk_itself_and_say_what_is_not_allowed(drive, book):
    async def steps(pilot):
        await pilot.press("P")
        assert "错误没有处理" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.press(*DONE, "P")
        assert isinstance(pilot.app.screen, ApproveQuestion)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "T")
        assert "不能退回整改" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.press("N")
        assert shown_in(pilot).walk.filing.id != 1

    drive(steps, filing=1)
    assert book.filing(1).state == "approved"


@pytest.mark.slow
def test_in_the_menu_each_move_has_its_own_digit_and_letter(drive, shown):
    async def steps(pilot):
        for key in ("T", "t", "1"):
            await pilot.press(".")
            assert isinstance(pilot.app.screen, Menu)
            assert "1 T 退回整改" in shown(pilot.app)
            assert "2 P 通过" in shown(pilot.app)
            await pilot.press(key)
            assert isinstance(pilot.app.screen, ReturnQuestion)
            await pilot.press("escape")

    drive(steps, filing=1)


def test_no_two_moves_share_a_key():
    assert len(set(FIXED.values())) == len(set(LETTERS.values())) == len(FIXED) == len(LETTERS)
    assert move_of(" t", ["approved", "returned"]) == "returned"
    assert move_of("2", ["approved", "returned"]) == "approved"
    assert move_of("7", ["approved"]) == move_of("", ["approved"]) == ""


def test_the_next_is_of_the_same_year_and_waits(book):
    one, two, three = (
        replace(f, agency=name) for f, name in zip(book.filings(), "ABC", strict=True)
    )
    assert following([one, two, three], one) == two
    assert following([one, two, three], three) == one
    assert following([one, replace(two, state="returned"), three], one) == three
    assert following([one, replace(two, undecided=0), replace(three, year=2022)], one) is None
