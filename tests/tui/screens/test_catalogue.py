"""The rules as they are in force for the book, and their examples in words."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tui.screens.catalogue import RulesScreen
from tui.widgets.roll import CursorList


@pytest.fixture
def book_path(season):
    """Work on the book of a county that has an overlay of its own."""
    return season


@pytest.mark.slow
def test_the_rules_of_the_books_county_are_in_the_list_as_they_are_in_force(drive):
    async def steps(pilot):
        await pilot.press("r")
        assert isinstance(pilot.app.screen, RulesScreen)
        rules = {rule.code: rule for rule in pilot.app.screen.items}
        assert "L101" in rules
        assert rules["S104"].severity == "error"
        await pilot.press("slash")
        pilot.app.screen.query_one("#filter", Input).value = "F203"
        await pilot.press("enter")
        assert pilot.app.screen.query_one("#items", CursorList).current.code == "F203"
        examples = pilot.app.screen.detail(rules["F203"], 80)
        words = "".join(run.text for line in examples for run in line)
        assert "→ 相符" in words
        assert "→ pass" not in words

    drive(steps)
