"""One question before something is done with many filings: what it says, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from making.views import CONTROLS, HOSTILE, filing

from tui.screens.desk.questions import LISTED, ManyCase, ManyQuestion
from tui.text.words import Texts
from tui.widgets.bars import Bar

TODAY = date(2026, 11, 20)
TEXTS = Texts()


def question(name: str, count: int = 2, *, left: int = 0, confirmed: int = 1) -> ManyQuestion:
    filings = [filing(n, confirmed=confirmed) for n in range(count)]
    return ManyQuestion(TEXTS, ManyCase(name, filings, left, TODAY, 10))


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


@pytest.mark.parametrize("count", [1, LISTED, LISTED + 1, 10_000])
def test_the_first_are_named_and_all_are_counted(count):
    title, about = question("approved", count).heading()
    assert str(count) in title
    assert about.count("人民政府") == min(count, LISTED)


def test_what_stays_and_what_goes_back_with_nothing_is_told():
    _, about = question("returned", 3, left=2, confirmed=0).heading()
    assert TEXTS("ask-many-none", n=3) in about
    assert TEXTS("ask-many-left", n=2) in about
    _, about = question("approved", 3, confirmed=0).heading()
    assert TEXTS("ask-many-none", n=3) not in about


def test_a_deadline_for_all_is_proposed_told_and_refused_if_it_is_none(asked):
    async def steps(pilot):
        assert "2026-12-04" in how(pilot)
        await pilot.press(*"2026-11-19", "enter")
        assert how(pilot) == TEXTS("bad-deadline", day="2026-12-04")
        assert pilot.app.focused.id == "deadline"
        await pilot.press("ctrl+u", *"12-1")
        assert "2026-12-01" in how(pilot)
        await pilot.press("x")
        assert "2026-12" not in how(pilot), "what stands there is no day any more"
        await pilot.press("backspace", "enter", *"都改", "enter")

    assert asked(question("returned"), steps) == [{"deadline": date(2026, 12, 1), "text": "都改"}]


@pytest.mark.parametrize("name", ["approved", "assign", "under_review"])
def test_others_need_one_line_which_may_be_empty(asked, name):
    async def steps(pilot):
        await pilot.press("enter")

    assert asked(question(name), steps) == [{"text": ""}]


@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
def test_escape_leaves_all_of_them_at_every_size(asked, shown, size):
    filings = [filing(n, agency=HOSTILE * 20) for n in range(9)]

    async def steps(pilot):
        assert not (CONTROLS - {"\n"}) & set(shown(pilot.app))
        await pilot.press("x", "escape")

    one = ManyQuestion(TEXTS, ManyCase("returned", filings, 3, TODAY, 10), plainer=True)
    assert asked(one, steps, size=size) == [None]
