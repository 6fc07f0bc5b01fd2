"""The desk: filings with counts, filter, order, and back from a review with counts of now."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from engine.trail.casebook import UnreadableFile
from tui.screens.catalogue import RulesScreen
from tui.screens.trail import TrailScreen
from tui.widgets.bars import Bar

TODAY = date(2026, 11, 20)
LATER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.slow
def test_counts_are_right_on_coming_back(drive):
    async def steps(pilot):
        before = pilot.app.screen.roll.current
        await pilot.press("enter", "c", "q")
        after = next(f for f in pilot.app.screen.roll.items if f.id == before.id)
        assert (after.confirmed, after.undecided) == (1, before.undecided - 1)
        assert after.state == "under_review"

    drive(steps)


@pytest.mark.slow
def test_other_rooms_open_and_close(drive):
    async def steps(pilot):
        await pilot.press("t")
        assert isinstance(pilot.app.screen, TrailScreen)
        await pilot.press("escape", "r")
        assert isinstance(pilot.app.screen, RulesScreen)
        await pilot.press("q")

    drive(steps)


def test_q_leaves_with_nothing_to_report(drive):
    async def steps(pilot):
        await pilot.press("q")

    assert drive(steps).return_code == 0


def test_right_after_a_filing_q_leaves_only_when_pressed_twice(drive):
    async def steps(pilot):
        await pilot.press("enter", "q", "q")
        assert pilot.app.is_running
        assert "再按一次" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.press("q")

    assert drive(steps).return_code == 0


def test_a_filing_of_nobody_and_a_file_that_was_not_read_are_rows_with_their_files(
    drive, book, shown
):
    book.receive(
        "新文件 (2).docx", b"x", agency=None, kind=None, year=None,
        source_path="年报/新文件 (2).docx",
    )  # fmt: skip
    book.keep_unreadable([UnreadableFile(source="年报/损坏.docx", reason="坏")])

    async def steps(pilot):
        text = shown(pilot.app)
        assert "新文件 (2).docx（单位未识别）" in text
        assert "损坏.docx" in text
        await pilot.press("slash", *"(2)", "enter")
        await pilot.pause()
        assert "新文件 (2).docx（单位未识别）" in shown(pilot.app).splitlines()[0]

    drive(steps)


def test_help_lists_the_keys_that_work_here_and_no_other(drive, shown):
    async def steps(pilot):
        await pilot.press("f1")
        text = shown(pilot.app)
        assert "换年度" in text
        assert "暂予接受" not in text.partition("按键")[2]

    drive(steps, size=(120, 60))


def test_a_window_that_was_too_small_and_is_not_any_more_says_nothing_of_it(drive, shown):
    async def steps(pilot):
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "窗口太小" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        assert "窗口太小" not in shown(pilot.app)

    drive(steps)


def test_tab_goes_past_a_filter_that_was_kept(drive):
    async def steps(pilot):
        await pilot.press("r", "slash", *"S1", "enter", "tab")
        assert pilot.app.screen.focused.id == "detail"
        await pilot.press("tab")
        assert pilot.app.screen.focused.id == "items"

    drive(steps)
