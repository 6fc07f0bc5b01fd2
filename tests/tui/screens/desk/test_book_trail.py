"""The trail of the whole book: in words, found by pinyin, verified from inside."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from textual.widgets import Input

from tui.screens.desk.book_trail import BookTrailScreen
from tui.widgets.bars import Bar
from tui.widgets.roll import CursorList


@pytest.fixture
def book_path(season):
    """Work on the book in the middle of a season."""
    return season


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def test_every_step_is_told_in_words_and_filtered_by_unit_and_rule(drive, shown):
    async def steps(pilot):
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BookTrailScreen)
        text = shown(pilot.app)
        assert "青禾县石桥镇人民政府 2023" in text
        assert "filing/" not in text.splitlines()[1]
        roll = pilot.app.screen.query_one("#items", CursorList)
        every = len(roll.items)
        await pilot.press("slash")
        pilot.app.screen.query_one("#filter", Input).value = "lhx 看错"
        await pilot.pause()
        assert len(roll.items) == 1 < every
        assert "看错了行" in shown(pilot.app)

    drive(steps)


def test_the_chain_is_verified_from_the_desk(drive):
    async def steps(pilot):
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert notice(pilot).startswith("留痕完整：")

    drive(steps)


def test_a_trail_that_was_changed_is_told_in_red(drive, book, book_path):
    book.newest()

    async def steps(pilot):
        with closing(sqlite3.connect(book_path)) as raw, raw:
            names = [row[0] for row in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"
            )]  # fmt: skip
            for name in names:
                raw.execute(f"DROP TRIGGER {name}")
            raw.execute("UPDATE events SET actor = '别人' WHERE seq = 2")
        await pilot.press("w", "y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert notice(pilot).startswith("留痕不完整：")
        assert pilot.app.screen.query_one("#notice", Bar).has_class("-error")

    drive(steps)


@pytest.mark.parametrize("size", ["200x60", "120x40", "80x24"])
def test_the_trail_looks_as_it_was_judged(drive, shown, golden, size):
    async def steps(pilot):
        await pilot.press("w", "slash", *"lhx", "enter")
        await pilot.pause()
        upper = shown(pilot.app).partition("lhx")[0]  # below stand hashes, new in each book
        golden(f"book-trail-{size}", upper)

    drive(steps, size=tuple(map(int, size.split("x"))))
