"""The panes at other sizes, and what they say when the document is kept away by a fault of ours."""

from __future__ import annotations

from tui.render.lines import line_width
from tui.render.wrap import width
from tui.widgets.bars import Bar, KeyBar


def notice(app) -> str:
    return app.screen.query_one("#notice", Bar).left


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
