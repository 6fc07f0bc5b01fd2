"""A list that narrows while one types: found however it is typed, and never a dead end."""

from __future__ import annotations

import pytest
from making.views import wide
from textual import events
from textual.widgets import Input

from tui.screens.review.screen import ReviewScreen
from tui.widgets.bars import Bar


def test_the_filter_narrows_as_one_types(drive):
    async def steps(pilot):
        await pilot.press("slash")
        pilot.app.screen.query_one("#filter", Input).value = "云岭"
        await pilot.pause()
        assert [f.agency for f in pilot.app.screen.roll.items] == ["云岭乡"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps)


def test_pinyin_finds_and_the_arrows_choose_while_one_types(drive, shown):
    async def steps(pilot):
        await pilot.press("slash", "y", "l", "x")
        assert [f.agency for f in pilot.app.screen.roll.items] == ["云岭乡"]
        assert "筛选“ylx” 1 件" in shown(pilot.app)
        await pilot.press("backspace", "backspace", "backspace")
        before = pilot.app.screen.roll.cursor
        await pilot.press("down")
        assert pilot.app.screen.roll.cursor == before + 1
        assert pilot.app.screen.focused.id == "filter"
        await pilot.press("tab")
        assert pilot.app.screen.focused.id == "filings"

    drive(steps)


def test_the_filter_knows_the_rules_that_speak_against_a_filing(drive, book):
    by_rule = book.by_rule()
    with_d102 = {filing for filing, rules in by_rule.items() if "D102" in rules}
    assert with_d102

    async def steps(pilot):
        await pilot.press("slash", *"d102")
        assert {f.id for f in pilot.app.screen.roll.items} == with_d102
        await pilot.press("escape", "slash", *"d109")
        assert not pilot.app.screen.roll.items

    drive(steps)


@pytest.mark.parametrize("words", ["[/]", "\\", "(", "字" * 500, wide("F999"), "\u202e"])
def test_what_nothing_holds_says_so_and_escape_brings_all_back(drive, words):
    async def steps(pilot):
        desk = pilot.app.screen
        count = len(desk.roll.items)
        await pilot.press("slash")
        desk.focused.post_message(events.Paste(words))
        await pilot.pause()
        assert (len(desk.roll.items), desk.roll.current) == (0, None)
        assert desk.query_one("#notice", Bar).left
        await pilot.press("down", "enter")
        assert pilot.app.screen is desk, "there is nothing to open"
        await pilot.press("escape")
        assert len(desk.roll.items) == count
        assert not desk.query_one("#filter").display
        assert desk.wanted == ""

    drive(steps)


def test_an_empty_filter_closes_and_opens_nothing(drive):
    async def steps(pilot):
        desk = pilot.app.screen
        await pilot.press("slash", "enter")
        assert pilot.app.screen is desk
        assert not desk.query_one("#filter").display
        assert desk.focused is desk.roll

    drive(steps)


def test_words_from_elsewhere_filter_and_leave_the_list_ready(drive):
    async def steps(pilot):
        desk = pilot.app.screen
        desk.filter_by("云岭")
        await pilot.pause()
        assert [row.agency for row in desk.roll.items] == ["云岭乡"]
        assert desk.focused is desk.roll
        await pilot.press("slash", "end", *(["backspace"] * 2))
        assert len(desk.roll.items) > 1

    drive(steps)
