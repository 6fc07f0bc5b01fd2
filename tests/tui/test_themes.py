"""Dark and light: whatever is drawn can be read, by the contrast of its colours (WCAG 4.5 : 1)."""

from __future__ import annotations

import pytest
from textual.screen import ModalScreen

from tui.screens.desk.screen import DeskScreen
from tui.themes import THEMES

ENOUGH = 4.5


def luminance(colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (one / 255 for one in colour.get_truecolor())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style) -> float:
    brighter, darker = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def too_pale(app) -> list[tuple[str, float]]:
    """Return what on the screen cannot be read well: its words and its contrast.

    What lies behind a question is dimmed on purpose.
    """
    strips = app.screen._compositor.render_strips()
    if isinstance(app.screen, ModalScreen):
        region = app.screen.query(".question").first().region
        strips = [one.crop(region.x, region.right) for one in strips[region.y : region.bottom]]
    return [
        (segment.text.strip(), round(contrast(segment.style), 2))
        for strip in strips
        for segment in strip
        if segment.text.strip(" ▁▂▃▄▅▆▇█▎─│┼")
        and segment.style is not None
        and segment.style.color
        and segment.style.bgcolor
        and contrast(segment.style) < ENOUGH
    ]


@pytest.mark.parametrize("keys", [(), ("m",), ("s",), ("e",), ("p",), ("r",), ("f1",), ("i",)])
def test_every_word_can_be_read(drive, keys):
    async def steps(pilot):
        await pilot.press(*keys)
        for theme in THEMES:
            pilot.app.theme = theme.name
            await pilot.pause()
            assert too_pale(pilot.app) == [], theme.name

    drive(steps)


@pytest.mark.slow
@pytest.mark.parametrize("keys", [(), ("x",), ("full_stop",)])
def test_every_word_of_the_walk_can_be_read(drive, settle, keys):
    async def steps(pilot):
        await pilot.press(*keys)
        for theme in THEMES:
            pilot.app.theme = theme.name
            await settle(pilot)
            assert too_pale(pilot.app) == [], theme.name

    drive(steps, filing=1)


def test_one_key_changes_the_look(drive):
    async def steps(pilot):
        assert isinstance(pilot.app.screen, DeskScreen)
        assert pilot.app.theme == "gouji-dark"
        await pilot.press("d")
        assert pilot.app.theme == "gouji-light"
        await pilot.press("d")
        assert pilot.app.theme == "gouji-dark"

    drive(steps)
