"""The palette: what can be done here, found in Chinese and by pinyin, done by Enter."""

from __future__ import annotations

import pytest

from tui.screens.catalogue import RulesScreen
from tui.screens.desk.palette import Palette, deeds, sifted
from tui.screens.desk.screen import DeskScreen
from tui.screens.help import LISTED
from tui.screens.review.screen import ReviewScreen
from tui.terminal.keymap import DEFAULTS
from tui.text.words import Texts

ALL = deeds(LISTED, DEFAULTS, Texts())


@pytest.mark.parametrize("typed", ["留痕 查验", "cylh", "chayan"])
def test_chinese_and_pinyin_find_a_deed(typed):
    assert [deed.name for deed in sifted(ALL, typed)] == ["verify"]


def test_nothing_typed_offers_all_and_nonsense_nothing():
    assert sifted(ALL, " ") == ALL
    assert sifted(ALL, "zzz") == []


def test_only_what_works_on_the_desk_is_offered_and_enter_does_it(drive):
    async def steps(pilot):
        await pilot.press("p")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        assert "confirm" not in [deed.name for deed in palette.deeds]
        await pilot.press(*"gz", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RulesScreen)

    drive(steps)


@pytest.mark.slow
def test_what_belongs_to_the_list_is_done_there_and_escape_does_nothing(drive):
    async def steps(pilot):
        await pilot.press("p", "escape")
        assert isinstance(pilot.app.screen, DeskScreen)
        await pilot.press("p", *"dk", "enter")
        for _ in range(3):
            await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps)
