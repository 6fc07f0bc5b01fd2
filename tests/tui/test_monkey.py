"""Random keys over the screens, the window resized at random: nothing crashes, the trail is whole.

GOUJI_MONKEY says how many steps; the same number of a run gives the same keys. The ways lead to
every screen, and from time to time back to the desk, so that none is left out.
"""

from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest
from making.amount import WHOLE
from making.beside import module_at
from textual.widgets import Input

from engine.trail.verification.verify import verify
from tui.terminal.keymap import NAMES

HERE = Path(__file__).resolve().parent
KEYS = (
    *"cCxaunsbmwwezyrtv.[]/123789ihlpgd", "enter", "enter", "escape", "escape", "tab", "up",
    "down", "pageup", "pagedown", "home", "end", "T", "P", "N", "f1", "left", "right", "2", "0",
    "*", "space", "E", "确", "？", "f12", "backspace", "ctrl+u",
)  # fmt: skip
SCREENS = (
    "r",
    "t",
    "v",
    "w",
    "h",
    "m",
    "s,enter",
    "f1",
    "enter",
    "p",
    "e",
    "i",
    "a",
    "l",
    ".",
    "8,enter",
)
"""What leads from the desk to each screen and dialog."""
EVERY = {
    "BookTrailScreen", "DeskScreen", "HelpScreen", "MaterialScreen", "Menu", "Palette",
    "PictureScreen", "ReviewScreen", "RoundsScreen", "RulesScreen", "SettingQuestion",
    "SettingsScreen", "TrailScreen",
}  # fmt: skip
"""What the ways open, whatever the keys between them do."""
SIZES = ((80, 24), (120, 40), (200, 60), (64, 18))
STEPS = int(os.environ.get("GOUJI_MONKEY", "300"))


@pytest.fixture
def book_path(tmp_path) -> Path:
    """Give a casebook with two years, where everything can stand beside."""
    start = module_at(HERE / "conftest.py").NOW - timedelta(hours=1)
    ticks = (start + timedelta(seconds=n) for n in range(10_000))
    return module_at(HERE / "made_years.py").make_years(
        tmp_path / "years.book", lambda: next(ticks)
    )


async def home(pilot) -> None:
    """Go back to the desk, whatever is open, and show all that stands on it.

    Where a filter, a view or a year shows nothing, a way that begins at a filing leads nowhere.
    """
    for _ in range(12):
        if len(pilot.app.screen_stack) <= 2:
            await pilot.press("escape", "0", "]", "]", "]")
            return
        await pilot.press("escape")
        if len(pilot.app.screen_stack) > 2 and not isinstance(pilot.app.focused, Input):
            await pilot.press("q")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2) if WHOLE else [0])
def test_whatever_is_pressed_nothing_breaks(drive, book_path, seed):
    chance = random.Random(seed)  # noqa: S311 - a monkey keeps no secrets
    ways = [*SCREENS]
    seen = set()

    async def press(pilot, key):
        """Press a key, and note what it opened: the next one may close it again."""
        await pilot.press(NAMES.get(key, key))
        seen.add(type(pilot.app.screen).__name__)

    async def steps(pilot):
        chance.shuffle(ways)
        for number in range(STEPS):
            if not pilot.app.is_running:
                break
            if not number % 25:
                await pilot.resize_terminal(*chance.choice(SIZES))
            if not number % max(1, STEPS // (len(ways) * 2)):  # each way twice
                await home(pilot)
                for key in ways[number * len(ways) * 2 // STEPS % len(ways)].split(","):
                    await press(pilot, key)
            key = chance.choice(KEYS)
            if key != "q" or len(pilot.app.screen_stack) > 2:
                await press(pilot, key)

    # not at home: no path that it types is imported, no original opened on this machine
    app = drive(steps, filing=2, at_home=False)
    assert app.return_code in {None, 0}
    assert seen > EVERY, sorted(EVERY - seen)
    checked = verify(book_path)
    assert not checked.problems
