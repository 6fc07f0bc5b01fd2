"""A long piece of work beside the screens: told, stopped, failed; its end is said, and stays."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from engine.errors import UsageError
from engine.sweep.plan import Progress
from tui.screens.book.errand import Errand, far
from tui.screens.desk.working import Working
from tui.text.words import Texts
from tui.widgets.bars import Bar

TEXTS = Texts()


async def ended(pilot) -> None:
    """Wait until no window lies over the desk."""
    for _ in range(400):
        await pilot.pause(0.01)
        if not isinstance(pilot.app.screen, Working):
            return
    raise AssertionError("it did not end")


def told(pilot):
    """Return how the desk says what became of a step."""
    return pilot.app.screen.whole.told


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def test_work_is_told_and_its_result_given_once(drive):
    got: list[object] = []

    async def steps(pilot):
        go = threading.Event()

        def work(tell):
            tell(Progress(total=7, done=3, looked=5))
            go.wait(10)
            return "好"

        words = partial(far, "errand-files", texts=TEXTS)
        errand = Errand(pilot.app.screen, work, got.append, words, told(pilot))
        errand.run()
        await pilot.pause()
        while errand.progress is None:
            await pilot.pause(0.01)
        errand.window.look()
        title = pilot.app.screen.query_one("#question-title", Bar).left
        assert title == TEXTS("errand-files", looked=5, done=3, total=7)
        await pilot.press("x", "enter", "f1")
        assert isinstance(pilot.app.screen, Working), "nothing is begun over it"
        go.set()
        await ended(pilot)

    drive(steps)
    assert got == ["好"]


@pytest.mark.parametrize(
    ("error", "said"),
    [(UsageError("写不了 [/]"), "写不了 [/]"), (KeyError("身份证号"), "KeyError")],
)
def test_what_fails_is_said_and_gives_no_result(drive, error, said):
    got: list[object] = []

    async def steps(pilot):
        def work(_tell):
            raise error

        Errand(pilot.app.screen, work, got.append, lambda _: "", told(pilot)).run()
        await ended(pilot)
        assert said in notice(pilot)
        assert "身份证号" not in notice(pilot)

    drive(steps)
    assert got == []


def test_escape_stops_it_at_its_next_step(drive):
    stopped: list[int] = []

    async def steps(pilot):
        def work(tell):
            for n in range(100_000):
                stopped.append(n)
                tell(Progress(done=n))
                threading.Event().wait(0.005)

        desk, words = pilot.app.screen, str
        errand = Errand(desk, work, lambda _: None, words, told(pilot))
        errand.run()
        while not stopped:
            await pilot.pause(0.01)
        await pilot.press("escape", "escape", "q")
        assert errand.window.stopped
        await ended(pilot)
        assert notice(pilot) == TEXTS("wait-given-up")

    drive(steps)
    assert len(stopped) < 10_000


def test_how_far_it_is_counts_what_is_judged_anew():
    assert far("errand-files", None, TEXTS) == TEXTS("errand-files", looked=0, done=0, total=0)
    known = Progress(total=10, known=4, anew=3, done=2, looked=9)
    assert far("errand-files", known, TEXTS) == TEXTS("errand-files", looked=9, done=2, total=9)
