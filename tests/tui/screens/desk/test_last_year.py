"""A report under last year's number: asked on the desk, and settled there by one who has looked."""

from __future__ import annotations

import pytest
from making.drafts import clean
from making.season_screens import notice
from making.writers import as_flat_text

from engine.roster.unit import Unit
from tui.render.season import Missing
from tui.screens.menu import Menu

WATER = "青禾县水利局"
OTHERS = tuple(f"青禾县{name}镇人民政府" for name in ("白沙", "三河", "清水"))


@pytest.fixture
def stale(book):
    """Give the number of a report of the water office that says last year in its title."""
    book.import_roster([Unit(name=name) for name in (*OTHERS, WATER)])
    for name in OTHERS:
        book.receive(f"{name}.txt", name.encode(), agency=name, kind="township", year=2023)
    data = as_flat_text(clean(WATER, "department", 2022))
    return book.receive("水利局.txt", data, agency=WATER, kind="department", year=2022).filing_id


@pytest.mark.slow
def test_on_the_units_own_row_an_auditor_says_that_it_is_really_last_years(drive, book, stale):
    async def steps(pilot):
        desk = pilot.app.screen
        rows = desk.roll.items
        desk.roll.move_to(next(n for n, row in enumerate(rows) if isinstance(row, Missing)))
        assert (desk.roll.current.certain, desk.here.id) == (False, stale)
        await pilot.press(".")
        assert isinstance(pilot.app.screen, Menu)
        assert "2022" in pilot.app.screen.choices[0][1]
        await pilot.press("9")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert f"第 {stale} 号确是 2022 年度的" in notice(pilot)
        (owing,) = (row for row in desk.roll.items if isinstance(row, Missing))
        assert (owing.unit.name, owing.certain) == (WATER, True)

    drive(steps)
    (standing,) = book.corrections(stale)
    assert (standing.correction.target, standing.correction.value) == ("year", "2022")
