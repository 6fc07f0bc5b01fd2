"""What screens hold: each key that is bound finds its step, and a step needs no screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from tui.screens.desk.screen import DeskScreen
from tui.screens.filing_actions import FilingActions
from tui.screens.review.screen import ReviewScreen
from tui.text.words import Texts
from tui.widgets.bars import KeyBar


@dataclass
class Listener:
    """A host that keeps what it is told and asked."""

    work: Any = None
    gouji: Any = None
    texts: Texts = field(default_factory=Texts)
    patience: Any = None
    said: list[tuple[str, str]] = field(default_factory=list)
    asked: list[object] = field(default_factory=list)

    def say(self, words: str, *, tone: str = "") -> None:
        """Keep a sentence."""
        self.said.append((words, tone))

    def ask(self, question: Any, then: Any) -> None:
        """Keep a question."""
        self.asked.append((question, then))


@pytest.mark.parametrize("screen", [DeskScreen, ReviewScreen])
def test_each_key_finds_its_step_and_each_step_has_a_key(drive, screen):
    async def steps(pilot):
        shown = pilot.app.screen
        assert type(shown) is screen
        keys = {binding.id: binding.action for binding in screen.BINDINGS}
        held = {name for name, action in keys.items() if action.startswith("do(")}
        assert {keys[name] for name in held} == {f"do('{name}')" for name in held}
        assert held == set(shown.steps)

    drive(steps, filing=1 if screen is ReviewScreen else None)


@pytest.mark.parametrize("step", ["menu", "rounds", "trail"])
def test_where_there_is_no_filing_its_actions_say_so_and_ask_nothing(step):
    host = Listener()
    moved: list[object] = []
    FilingActions(host, lambda: None, moved.append).steps[step]()
    assert host.said == [(host.texts("no-filing"), "warning")]
    assert host.asked == moved == []


def test_where_one_may_only_look_nothing_that_writes_is_offered(drive, book, monkeypatch):
    monkeypatch.setattr(type(book), "read_only", True)

    async def steps(pilot):
        offered = {*pilot.app.screen.query_one(KeyBar).names}
        assert "open" in offered
        assert not {"import", "undo"} & offered
        await pilot.press("full_stop")
        assert [name for name, _ in pilot.app.screen.choices] == ["rounds", "trail"]
        await pilot.press("escape", "enter")
        offered = {*pilot.app.screen.query_one(KeyBar).names}
        assert "skip" in offered
        assert not {"confirm", "dismiss", "accept", "note"} & offered

    drive(steps, size=(200, 40))


def test_no_key_is_cut_in_the_help(drive, shown):
    async def steps(pilot):
        await pilot.press("f1")
        text = shown(pilot.app)
        assert "shift+f3)" in text
        assert "shift+f…" not in text

    drive(steps, size=(80, 120))
