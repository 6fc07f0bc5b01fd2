"""A widget alone in a window, so that its tests need no casebook."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from tui.text.words import Texts

if TYPE_CHECKING:
    from textual.widget import Widget


class Window(App[None]):
    """Shows one widget, and keeps the keys that reach it."""

    def __init__(self, widget: Widget, *, plainer: bool) -> None:
        super().__init__()
        self.widget, self.plainer, self.texts = widget, plainer, Texts()
        self.pressed: list[str] = []

    def compose(self):
        """Show the widget."""
        yield self.widget

    def simulate_key(self, key: str) -> None:
        """Keep a key that the widget presses."""
        self.pressed.append(key)


@pytest.fixture
def alone():
    """Return a function that shows a widget and runs steps with its pilot; it gives the window."""

    def run(widget, steps=None, *, size=(40, 12), plainer=False) -> Window:
        window = Window(widget, plainer=plainer)

        async def session():
            async with window.run_test(size=size) as pilot:
                await pilot.pause()
                if steps is not None:
                    await steps(pilot)

        asyncio.run(session())
        return window

    return run


@pytest.fixture
def lines():
    """Return what stands in the lines of a widget."""

    def drawn(widget) -> list[str]:
        return [widget.render_line(y).text for y in range(widget.size.height)]

    return drawn
