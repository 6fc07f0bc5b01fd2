"""The panes at other sizes, and what they say when the document is kept away by a fault of ours."""

from __future__ import annotations

import pytest

from tui import opened
from tui.render.lines import line_width
from tui.render.wrap import width
from tui.widgets.bars import Bar, KeyBar


@pytest.fixture
def crash(monkeypatch):
    """Let whatever opens a document crash as no reader foresaw."""

    def crash(_data, _name):
        raise KeyError("w:tbl")

    monkeypatch.setattr(opened, "open_document", crash)


def notice(app) -> str:
    return app.screen.query_one("#notice", Bar).left


@pytest.mark.usefixtures("crash")
def test_a_crash_of_ours_is_not_told_as_the_files(drive, shown):
    async def steps(pilot):
        assert "程序出错（KeyError），不是文件的问题" in "".join(shown(pilot.app).split())
        assert "损坏" not in shown(pilot.app)
        await pilot.press("c")
        assert pilot.app.screen.walk.current.rule == "F202"

    drive(steps, filing=1)


def test_a_window_enlarged_again_is_not_called_too_small(drive, settle):
    async def steps(pilot):
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert "窗口太小（40×10）" in notice(pilot.app)
        await pilot.resize_terminal(50, 12)
        await settle(pilot)
        assert "窗口太小（50×12）" in notice(pilot.app)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert notice(pilot.app) == ""

    drive(steps, filing=1)


def test_enlarging_keeps_what_was_said_since(drive, settle):
    async def steps(pilot):
        await pilot.resize_terminal(50, 12)
        await settle(pilot)
        await pilot.press("c")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert notice(pilot.app) == "已保存：确认 F203"

    drive(steps, filing=1)


def test_the_rule_is_wrapped_anew_when_its_pane_has_the_whole_window(drive, settle):
    async def steps(pilot):
        rule = pilot.app.screen.query_one("#rule")
        before = max(map(line_width, rule.lines))
        await pilot.press("3", "z")
        await settle(pilot)
        whole = max(map(line_width, rule.lines))
        assert before <= 44 < whole
        await pilot.press("z")
        await settle(pilot)
        assert max(map(line_width, rule.lines)) == before

    drive(steps, filing=1, size=(200, 50))


def test_what_is_marked_or_under_the_cursor_has_a_look_of_its_own(drive):
    async def steps(pilot):
        for line_view in (pilot.app.screen.panes.page, pilot.app.screen.panes.roll):
            plain = line_view.style_of("")
            told = ("mark", "repair", "cursor", "pinned", "error", "warning", "good", "label")
            assert [name for name in told if line_view.style_of(name) == plain] == []

    drive(steps, filing=1)


@pytest.mark.usefixtures("crash")
def test_why_there_is_no_document_is_wrapped_to_the_pane(drive, settle):
    async def steps(pilot):
        page = pilot.app.screen.panes.page
        for size in ((80, 24), (160, 45), (96, 30)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            room = page.scrollable_content_region.width
            assert room - 6 < max(map(line_width, page.lines)) <= room - 2

    drive(steps, filing=1)


def test_the_keys_at_the_bottom_can_be_clicked(drive, book, settle):
    async def steps(pilot):
        bar = pilot.app.screen.query_one(KeyBar)
        await pilot.click(bar, offset=(3, 0))  # " c 确认 "
        await settle(pilot)
        assert notice(pilot.app) == "已保存：确认 F203"
        undo = sum(width("".join(bar._hint(name))) for name in bar.names[: bar.names.index("undo")])
        await pilot.click(bar, offset=(undo + 1, 0))
        await settle(pilot)
        assert "已撤销：F203" in notice(pilot.app)

    drive(steps, filing=1)
    assert {one.state for one in book.findings(1)} == {"open"}
