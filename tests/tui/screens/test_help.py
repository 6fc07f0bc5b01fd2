"""Help: every topic has words, every key of it works where it was asked for, and nothing is cut."""

from __future__ import annotations

import pytest
from making.views import wide

from tui.render.wrap import width
from tui.screens.help import LISTED, HelpScreen, word_of
from tui.terminal.keymap import DEFAULTS
from tui.text.words import Texts, pair
from tui.widgets.sheet import LineView


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_of_the_list_is_one_and_has_words(language):
    assert len(set(LISTED)) == len(LISTED)
    for name in LISTED:
        assert name in DEFAULTS
        assert pair("listed-" + name) or pair("key-" + name), name
        assert word_of(name, Texts(language))


def page(pilot) -> list[str]:
    view = pilot.app.screen.query_one("#help", LineView)
    return ["".join(run.text for run in line) for line in view.lines]


@pytest.mark.parametrize("size", [(60, 16), (200, 60)])
def test_no_line_is_wider_than_the_window(drive, size):
    async def steps(pilot):
        await pilot.press("f1")
        lines = page(pilot)
        assert len(lines) > 20
        assert max(map(width, lines)) <= size[0]

    drive(steps, size=size)


def test_only_the_keys_that_work_are_listed_with_all_their_forms(drive):
    async def steps(pilot):
        pilot.app.open_help(["help-desk"], {"order": {"o", wide("o")}, "year-back": {"shift+f3"}})
        await pilot.pause()
        lines = page(pilot)
        keys = lines[lines.index(Texts()("help-keys")) + 1 :]
        assert len(keys) == 2
        assert keys[0].startswith("  ")
        (order,) = [line for line in keys if Texts()("key-order") in line]
        assert "o" in order
        await pilot.press("f1", "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert len(pilot.app.screen_stack) == 3, "help of the help is no further page"
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HelpScreen)

    drive(steps)


def test_no_topic_and_no_key_is_a_page_all_the_same(drive):
    async def steps(pilot):
        pilot.app.open_help([], {"不是键": {"x"}, "order": set()})
        await pilot.pause()
        assert [line for line in page(pilot) if line.strip()] == [Texts()("help-keys")]

    drive(steps)
