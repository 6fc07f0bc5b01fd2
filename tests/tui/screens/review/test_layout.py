"""Which panes are shown at which width, and which one has the focus."""

from __future__ import annotations

import pytest

from tui.screens.base import WIDE


def test_in_a_narrow_window_one_walks_without_the_list_and_finds_it_on_1(drive, shown):
    async def steps(pilot):
        assert "2 原文" in shown(pilot.app)
        assert "1 问题" not in shown(pilot.app)
        await pilot.press("1")
        assert "1 问题" in shown(pilot.app)
        await pilot.press("down", "enter")
        assert "1 问题" not in shown(pilot.app)
        assert pilot.app.screen.walk.current.rule == "F202"

    drive(steps, filing=1, size=(80, 24))


def visible(screen) -> set[str]:
    """Return the panes that have room on the screen."""
    names = ("list", "document", "beside", "rule")
    return {name for name in names if screen.query_one(f"#{name}-pane").size.width > 0}


@pytest.mark.parametrize("cells", [60, WIDE - 1, WIDE, 150, 200])
def test_one_starts_where_one_works_at_this_width(drive, cells):
    async def steps(pilot):
        panes = pilot.app.screen.panes
        assert panes.is_wide is (cells >= WIDE)
        first = "list" if cells >= WIDE else "document"
        assert panes.first == first
        assert panes.has_class(f"-{first}")
        assert first in visible(pilot.app.screen)
        assert not panes.paired

    drive(steps, filing=1, size=(cells, 30))


@pytest.mark.slow
@pytest.mark.parametrize("cells", [60, 200])
def test_tab_goes_round_and_back_past_what_is_not_there(drive, cells):
    async def steps(pilot):
        panes = pilot.app.screen.panes
        names = panes._names()
        assert "beside" not in names
        start = panes.first
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab"):
            await pilot.press(key)
            seen.append(next(name for name in names if panes.has_class(f"-{name}")))
        assert set(seen) == set(names)
        assert seen[2] == seen[5] == start

    drive(steps, filing=1, size=(cells, 30))


@pytest.mark.slow
def test_a_window_made_narrow_and_wide_again_keeps_one_at_work(drive):
    async def steps(pilot):
        panes = pilot.app.screen.panes
        for cells in (60, 200, WIDE - 1):
            first = "list" if cells >= WIDE else "document"
            await pilot.resize_terminal(cells, 30)
            await pilot.pause()
            await pilot.pause()
            assert panes.has_class(f"-{first}"), cells
            assert pilot.app.screen.focused is not None

    drive(steps, filing=1, size=(200, 30))


@pytest.mark.slow
def test_a_pane_that_was_gone_to_stays_when_the_window_changes(drive):
    async def steps(pilot):
        panes = pilot.app.screen.panes
        panes.go_to("rule")
        for cells in (60, 200, 96):
            await pilot.resize_terminal(cells, 30)
            await pilot.pause()
            assert panes.has_class("-rule")

    drive(steps, filing=1, size=(120, 30))


def test_a_click_gives_a_pane_the_focus(drive):
    async def steps(pilot):
        panes = pilot.app.screen.panes
        await pilot.click("#document", offset=(5, 5))
        await pilot.pause()
        assert panes.has_class("-document")
        await pilot.click("#findings", offset=(5, 3))
        await pilot.pause()
        assert panes.has_class("-list")

    drive(steps, filing=1, size=(200, 40))
