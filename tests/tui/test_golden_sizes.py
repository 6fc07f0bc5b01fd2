"""Whole screens as plain text at the three sizes that people have, and dialogs at the smallest.

One run a screen, the window made larger in it; the desk, the review and others have goldens beside
their own tests. GOUJI_GOLDEN=write writes them anew: judge them.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from threading import Event

import pytest
from making.beside import module_at

from engine.errors import TrailError
from engine.trail.casebook import Casebook
from tui.app import GoujiApp
from tui.screens.desk.screen import DeskScreen
from tui.screens.opening import OpeningScreen

NOW = module_at(Path(__file__).with_name("conftest.py")).NOW
SIZES = ((80, 24), (120, 40), (200, 60))
SCREENS = {"rules": "r", "help": "f1", "trail": "t", "ended": "8,enter,c"}
DIALOGS = {
    "palette": "p", "import": "i", "roster": "l", "export": "e", "marked": "*,full_stop",
    "correct": "8,enter,E", "accept": "8,enter,a",
}  # fmt: skip
DIGEST = re.compile(r"[0-9a-f]{8,}")


@pytest.fixture
def book_path(request, season, tmp_path):
    """Look at a season, or at an empty casebook."""
    if getattr(request, "param", "") != "empty":
        return season
    path = tmp_path / "empty.book"
    Casebook.open(path, actor="李四", now=lambda: NOW).close()
    return path


def drawn(text: str) -> str:
    """Return a screen without the digests, which every made casebook has its own."""
    return DIGEST.sub(lambda found: "0" * len(found[0]), text)


async def at_all_sizes(pilot, settle, look) -> None:
    """Look at what is drawn at each size."""
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await settle(pilot)
        look(f"{width}x{height}")


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_was_judged(drive, shown, settle, golden, name):
    async def steps(pilot):
        await pilot.press(*SCREENS[name].split(","))
        await at_all_sizes(
            pilot, settle, lambda size: golden(f"{name}-{size}", drawn(shown(pilot.app)))
        )

    drive(steps, size=SIZES[0])


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_into_the_smallest_window(drive, shown, settle, golden, name):
    async def steps(pilot):
        await pilot.press(*DIALOGS[name].split(","))
        await settle(pilot)
        golden(f"{name}-80x24", drawn(shown(pilot.app)))

    drive(steps, size=SIZES[0])


@pytest.mark.parametrize("book_path", ["empty"], indirect=True)
def test_the_guide_looks_as_it_was_judged(drive, shown, settle, golden):
    async def steps(pilot):
        await at_all_sizes(pilot, settle, lambda size: golden(f"guide-{size}", shown(pilot.app)))

    drive(steps, size=SIZES[0])


def test_while_a_casebook_is_opened_it_is_said(work, shown, settle, golden):
    may = Event()

    def opening():
        may.wait(60)
        return work

    app = GoujiApp(opening, book_name="made.book")

    async def session():
        async with app.run_test(size=SIZES[0]) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, OpeningScreen)
            golden("opening-80x24", shown(app))
            await pilot.press("o")  # typed ahead: the desk is sorted by something else
            may.set()
            await settle(pilot)
            assert isinstance(app.screen, DeskScreen)
            assert (app.begun, app.screen.standing.order) == (True, 1)

    asyncio.run(session())


def test_a_casebook_that_cannot_be_opened_ends_the_screens():
    def opening():
        raise TrailError("打不开。")

    app = GoujiApp(opening, book_name="made.book")

    async def session():
        async with app.run_test(size=SIZES[0]) as pilot:
            while app.is_running:
                await pilot.pause(0.01)

    asyncio.run(session())
    assert (str(app.failure), app.begun, app.return_value) == ("打不开。", False, 1)
