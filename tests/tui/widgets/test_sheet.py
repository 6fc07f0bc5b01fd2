"""A pane of prepared lines: any number of them, drawn only where one looks."""

from __future__ import annotations

import pytest

from tui.render.lines import BLANK, Run
from tui.render.wrap import width
from tui.widgets.sheet import STYLES, LineView


def numbered(count: int):
    return [(Run(f"第{n}行 "), Run("字" * 30, "label")) for n in range(count)]


def top(lines, view) -> str:
    return lines(view)[0].split()[0] if lines(view)[0].strip() else ""


@pytest.mark.parametrize("cells", [10, 40, 200])
def test_a_line_is_as_wide_as_the_pane_whatever_is_in_it(alone, lines, cells):
    view = LineView()

    async def steps(pilot):
        view.show([*numbered(3), BLANK, (Run(""),), (Run("“…”", "quiet"),)])
        await pilot.pause()
        assert {width(line) for line in lines(view)} == {cells}

    alone(view, steps, size=(cells, 10), plainer=True)


@pytest.mark.slow
def test_keys_turn_and_never_beyond_the_ends(alone, lines):
    view = LineView()

    async def steps(pilot):
        view.focus()
        view.show(numbered(10_000))
        await pilot.pause()
        seen = {}
        for key in ("pageup", "pagedown", "pageup", "end", "pagedown", "home"):
            await pilot.press(key)
            await pilot.pause()
            for _ in range(40):  # to the ends it glides
                if not view.is_scrolling:
                    break
                await pilot.pause(0.05)
            seen[key] = top(lines, view)
        assert seen["home"] == "第0行"
        assert seen["end"] == seen["pagedown"] == "第9988行"

    alone(view, steps, size=(60, 12))


def test_a_page_leaves_two_lines_for_the_eye(alone, lines):
    view = LineView()

    async def steps(pilot):
        view.focus()
        view.show(numbered(100))
        await pilot.pause()  # it is laid out: before that there is nowhere to scroll to
        await pilot.press("pagedown")
        await pilot.pause()
        assert top(lines, view) == "第10行"
        await pilot.press("pageup")
        await pilot.pause()
        assert top(lines, view) == "第0行"

    alone(view, steps, size=(60, 12))


def test_fewer_lines_than_before_leave_nothing_behind(alone, lines):
    view = LineView()

    async def steps(pilot):
        view.show(numbered(5000))
        await pilot.pause()
        view.scroll_now(4000)
        await pilot.pause()
        assert top(lines, view) == "第4000行"
        view.show(numbered(2))
        await pilot.pause()
        assert [line.strip() != "" for line in lines(view)] == [True] * 2 + [False] * 10
        view.show(())
        await pilot.pause()
        assert "".join(lines(view)).strip() == ""

    alone(view, steps, size=(80, 12))


def test_a_wide_page_is_moved_sideways_by_cells(alone, lines):
    view = LineView()

    async def steps(pilot):
        view.show([(Run("甲乙丙丁" * 50),)], 400)
        await pilot.pause()
        view.scroll_now(0, 2)
        await pilot.pause()
        assert lines(view)[0].startswith("乙丙丁")
        view.scroll_now(0, 3)
        await pilot.pause()
        assert width(lines(view)[0]) == 40, "half a character is a blank"

    alone(view, steps)


def test_every_style_has_its_colours_and_a_later_one_goes_over_an_earlier(alone):
    view = LineView()

    async def steps(_pilot):
        for name in STYLES:
            assert view.style_of(name) is view.style_of(name), "resolved once"
        view.notify_style_update()
        assert view._styles == {}

    alone(view, steps)


def test_a_view_with_no_room_takes_lines_all_the_same(alone):
    view = LineView()

    async def steps(pilot):
        view.display = False
        view.show(numbered(3))
        await pilot.pause()
        view.display = True
        await pilot.pause()
        assert "第0行" in view.render_line(0).text

    alone(view, steps)


def test_an_old_console_sees_no_character_that_it_draws_too_wide(alone, lines):
    view = LineView()

    async def steps(pilot):
        view.show([(Run("“①”…→"),)])
        await pilot.pause()
        assert lines(view)[0].strip().isascii()

    alone(view, steps, plainer=True)
