"""Random keys over the screens, the window resized at random: nothing crashes, the trail is whole.

GOUJI_MONKEY says how many steps; the same number of a run gives the same keys.
"""

from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest
from making.beside import module_at

from engine.trail.verification.verify import verify

HERE = Path(__file__).resolve().parent
KEYS = (
    *"cCxaunsbmwwezyrtv.[]/123789", "enter", "enter", "escape", "escape", "tab", "up", "down",
    "pageup", "pagedown", "home", "end", "T", "P", "N", "f1", "left", "right", "2", "0", "*",
)  # fmt: skip
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


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_pressed_nothing_breaks(drive, book_path, seed):
    chance = random.Random(seed)  # noqa: S311 - a monkey keeps no secrets

    async def steps(pilot):
        for number in range(STEPS):
            if not pilot.app.is_running:
                break
            if not number % 25:
                await pilot.resize_terminal(*chance.choice(SIZES))
            key = chance.choice(KEYS)
            if key != "escape" and len(pilot.app.screen_stack) < 3 and not chance.randrange(60):
                key = "q"
            await pilot.press({"/": "slash", ".": "full_stop"}.get(key, key))
            if len(pilot.app.screen_stack) == 2 and chance.randrange(4):
                await pilot.press("enter")  # the desk: most of the time is for the walk

    app = drive(steps, filing=2)
    assert app.return_code in {None, 0}
    checked = verify(book_path)
    assert not checked.problems
