"""A window over work that takes a while: how far it is, whether it waits, and how it is stopped."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE

from tui.intake import Stop
from tui.screens.desk.working import Working
from tui.text.words import Texts
from tui.widgets.bars import Bar

TEXTS = Texts()


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


def title(pilot) -> str:
    return pilot.app.screen.query_one("#question-title", Bar).left


def test_steps_are_told_one_after_the_other(asked, shown):
    window = Working(TEXTS)

    async def steps(pilot):
        for words in ("第一步", HOSTILE * 99, "第三步"):
            window.step(words)
            assert title(pilot) == words
            await pilot.pause()
            assert not (CONTROLS - {"\n"}) & set(shown(pilot.app))
        assert how(pilot) == TEXTS("working-how")

    assert asked(window, steps, size=(40, 12)) == []


def test_where_nobody_tells_it_asks(asked):
    far = ["0/3"]
    window = Working(TEXTS, telling=lambda: far[-1])

    async def steps(pilot):
        assert title(pilot) == "0/3"
        far.append("1/3")
        window.look()
        assert title(pilot) == "1/3"

    asked(window, steps)


def test_that_it_waits_is_told_and_ends_with_the_waiting(asked):
    window = Working(TEXTS)

    async def steps(pilot):
        window.waits(3.7)
        window.look()
        assert how(pilot) == TEXTS("wait-locked", n=3)
        window.waits(0)
        window.look()
        assert how(pilot) == TEXTS("working-how")

    asked(window, steps)


@pytest.mark.parametrize("key", ["escape", "q"])
def test_a_key_stops_it_and_the_window_stays_until_it_has_stopped(asked, key):
    window = Working(TEXTS, keys=("errand-how", "errand-stopping"))

    async def steps(pilot):
        await pilot.press("x", "enter", key, key)
        assert pilot.app.screen is window
        assert window.stopped
        assert how(pilot) == TEXTS("errand-stopping")
        window.waited = 9.0
        window.look()
        assert how(pilot) == TEXTS("errand-stopping"), "that it stops is what one wants to know"
        with pytest.raises(Stop):
            window.waits(1.0)

    assert asked(window, steps) == []


def test_a_step_told_before_the_window_is_there_stands_in_it(asked):
    window = Working(TEXTS)
    window.step("早说的")

    async def steps(pilot):
        assert title(pilot) == "早说的"

    asked(window, steps)
