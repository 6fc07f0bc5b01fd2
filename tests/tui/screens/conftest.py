"""A question alone over an empty window, so that its tests need no casebook."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.app import App

from tui.terminal.keymap import DEFAULTS
from tui.text.words import Texts
from tui.themes import THEMES

STYLES = Path(__file__).resolve().parents[3] / "tui" / "app.tcss"


class Stage(App[None]):
    """An empty window with the looks and keys of the app."""

    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *, plainer: bool) -> None:
        super().__init__()
        self.plainer, self.texts, self.keys = plainer, Texts(), DEFAULTS
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name


@pytest.fixture
def asked():
    """Return a function that asks a question and runs steps; it gives the answers."""

    def run(question, steps, *, size=(100, 30), plainer=False) -> list[object]:
        answers: list[object] = []
        stage = Stage(plainer=plainer)

        async def session():
            async with stage.run_test(size=size) as pilot:
                await stage.push_screen(question, answers.append)
                await pilot.pause()
                await steps(pilot)
                await pilot.pause()

        asyncio.run(session())
        return answers

    return run
