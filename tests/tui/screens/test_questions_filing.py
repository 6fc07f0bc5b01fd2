"""Until when, where published, why again: asked field by field, refused where it is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from making.views import CONTROLS, HOSTILE, filing, finding

from tui.screens.questions_filing import (
    LISTED,
    ApproveQuestion,
    Case,
    PublishQuestion,
    ReopenQuestion,
    ReturnQuestion,
)
from tui.text.words import Texts
from tui.widgets.bars import Bar

TODAY = date(2026, 11, 20)
TEXTS = Texts()


def case(*findings, **more) -> Case:
    return Case(filing(1, agency=HOSTILE * 9, **more), findings, TODAY)


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


def confirmed(count: int):
    return [finding(n, state="confirmed", message=HOSTILE * 9) for n in range(count)]


def test_what_goes_back_is_listed_by_severity():
    found = [
        finding(2, rule="S114", severity="warning", state="confirmed"),
        finding(1, rule="W1", severity="info", state="confirmed"),
        finding(9, rule="F202", state="confirmed"),
        finding(3, rule="D102", state="confirmed"),
        finding(4, rule="D103", state="dismissed"),
    ]
    assert [one.rule for one in case(*found).confirmed] == ["D102", "F202", "S114", "W1"]


def test_what_is_only_asked_for_is_not_said_to_be_undecided():
    found = [finding(1), finding(2, outcome="not_assessable"), finding(3, state="confirmed")]
    assert case(*found).open == 1


@pytest.mark.parametrize("count", [0, 1, LISTED, LISTED + 1, 10_000])
def test_a_return_says_what_goes_back_and_of_many_the_first(asked, shown, count):
    async def steps(pilot):
        text = shown(pilot.app)
        assert not (CONTROLS - {"\n"}) & set(text)
        assert sum(line.count("S0") for line in text.splitlines()) == min(count, LISTED)
        more = TEXTS("ask-returned-more", n=count - LISTED)
        assert (more in text) is (count > LISTED)
        await pilot.press("enter", "enter")

    one = ReturnQuestion(TEXTS, case(*confirmed(count)))
    assert asked(one, steps) == [{"deadline": date(2026, 12, 4), "text": ""}]


def test_a_deadline_is_replaced_by_the_first_key_and_told_while_it_is_typed(asked):
    async def steps(pilot):
        assert "2026-12-04" in how(pilot)
        await pilot.press(*"12-1")
        assert "2026-12-01" in how(pilot)
        await pilot.press("-")
        assert "2026-12" not in how(pilot), "what stands there is no day: none is told"
        await pilot.press("enter")
        assert how(pilot) == TEXTS("bad-deadline", day="2026-12-04")
        await pilot.press("backspace", "enter", *"请尽快", "enter")

    one = ReturnQuestion(TEXTS, case(*confirmed(1)))
    assert asked(one, steps) == [{"deadline": date(2026, 12, 1), "text": "请尽快"}]


def test_a_deadline_spoiled_later_is_refused_at_the_end(asked):
    async def steps(pilot):
        await pilot.press("enter", "shift+tab", "end", "backspace", "backspace", "tab", "enter")
        assert pilot.app.focused.id == "deadline"
        await pilot.press("escape")

    assert asked(ReturnQuestion(TEXTS, case()), steps) == [None]


def test_an_approval_says_what_stays_undecided(asked, shown):
    async def steps(pilot):
        about = TEXTS("ask-approved-about", open=1, confirmed=2)
        assert about[:20] in shown(pilot.app)
        await pilot.press(*"ok", "enter")

    one = ApproveQuestion(TEXTS, case(finding(99), *confirmed(2)))
    assert asked(one, steps) == [{"text": "ok"}]


def test_a_publication_needs_an_address_and_a_day_not_to_come(asked):
    async def steps(pilot):
        await pilot.press("space", "enter")
        assert how(pilot) == TEXTS("bad-address")
        await pilot.press(*"https://x.invalid/1", "enter")
        for typed in ("", "2026-11-21", "哪天"):
            await pilot.press("ctrl+u", *typed, "enter")
            assert pilot.app.focused.id == "on"
            assert how(pilot) == TEXTS("bad-on", day="2026-11-20")
        await pilot.press("ctrl+u", *"1-15", "enter")

    answer = {"address": "https://x.invalid/1", "on": date(2026, 1, 15)}
    assert asked(PublishQuestion(TEXTS, case(state="approved")), steps) == [answer]


def test_a_reopening_says_where_it_stands_and_needs_a_reason(asked, shown):
    async def steps(pilot):
        assert TEXTS("filing-published") in shown(pilot.app)
        await pilot.press("space", "enter")
        assert how(pilot) == TEXTS("need-text")
        await pilot.press("错", "enter")

    assert asked(ReopenQuestion(TEXTS, case(state="published")), steps) == [{"text": "错"}]


@pytest.mark.parametrize("make", [ReturnQuestion, ApproveQuestion, PublishQuestion, ReopenQuestion])
@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
def test_escape_leaves_everything_at_every_size(asked, shown, make, size):
    async def steps(pilot):
        assert not (CONTROLS - {"\n"}) & set(shown(pilot.app))
        await pilot.press("x", "escape")

    assert asked(make(TEXTS, case(*confirmed(3)), plainer=True), steps, size=size) == [None]
