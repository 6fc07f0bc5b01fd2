"""The rounds of a filing, side by side."""

from __future__ import annotations

import pytest
from making.season_screens import BRIDGE, at

from tui.screens.rounds import RoundsScreen
from tui.widgets.roll import CursorList


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


def test_the_rounds_tell_what_was_mended_what_is_new_changed_and_still_there(drive, shown):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await pilot.press("v")
        screen = pilot.app.screen
        assert isinstance(screen, RoundsScreen)
        names = [i if isinstance(i, str) else getattr(i, "key", "") or i.name for i in screen.items]
        assert names == [
            "收到的文件", "石桥镇-4.txt", "石桥镇-3.txt", "新出现 1 条", "fresh", "数据有变 1 条",
            "moved", "仍在 1 条", "same", "已整改 1 条（上一轮有，这一轮没有了）", "gone",
        ]  # fmt: skip
        assert "现在审核的是这一份" in shown(pilot.app)
        screen.query_one("#items", CursorList).move_to(6)
        await pilot.pause()
        assert "正文说3件（moved）" in shown(pilot.app)
        assert "正文说4件（moved）" in shown(pilot.app)

    drive(steps)


def test_what_was_judged_before_stands_beside_what_it_is_now(drive, shown):
    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.key == "moved"))
        await pilot.pause()
        text = shown(pilot.app)
        for words in (
            "数据变了",
            "当时的决定",
            "张三 确认 核对过",
            "收到申请3件。",
            "收到申请4件。",
        ):
            assert words in text, words
        assert "变 N101" in text

    drive(steps, filing=BRIDGE, size=(160, 60))


def test_rounds_look_as_they_were_judged(drive, shown, golden):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await pilot.press("v")
        for size in ("80x24", "120x40", "200x60"):
            await pilot.resize_terminal(*map(int, size.split("x")))
            await pilot.pause()
            golden(f"rounds-{size}", shown(pilot.app))

    drive(steps, size=(80, 24))
