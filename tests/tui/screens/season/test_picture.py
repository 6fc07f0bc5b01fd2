"""The season's picture: counts of the page, and Enter that goes to what was counted."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from engine.export.dossier import Exported
from engine.export.page.season import season_of
from tui.letter import dossier
from tui.screens.desk.screen import DeskScreen
from tui.screens.review.screen import ReviewScreen
from tui.screens.season.picture import PictureScreen
from tui.season_picture import picture_of
from tui.widgets.bars import Bar


async def pictured(pilot) -> PictureScreen:
    """Open the picture and wait until it is counted."""
    await pilot.press("h")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, PictureScreen)
    return pilot.app.screen


def test_the_counts_are_those_of_the_page(book):
    dossiers = [dossier(book, one) for one in book.filings()]
    page = season_of(Exported(dossiers=dossiers, book="b", made_at=""), 2023)
    picture = picture_of(book, 2023)
    assert [one.rules for one in picture.season.units] == [one.rules for one in page.units]
    assert picture.season.rules == page.rules
    (year,) = picture.years
    assert (year.year, year.filed, year.to_mend) == (2023, 3, sum(o.to_mend for o in page.units))


def test_nothing_is_written_by_looking(book):
    before = book.newest()
    picture_of(book, None)
    assert book.newest() == before


def test_enter_on_a_count_opens_the_findings_of_that_rule(drive, settle):
    async def steps(pilot):
        screen = await pictured(pilot)
        await pilot.press("down", "right")
        row, code = screen.chosen()
        assert row == 1
        await pilot.press("enter")
        await settle(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.walk.filing.id == screen.picture.season.units[0].number
        assert {one.rule for one in review.walk.shown} == {code}
        assert review.walk.current.rule == code

    drive(steps)


def test_enter_in_the_first_row_lists_the_units_on_the_desk(drive):
    async def steps(pilot):
        screen = await pictured(pilot)
        await pilot.press("right", "right", "left")
        assert screen.column == 1
        code = screen.heat.codes[0]
        await pilot.press("enter")
        await pilot.pause()
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        assert desk.query_one("#filter", Input).value == code
        assert f"筛选“{code}”" in desk.query_one("#title", Bar).left

    drive(steps)


@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60"])
def test_the_picture_looks_as_it_was_judged(drive, shown, golden, size):
    async def steps(pilot):
        await pictured(pilot)
        await pilot.press("down", "right")
        await pilot.pause()
        golden(f"picture-{size}", shown(pilot.app))

    drive(steps, size=tuple(map(int, size.split("x"))))
