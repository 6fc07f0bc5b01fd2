"""A walk in a browser: the keyboard works at once, and everything can be done by mouse alone."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from making.browser import Tab, tab

from engine.trail.casebook import Casebook
from tui.render.clock import now
from tui.render.wrap import width
from tui.screens.base import AWAY
from tui.screens.desk.screen import DeskScreen
from tui.screens.review.screen import ReviewScreen
from tui.terminal.keymap import DEFAULTS
from tui.text.words import Texts
from tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tui.screens.base import BaseScreen

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium"), pytest.mark.needs("posix")]


@pytest.fixture
def address(book_path):
    """Serve the made casebook and give the printed address."""
    command = [sys.executable, "-m", "tui.cli", "serve", "--book", str(book_path), "--port", "0",
               "--actor", "赵六"]  # fmt: skip
    with subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE) as process:
        line = process.stderr.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=[\w-]+", line)
        assert found, line
        yield found[0]
        process.terminate()


def kinds(path: Path) -> list[str]:
    """Return what 赵六 has done to findings."""
    with Casebook.open(path, actor="x", now=now, create=False) as book:
        return [one.kind for one in book.events() if one.actor == "赵六" and "finding" in one.kind]


async def written(path: Path, wanted: list[str]) -> None:
    """Wait until this was written into the casebook."""
    for _ in range(300):
        if kinds(path) == wanted:
            return
        await asyncio.sleep(0.2)
    assert kinds(path) == wanted


async def shown(page: Tab, folder: Path, name: str) -> None:
    """Keep a picture, where somebody wants to look at it (GOUJI_PICTURES)."""
    picture = await page.picture()
    kept = Path(os.environ.get("GOUJI_PICTURES") or folder)
    (kept / f"{name}.png").write_bytes(picture)


async def opened(page: Tab) -> None:
    """Wait until more stands there than that the casebook is being opened: the page is a canvas."""
    for _ in range(600):
        if len(await page.picture()) > OPENING:
            return
        await asyncio.sleep(0.2)
    raise AssertionError("no desk")


OPENING = 16_000
"""The picture of the first sentence takes fewer bytes than this, that of a desk more."""
FOCUSED = "document.activeElement.className.includes('xterm-helper-textarea')"


def test_a_walk_by_keyboard_without_a_click(address, book_path, tmp_path):
    async def walk():
        async with tab(tmp_path, address) as page:
            await page.until("document.body.classList.contains('-first-byte')")
            assert await page.value("document.title") == "勾稽"
            await page.until(FOCUSED)
            await opened(page)
            await shown(page, tmp_path, "desk")
            await page.press("Enter")
            await asyncio.sleep(3)
            await shown(page, tmp_path, "review")
            await page.press("c")
            await written(book_path, ["finding.confirm"])
            await page.press("u")
            await written(book_path, ["finding.confirm", "finding.undo"])
            await page.press("q")
            await asyncio.sleep(2)
            await page.press("q")
            await page.press("q")  # back from a filing: not by mistake
            await page.until("document.body.classList.contains('-closed')")

    asyncio.run(walk())


def place(bar: type[BaseScreen], name: str) -> int:
    """Return the column at which the hint of a key begins in the bar of a screen in a browser."""
    keys = [one for one in bar.keys if one not in AWAY]
    hints = KeyBar(keys, Texts(), DEFAULTS)
    return sum(width("".join(hints._hint(one))) for one in keys[: keys.index(name)])


async def click(page: Tab, screen: type[BaseScreen], name: str) -> None:
    """Click on the hint of a key in the lowest line, as wide and high as the page's cells are.

    A cell is so many whole pixels wide that the screen is filled, and about half as wide as high.
    """
    wide, high, bottom = await page.value(
        "(({width, bottom}) =>"
        " [width, parseFloat(document.activeElement.style.lineHeight), bottom])"
        "(document.querySelector('.xterm-screen').getBoundingClientRect())"
    )
    filling = [one for one in range(4, 40) if wide % one == 0]
    cell = min(filling, key=lambda one: abs(one - high / 2))
    await page.click((place(screen, name) + 1.5) * cell, bottom - 5)


def test_a_walk_by_mouse_alone(address, book_path, tmp_path):
    async def walk():
        async with tab(tmp_path, address) as page:
            await page.until("document.body.classList.contains('-first-byte')")
            await page.until(FOCUSED)
            await opened(page)
            await click(page, DeskScreen, "open")
            await asyncio.sleep(3)
            await click(page, ReviewScreen, "confirm")
            await written(book_path, ["finding.confirm"])
            await click(page, ReviewScreen, "undo")
            await written(book_path, ["finding.confirm", "finding.undo"])
            await shown(page, tmp_path, "mouse")
            await click(page, ReviewScreen, "quit")
            await asyncio.sleep(2)
            await click(page, DeskScreen, "quit")
            await click(page, DeskScreen, "quit")  # back from a filing: not by mistake
            await page.until("document.body.classList.contains('-closed')")

    asyncio.run(walk())
