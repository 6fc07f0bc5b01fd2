"""Whole screens as plain text, judged by eye once; GOUJI_GOLDEN=write writes them anew.

Few on purpose: the desk and the review at the two sizes people have, the look without box
characters, English, and the line mode.
"""

from __future__ import annotations

import io

import pytest

from tui.plain.main import walk_plainly
from tui.text.words import Texts

SIZES = {"120x40": (120, 40), "80x24": (80, 24), "160x45": (160, 45), "200x60": (200, 60)}


@pytest.mark.parametrize("size", SIZES)
def test_the_review_looks_as_it_was_judged(drive, shown, settle, golden, size):
    async def steps(pilot):
        await settle(pilot)
        golden(f"review-{size}", shown(pilot.app))

    drive(steps, filing=2, size=SIZES[size])


def test_the_desk_looks_as_it_was_judged(drive, shown, golden):
    async def steps(pilot):
        golden("desk-80x24", shown(pilot.app))

    drive(steps, size=(80, 24))


def test_the_question_why_looks_as_it_was_judged(drive, shown, settle, golden):
    async def steps(pilot):
        await settle(pilot)
        await pilot.press("x", "3")
        await pilot.pause()
        golden("dismiss-80x24", shown(pilot.app))

    drive(steps, filing=2, size=(80, 24))


def test_without_box_characters_nothing_ambiguous_is_drawn(drive, shown, settle, golden):
    async def steps(pilot):
        await settle(pilot)
        text = shown(pilot.app)
        assert not set("│─“”…—·▁▂▃▄▅▆▇▎") & set(text)
        golden("review-ascii-80x24", text)

    drive(steps, filing=2, size=(80, 24), plainer=True)


@pytest.mark.slow
def test_in_english_the_interface_is_english(drive, shown, settle, golden):
    async def steps(pilot):
        await settle(pilot)
        golden("review-en-80x24", shown(pilot.app))

    drive(steps, filing=2, size=(80, 24), lang="en")


def test_the_line_mode_says_what_it_said(work, golden):
    out = io.StringIO()
    walk_plainly(work, Texts(), io.StringIO("2\nc\nq\nq\n"), out)
    golden("plain", out.getvalue())


@pytest.mark.slow
def test_no_screen_of_an_old_console_draws_what_takes_two_cells_there(drive, shown):
    async def steps(pilot):
        for keys in ("", "h", "p", "slash", "full_stop", "f1", "m", "s", "r", "w", "e", "a"):
            if keys:
                await pilot.press(keys)
                await pilot.pause()
            assert not {*shown(pilot.app)} & {*"→←↑↓·…—“”│─①●"}, keys
            await pilot.press("escape")

    drive(steps, size=(120, 40), plainer=True)
