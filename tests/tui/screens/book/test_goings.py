"""Export from inside: the papers of the year or of what is marked, beside the casebook."""

from __future__ import annotations

import pytest

from tui.screens.book.goings import OFFERED
from tui.screens.menu import Menu
from tui.widgets.bars import Bar


async def written(pilot) -> str:
    for _ in range(200):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        words = pilot.app.screen.query("#notice").results(Bar)
        if said := next((bar.left for bar in words if "已写" in bar.left), ""):
            return said
    raise AssertionError(pilot.app.screen)


@pytest.mark.slow
def test_a_paper_of_the_year_is_written_and_noted(drive, book, book_path):
    async def steps(pilot):
        await pilot.press("e")
        assert isinstance(pilot.app.screen, Menu)
        assert [name for name, _ in pilot.app.screen.choices] == list(OFFERED)
        await pilot.press(str(OFFERED.index("csv") + 1))
        assert "已写 1 个文件：" in await written(pilot)

    drive(steps)
    (path,) = book_path.with_name("made-papers").iterdir()
    assert path.name == "20261120_问题清单.csv"
    (noted,) = [one.payload for one in book.events() if one.kind == "book.exported"]
    assert (noted["format"], noted["filings"]) == ("csv", 3)


@pytest.mark.slow
def test_of_what_is_marked_only_that_is_written(drive, book):
    async def steps(pilot):
        await pilot.press("space", "e")
        assert pilot.app.screen.heading == "导出已标记 1 份的："
        await pilot.press(str(OFFERED.index("xlsx") + 1))
        await written(pilot)

    drive(steps)
    (noted,) = [one.payload for one in book.events() if one.kind == "book.exported"]
    assert (noted["format"], noted["filings"]) == ("xlsx", 1)
