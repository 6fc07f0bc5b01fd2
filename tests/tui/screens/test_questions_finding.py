"""Why, until when, and what else: nothing is saved by the key that asked, nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from making.views import CONTROLS, HOSTILE, finding, wide
from textual import events

from engine.trail.state.views import DISMISSALS
from tui.screens.questions_finding import AcceptQuestion, DismissQuestion, NoteQuestion
from tui.session import Reason
from tui.text.words import Texts
from tui.widgets.bars import Bar

TODAY = date(2026, 11, 20)
TEXTS = Texts()
ONE = finding(1, rule="F203", message=HOSTILE + "很长" * 400)


def dismiss() -> DismissQuestion:
    return DismissQuestion(TEXTS, ONE)


def accept() -> AcceptQuestion:
    return AcceptQuestion(TEXTS, ONE, TODAY)


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


@pytest.mark.parametrize("make", [dismiss, accept, lambda: NoteQuestion(TEXTS, ONE)])
def test_escape_leaves_everything_and_nothing_hostile_acts(asked, shown, make):
    async def steps(pilot):
        assert not (CONTROLS - {"\n"}) & set(shown(pilot.app))
        await pilot.press("a", "escape")

    for size in ((40, 12), (100, 30)):
        assert asked(make(), steps, size=size) == [None]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("1", "enter"), Reason(DISMISSALS[0])),
        (("4", "x", "enter"), Reason(DISMISSALS[3], "x")),
        ((wide("2"), "enter"), Reason(DISMISSALS[1])),
        (("down", "down", "enter", "1", "enter"), Reason(DISMISSALS[2], "1")),
        (("1", "shift+tab", "2", "enter"), Reason(DISMISSALS[1])),
    ],
)
def test_a_reason_is_chosen_and_words_may_follow(asked, keys, answer):
    async def steps(pilot):
        await pilot.press(*keys)

    assert asked(dismiss(), steps) == [answer]


@pytest.mark.parametrize("first", ["看", "“", "《", "、"])
def test_words_that_come_before_the_reason_are_kept(asked, first):
    async def steps(pilot):
        pilot.app.screen.focused.post_message(events.Key(f"mark-{ord(first)}", first))
        await pilot.pause()
        await pilot.press("错", "enter")
        assert how(pilot) == TEXTS("ask-reason-first")
        await pilot.press("1", "enter")

    assert asked(dismiss(), steps) == [Reason(DISMISSALS[0], f"{first}错")]


def test_a_paste_stands_with_all_its_lines(asked):
    async def steps(pilot):
        await pilot.press("3")
        pilot.app.screen.focused.post_message(events.Paste("见第二段\n和附件\x1b"))
        await pilot.pause()
        await pilot.press("enter")

    assert asked(dismiss(), steps) == [Reason(DISMISSALS[2], "见第二段 和附件␛")]


def test_what_was_written_before_is_offered_short_and_brought_whole(asked, shown):
    long = "上一次写的很长很长的一句说明" * 9

    async def steps(pilot):
        assert long not in shown(pilot.app)
        assert "上一次写的" in shown(pilot.app)
        await pilot.press("1", "up", "enter")

    assert asked(dismiss().offering([long, "短"]), steps) == [Reason(DISMISSALS[0], long)]


@pytest.mark.parametrize(
    "typed", ["", "昨天", "2026-11-20", "2026-02-30", "2025-01-01", "+0", "+500", "9" * 9]
)
def test_a_day_that_is_not_to_come_is_refused_and_the_line_kept(asked, typed):
    async def steps(pilot):
        await pilot.press(*typed, "enter")
        assert how(pilot) == TEXTS("bad-date")
        assert pilot.app.focused.id == "until"
        assert pilot.app.focused.value == typed
        await pilot.press("escape")

    assert asked(accept(), steps) == [None]


def test_an_acceptance_needs_words_and_its_day_is_looked_at_again(asked):
    async def steps(pilot):
        await pilot.press(*"2026-11-21", "enter", "enter")
        assert how(pilot) == TEXTS("need-text")
        await pilot.press(*"ok")
        assert how(pilot).startswith("到 2026-11-21 周六")
        await pilot.press("shift+tab", "backspace", "backspace", "tab")
        assert "2026-11-21" not in how(pilot), "no day is meant any more"
        await pilot.press("enter")
        assert how(pilot) == TEXTS("bad-date")
        await pilot.press("3", "0", "enter", "enter")

    assert asked(accept(), steps) == [Reason(text="ok", until=date(2026, 11, 30))]


@pytest.mark.parametrize(("typed", "answer"), [("", None), ("  ", None), ("记", Reason(text="记"))])
def test_a_note_without_words_is_none(asked, typed, answer):
    async def steps(pilot):
        await pilot.press(*("space" if one == " " else one for one in typed), "enter")

    assert asked(NoteQuestion(TEXTS, ONE), steps) == [answer]
