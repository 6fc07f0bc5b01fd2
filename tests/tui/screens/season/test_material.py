"""What is asked of whom on one screen; dates for all at once; material that is waived."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from tui.render.lines import line_width, plain_text
from tui.screens.review.screen import ReviewScreen
from tui.screens.season.dates import DatesQuestion
from tui.screens.season.material import MaterialScreen, Paper
from tui.widgets.bars import Bar
from tui.widgets.paste_area import PasteArea, safe

SIZES = ["80x24", "120x40", "200x60"]


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


def test_a_paper_heads_its_units_and_enter_opens_a_report(drive, shown):
    async def steps(pilot):
        await pilot.press("m")
        screen = pilot.app.screen
        assert isinstance(screen, MaterialScreen)
        (paper,) = [row for row in screen.items if isinstance(row, Paper)]
        assert (paper.words, paper.count) == ("请提供上年报告。", 3)
        assert "3 项 · 3 份报告" in shown(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps)


def test_the_filter_keeps_the_heading_of_what_it_finds(drive):
    async def steps(pilot):
        await pilot.press("m", "slash", *"ylx")
        rows = pilot.app.screen.roll.items
        assert [getattr(row, "words", "") for row in rows] == ["请提供上年报告。", ""]
        assert rows[1].filing.agency == "云岭乡"
        await pilot.press(*"zz")
        assert not pilot.app.screen.roll.items

    drive(steps)


def test_marked_material_is_waived_by_one_question_with_an_event_each(drive, book):
    async def steps(pilot):
        await pilot.press("m", "space", "space", "x")
        await pilot.press("enter")
        assert "必须写明" in how(pilot) or how(pilot)
        pilot.app.screen.query_one("#text", Input).value = "去年还没有这个机关"
        await pilot.press("enter")
        await pilot.pause()
        assert notice(pilot) == "已排除 2 项（不适用）。"
        assert len([r for r in pilot.app.screen.items if not isinstance(r, Paper)]) == 1

    drive(steps)
    dismissed = [one for one in book.events() if one.kind == "finding.dismiss"]
    assert [one.text for one in dismissed] == ["去年还没有这个机关"] * 2
    assert len(book.material()) == 1


def test_the_table_to_be_filled_in_is_written_beside_the_casebook(drive, book_path):
    async def steps(pilot):
        await pilot.press("m", "e")
        assert notice(pilot).startswith("已写待填的表 ")

    drive(steps)
    names = [one.name for one in book_path.with_name("made-papers").iterdir()]
    assert names == ["公开日期待填.xlsx"]


def test_what_is_pasted_is_tamed_and_keeps_its_tabs():
    assert safe("甲\t2024-1-1\r\n\x1b]0;x\x07乙") == "甲\t2024-1-1\n␛]0;x␇乙"


def test_nothing_is_taken_over_unseen_and_escape_leaves_all(drive, book):
    async def steps(pilot):
        await pilot.press("m", "d")
        assert isinstance(pilot.app.screen, DatesQuestion)
        area = pilot.app.screen.query_one("#rows", PasteArea)
        area.text = "云岭乡\t2024-01-20\n没有的乡\t2024-01-20"
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert how(pilot).startswith("看懂 1 行，看不懂 1 行：表格 第2行：")
        area.text = "云岭乡"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, DatesQuestion)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MaterialScreen)

    before = book.newest()
    drive(steps)
    assert book.newest() == before


@pytest.mark.parametrize("size", SIZES)
def test_the_material_looks_as_it_was_judged(drive, shown, golden, size):
    async def steps(pilot):
        await pilot.press("m", "space")
        await pilot.pause()
        golden(f"material-{size}", shown(pilot.app))

    drive(steps, size=tuple(map(int, size.split("x"))))


def test_the_question_for_dates_looks_as_it_was_judged(drive, shown, golden):
    async def steps(pilot):
        await pilot.press("m", "d")
        await pilot.pause()
        golden("dates-80x24", shown(pilot.app))

    drive(steps, size=(80, 24))


@pytest.mark.parametrize(("cells", "whole"), [(118, True), (78, False)])
def test_a_long_name_stands_whole_where_there_is_room(drive, cells, whole):
    name = "松岭市人民政府国有资产监督管理委员会"

    async def steps(pilot):
        await pilot.press("m")
        screen = pilot.app.screen
        one = next(row for row in screen.items if not isinstance(row, Paper))
        line = screen.draw(replace(one, filing=replace(one.filing, agency=name)), cells)
        assert (name in plain_text(line)) == whole
        assert line_width(line) <= cells

    drive(steps)
