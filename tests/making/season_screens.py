"""What the tests of a season on the screens look at and press."""

from __future__ import annotations

from tui.render.season import FIXED
from tui.screens.menu import Menu
from tui.widgets.bars import Bar

BRIDGE, RIVER, STRANGER = 1, 2, 3


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


async def at(pilot, filing: int) -> None:
    """Put the desk's cursor on a filing."""
    roll = pilot.app.screen.roll
    roll.move_to(next(n for n, item in enumerate(roll.items) if item.id == filing))
    await pilot.pause()


async def choose(pilot, name: str, key: str = ".") -> None:
    """Open the menu and choose by digit."""
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Menu)
    await pilot.press(FIXED[name])
    await pilot.pause()
