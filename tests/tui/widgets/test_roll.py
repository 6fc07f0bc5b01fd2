"""A list with a cursor: over headings, at the ends, empty, with ten thousand items, by mouse."""

from __future__ import annotations

import pytest
from making.views import HOSTILE

from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.render.wrap import cut, width
from tui.widgets.roll import CursorList


def listed(*, headings: str = "#") -> CursorList[str]:
    def draw(item: str, cells: int):
        return (Run(cut(one_line(item), cells)),)

    return CursorList(draw, heading=lambda item: item.startswith(headings))


HEADED = ["# 甲", "一", "二", "# 乙", "# 丙", "三"]


@pytest.mark.parametrize(
    ("items", "cursor", "current"),
    [
        ([], 0, None), ([], 5, None), (["#"], 0, None), (["#", "##"], 1, None),
        (["一"], -3, "一"), (["一"], 99, "一"), (HEADED, 0, "一"), (HEADED, 3, "三"),
        (["一", "#"], 1, "一"),
    ],
)  # fmt: skip
def test_the_cursor_stands_on_an_item_never_on_a_heading(alone, items, cursor, current):
    roll = listed()

    async def steps(_pilot):
        roll.fill(items, cursor)
        assert roll.current == current

    alone(roll, steps)


@pytest.mark.parametrize("items", [[], ["#"], HEADED, [str(n) for n in range(10_000)]])
def test_no_key_leads_off_the_list(alone, items):
    roll = listed()

    async def steps(pilot):
        roll.focus()
        roll.fill(items)
        free = [item for item in items if not item.startswith("#")]
        for key in ("up", "pageup", "home", "end", "down", "pagedown", "enter"):
            await pilot.press(key)
            assert roll.current == (None if not free else roll.items[roll.cursor])
        assert roll.current == (free[-1] if free else None)

    alone(roll, steps)


def test_steps_and_leaps_pass_over_headings(alone):
    roll = listed()

    async def steps(pilot):
        roll.focus()
        roll.fill(HEADED)
        seen = []
        for key in ("up", "down", "down", "up", "end", "home"):
            await pilot.press(key)
            seen.append(roll.current)
        assert seen == ["一", "二", "三", "二", "三", "一"]

    alone(roll, steps)


def test_the_cursor_is_in_sight_and_has_a_sign(alone, lines):
    roll = listed()

    async def steps(pilot):
        roll.focus()
        roll.fill([str(n) for n in range(10_000)])
        await pilot.pause()
        for index in (5000, 0, 9999, 4999):
            roll.move_to(index)
            await pilot.pause()
            assert [line.strip() for line in lines(roll) if line.startswith(">")] == [f">{index}"]
        await pilot.resize_terminal(40, 4)
        await pilot.pause()
        assert [line.strip() for line in lines(roll) if line.startswith(">")] == [">4999"]

    alone(roll, steps)


def test_fewer_items_pull_the_cursor_back_and_leave_no_line(alone, lines):
    roll = listed()

    async def steps(pilot):
        roll.fill([str(n) for n in range(100)], 99)
        await pilot.pause()
        roll.fill(["甲"], 99)
        await pilot.pause()
        assert roll.current == "甲"
        assert [line.strip() for line in lines(roll) if line.strip()] == [">甲"]

    alone(roll, steps)


def test_a_click_moves_and_a_second_one_chooses(alone):
    roll, told = listed(), []

    class Noting(CursorList[str]):
        """Keeps what it tells."""

        def on_cursor_list_moved(self, message):
            told.append(("moved", message.index))

        def on_cursor_list_chosen(self, message):
            told.append(("chosen", message.index))

    noting = Noting(roll.draw, heading=roll.heading)

    async def steps(pilot):
        noting.fill(HEADED)
        await pilot.pause()
        told.clear()
        await pilot.click(noting, offset=(3, 2))
        await pilot.click(noting, offset=(3, 2))
        await pilot.click(noting, offset=(3, 3))
        await pilot.click(noting, offset=(3, 11))
        await pilot.pause()
        assert ("chosen", 2) in told
        assert [index for kind, index in told if kind == "moved"] == [2, 5]
        assert noting.current == "三", "a click on a heading goes to what it heads"

    alone(noting, steps)


@pytest.mark.parametrize("cells", [12, 40, 200])
def test_a_line_is_as_wide_as_the_list(alone, lines, cells):
    roll = listed()

    async def steps(pilot):
        roll.fill([HOSTILE * 9, "字" * 300, ""])
        await pilot.pause()
        assert {width(line) for line in lines(roll)} == {cells}

    alone(roll, steps, size=(cells, 5))
