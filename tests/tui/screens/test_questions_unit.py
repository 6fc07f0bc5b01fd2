"""Whose report a stranger's is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from making.season_screens import STRANGER, at, choose, how, notice
from making.views import filing
from textual.widgets import Input

from tui.screens.questions_unit import MatchQuestion
from tui.text.words import Texts


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


@pytest.mark.slow
def test_a_stranger_is_marked_and_a_person_says_whose_report_it_is(drive, book, shown):
    async def steps(pilot):
        await at(pilot, STRANGER)
        assert "还没有认定是哪个单位" in notice(pilot)
        await pilot.press("8")
        assert [item.id for item in pilot.app.screen.roll.items] == [STRANGER]
        await choose(pilot, "match")
        assert "青禾县石桥镇人民政府" in shown(pilot.app)
        assert book.filing(STRANGER).unit == ""
        await pilot.press("1")
        assert "这份并为第 3 轮" in how(pilot)
        entry = pilot.app.screen.query_one("#text", Input)
        entry.value = "教育局"
        await pilot.press("enter")
        assert "名册里没有这个名称" in how(pilot)
        await pilot.press("1")
        assert entry.value == "青禾县教育局"
        await pilot.press("enter")
        await pilot.pause()
        assert notice(pilot) == f"已保存：第 {STRANGER} 号认定为 青禾县教育局"

    drive(steps)
    assert book.filing(STRANGER).unit == "青禾县教育局"


def test_what_enter_would_do_is_told_of_the_name_that_stands_there(asked):
    unit = SimpleNamespace(name="青禾县石桥镇人民政府")
    work = SimpleNamespace(
        units=lambda: [unit], filings=list, candidates=lambda _name: [(unit.name, 90)]
    )
    question: Any = MatchQuestion(Texts(), filing(1, agency="石桥镇"), cast("Any", work))

    async def steps(pilot):
        await pilot.press("1")
        await pilot.pause()
        assert how(pilot) == Texts()("match-found", unit=unit.name)
        await pilot.press("backspace")
        assert unit.name not in how(pilot), "this is no name of the roster any more"
        await pilot.press("enter")
        assert how(pilot) == Texts()("match-unknown")
        await pilot.press("1", "enter")

    assert asked(question, steps) == [unit.name]
