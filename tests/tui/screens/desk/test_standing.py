"""What of the casebook stands on the desk: views, years, who is missing."""

from __future__ import annotations

import pytest
from making.season_screens import at, notice

from tui.render.season import Missing


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


def test_units_that_have_not_filed_are_a_view_with_their_year(drive):
    async def steps(pilot):
        await pilot.press("9")
        items = pilot.app.screen.roll.items
        assert all(isinstance(item, Missing) and item.year == 2023 for item in items)
        assert [item.unit.name for item in items] == ["青禾县教育局", "青禾县水利局"]
        assert "青禾县教育局还没有报送 2023 年度报告" in notice(pilot)
        await pilot.press("enter", "full_stop")
        assert notice(pilot) == "这一行不是报告。"
        await pilot.press("0")
        rows = pilot.app.screen.roll.items
        assert [type(row).__name__ for row in rows] == ["FilingView"] * 3 + ["Missing"] * 2

    drive(steps)


def test_a_stray_year_accuses_nobody_and_an_unclear_name_is_asked_for(drive, book):
    stray = book.receive(
        "a.txt",
        b"a",
        agency="青禾县石桥镇人民政府",
        kind="township",
        year=2024,
        source_path="a.txt",
    )
    near = book.receive(
        "b.txt", b"b", agency="青禾县水务局", kind="department", year=2023, source_path="b.txt"
    )

    async def steps(pilot):
        await at(pilot, stray.filing_id)
        assert "2024 年度只有 1 份，不当作一季" in notice(pilot)
        await pilot.press("9")
        items = [(item.unit.name, item.year) for item in pilot.app.screen.roll.items]
        assert items == [("青禾县教育局", 2023), ("青禾县水利局", 2023)]
        await pilot.press("end")
        await pilot.pause()
        assert f"可能是第 {near.filing_id} 青禾县水务局 2023" in notice(pilot)

    drive(steps)


def test_digits_show_one_state_and_an_empty_view_says_so(drive):
    async def steps(pilot):
        await pilot.press("2")
        assert [item.state for item in pilot.app.screen.roll.items] == ["under_review"]
        await pilot.press("5")
        assert notice(pilot) == "“已公开”里没有报告，按 0 看全部。"

    drive(steps)
