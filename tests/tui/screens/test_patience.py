"""A casebook that another program is writing into: the screens wait, say so, and lose nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tui.widgets.bars import Bar


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
        assert "另一个窗口正在写案卷" in notice.left
        await pilot.press("q", "s", "c")  # one cannot leave what is not saved; another key is free
        assert pilot.app.screen is screen
        assert "另一个窗口正在写案卷" in notice.left
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
