"""The lines over the desk's list: who, which book, how far, and views that a click opens."""

from __future__ import annotations

import pytest

from tui.render.wrap import width
from tui.widgets.bars import Bar


def test_who_works_on_which_book_is_said(drive, shown):
    async def steps(pilot):
        assert "李四 · made.book" in shown(pilot.app)

    drive(steps, size=(80, 24))


@pytest.fixture
def line():
    """Return what stands in a line of the head."""

    def read(pilot, name: str) -> str:
        widget = pilot.app.screen.query_one(f"#{name}")
        return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))

    return read


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
def test_the_caption_stands_over_its_columns_and_follows_the_window(drive, line, size):
    async def steps(pilot):
        for cells in (size[0], size[0] + 30, 60):
            await pilot.resize_terminal(cells, size[1])
            await pilot.pause()
            caption = line(pilot, "caption")
            row = pilot.app.screen.roll.render_line(0).text
            at = width(caption[: caption.index("年度")])
            assert row[len(row) - len(row.lstrip()) :]
            cut = 0
            while width(row[:cut]) < at:
                cut += 1
            assert row[cut : cut + 4] == "2023"

    drive(steps, size=size)


def test_title_and_progress_tell_the_year_the_filter_and_the_marks(drive, line):
    async def steps(pilot):
        assert line(pilot, "title").startswith("勾稽 · 全部年度")
        assert "已收 3" in line(pilot, "progress")
        assert "李四 · made.book" in line(pilot, "progress")
        await pilot.press("space")
        assert "已标记 1" in line(pilot, "title")
        await pilot.press("slash", "x", "x")
        assert "筛选“xx” 0 件" in line(pilot, "title")

    drive(steps, size=(120, 30))


def test_views_without_filings_are_left_out_and_a_click_opens_one(drive, line, book):
    book.transition(1, "under_review")

    async def steps(pilot):
        views = line(pilot, "views")
        assert "已公开" not in views
        at = width(views[: views.index("审核中")])
        await pilot.click("#views", offset=(at, 0))
        await pilot.pause()
        assert [one.id for one in pilot.app.screen.roll.items] == [1]
        assert "审核中" in pilot.app.screen.query_one("#title", Bar).left
        await pilot.click("#views", offset=(width(line(pilot, "views")) + 5, 0))

    drive(steps, size=(120, 30))
