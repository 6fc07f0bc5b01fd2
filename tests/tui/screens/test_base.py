"""What all full screens share: keys that act, help, a hint for input methods and small windows."""

from __future__ import annotations

import pytest
from making.views import wide
from textual import events

from tui.screens.base import AWAY, WRITING, chinese
from tui.screens.help import HelpScreen
from tui.terminal.keymap import DEFAULTS
from tui.text.words import Texts
from tui.widgets.bars import Bar, KeyBar


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


@pytest.mark.parametrize(
    ("typed", "is_chinese"),
    [
        ("确", True), ("。", False), ("", False), ("a", False), (wide("a"), False), ("確認", False),
        ("\x1b", False), ("한", True), ("😀", True), ("、", True),
    ],
)  # fmt: skip
def test_a_character_of_an_input_method_is_known(typed, is_chinese):
    assert chinese(typed) is is_chinese


def test_every_key_that_is_barred_is_a_key():
    assert set(DEFAULTS) >= WRITING | AWAY


def test_somebody_with_an_input_method_on_is_told_and_not_while_typing(drive):
    ime = Texts()("ime")

    async def steps(pilot):
        await pilot.press("确")
        assert notice(pilot) == ime
        pilot.app.screen.say("")
        pilot.app.screen.post_message(events.Paste("认"))
        await pilot.pause()
        assert notice(pilot) == ime
        await pilot.press("down", "slash", "石")
        assert notice(pilot) != ime
        assert pilot.app.screen.wanted == "石"

    drive(steps)


@pytest.mark.parametrize(
    ("size", "small"), [((59, 30), True), ((100, 15), True), ((60, 16), False)]
)
def test_a_window_too_small_to_work_in_says_so(drive, size, small):
    async def steps(pilot):
        await pilot.resize_terminal(*size)
        await pilot.pause()
        said = Texts()("small", width=size[0], height=size[1])
        assert (notice(pilot) == said) is small
        pilot.app.screen.say("别的话")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert notice(pilot) == "别的话", "what was said meanwhile stays"

    drive(steps)


def test_what_cannot_act_has_no_place_and_none_in_the_help(drive, book, monkeypatch):
    monkeypatch.setattr(type(book), "read_only", True)

    async def steps(pilot):
        desk = pilot.app.screen
        assert desk.barred() == WRITING | AWAY
        assert not WRITING & set(desk.query_one(KeyBar).names)
        assert desk.offered(["filter", "import", "undo"]) == ["filter"]
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert not WRITING & set(pilot.app.screen.active)

    drive(steps, at_home=False)
