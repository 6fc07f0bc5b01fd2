"""The single lines around the panes: cut with a mark, safe, and clickable."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE

from tui.render.wrap import width
from tui.terminal.keymap import DEFAULTS
from tui.text.words import Texts
from tui.widgets.bars import MOST, Bar, KeyBar, Notice

NAMES = ("open", "menu", "filter", "help", "quit", "order", "rounds", "whole-trail")


@pytest.mark.parametrize("cells", [20, 40, 200])
@pytest.mark.parametrize("plainer", [True, False])
@pytest.mark.parametrize(
    ("left", "right"),
    [("", ""), ("标题", "1/9"), ("长" * 300, "右"), ("左", "长" * 300), (HOSTILE, HOSTILE * 9),
     ("一\n二", "")],
)  # fmt: skip
def test_a_bar_is_exactly_as_wide_as_its_room(alone, lines, cells, plainer, left, right):
    bar = Bar(plainer=plainer)

    async def steps(_pilot):
        bar.say(left, right)
        (first, *rest) = lines(bar)
        assert width(first) == cells
        assert not CONTROLS & set(first)
        assert {line.strip() for line in rest} <= {""}
        if plainer:
            assert "…" not in first

    alone(bar, steps, size=(cells, 3), plainer=plainer)


def test_a_bars_end_stays_where_its_beginning_is_too_long(alone, lines):
    bar = Bar()

    async def steps(_pilot):
        bar.say("很长的标题" * 20, "第 3/9 条")
        line = lines(bar)[0]
        assert line.endswith("第 3/9 条")
        assert line.split()[0].endswith("…")

    alone(bar, steps)


def test_a_tone_goes_with_the_next_sentence(alone):
    bar = Bar()

    async def steps(_pilot):
        bar.say("坏了", tone="error")
        assert bar.has_class("-error")
        bar.say("坏了", tone="warning")
        assert (bar.has_class("-error"), bar.has_class("-warning")) == (False, True)
        bar.say("好")
        assert not bar.has_class("-warning")

    alone(bar, steps)


@pytest.mark.parametrize(
    ("words", "height", "last"),
    [("短", 1, "短"), ("字" * 21, 2, "字"), ("字" * 60, 3, "字" * 20),
     ("字" * 61, 3, "字" * 19 + "…")],
)  # fmt: skip
def test_a_notice_takes_the_lines_it_needs_and_says_where_it_was_cut(
    alone, lines, words, height, last
):
    notice = Notice()

    async def steps(pilot):
        notice.say(words)
        await pilot.pause()
        shown = lines(notice)
        assert len(shown) == height <= MOST
        assert shown[-1].rstrip() == last
        await pilot.resize_terminal(200, 12)
        await pilot.pause()
        assert lines(notice)[0].rstrip() == words
        assert notice.size.height == 1

    alone(notice, steps, size=(40, 12))


def test_an_old_console_sees_a_mark_one_cell_wide(alone, lines):
    notice = Notice("字" * 300, plainer=True)

    async def steps(pilot):
        notice.say("字“" * 300)
        await pilot.pause()
        assert lines(notice)[-1].rstrip().endswith("~")

    alone(notice, steps, plainer=True)


@pytest.mark.parametrize("cells", [20, 30, 60, 200])
def test_help_and_quit_have_room_always_and_nothing_is_half_shown(alone, lines, cells):
    bar = KeyBar(NAMES, Texts(), DEFAULTS)

    async def steps(_pilot):
        (line, *_) = lines(bar)
        assert width(line) == cells
        for name in ("help", "quit"):
            assert Texts()("key-" + name) in line
        shown = [name for name in NAMES if f" {Texts()('key-' + name)} " in line]
        assert line.rstrip().endswith(Texts()("key-" + shown[-1])), "none is cut in its middle"
        assert len(shown) == {20: 2, 200: len(NAMES)}.get(cells, len(shown))

    alone(bar, steps, size=(cells, 2))


def test_a_click_on_a_word_presses_its_key_and_one_beside_none(alone, lines):
    bar = KeyBar(("filter", "help", "quit"), Texts(), {**DEFAULTS, "quit": "f10, q"})

    async def steps(pilot):
        line = lines(bar)[0]
        for name in ("filter", "help", "quit"):
            await pilot.click(bar, offset=(width(line[: line.index(Texts()("key-" + name))]), 0))
        await pilot.click(bar, offset=(118, 0))

    assert alone(bar, steps, size=(120, 2)).pressed == ["slash", "f1", "f10"]


def test_other_keys_are_offered_in_their_place(alone, lines):
    bar = KeyBar(("open", "quit"), Texts(), DEFAULTS, {"quit": "key-leave"})

    async def steps(_pilot):
        assert Texts()("key-leave") in lines(bar)[0]
        bar.offer(("help", "quit"))
        assert Texts()("key-help") in lines(bar)[0]
        assert Texts()("key-open") not in lines(bar)[0]

    alone(bar, steps)
