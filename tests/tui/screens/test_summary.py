"""The end of a filing: what was decided, which filing is next, one key to go there."""

from __future__ import annotations

import pytest
from making.views import HOSTILE, wide

from tui.screens.summary import Crossroads, Summary
from tui.text.words import Texts

COUNTS = {"open": 0, "confirmed": 3, "dismissed": 10_000, "accepted": 0, "pending": 0}


def summary(after: str = "柳河乡 2023", **counts: int) -> Summary:
    return Summary(Texts(), {**COUNTS, **counts}, after=after)


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("enter", "desk"), ("q", "desk"), ("escape", ""), (".", "menu"), ("u", "undo"),
        ("t", "returned"), ("1", "returned"), ("P", "approved"), ("2", "approved"), ("n", "next"),
        ("3", "next"), (wide("p"), "approved"),
    ],
)  # fmt: skip
def test_every_key_goes_its_way(asked, key, where):
    async def steps(pilot):
        await pilot.press(key)

    assert asked(summary(), steps) == [where]


def test_where_no_filing_is_next_its_key_stays(asked, shown):
    async def steps(pilot):
        assert Texts()("next-none") in shown(pilot.app)
        await pilot.press("n", "3")
        assert isinstance(pilot.app.screen, Summary)
        await pilot.press("escape")

    assert asked(summary(after=""), steps) == [""]


def test_what_waits_for_a_second_person_is_told(asked, shown):
    async def steps(pilot):
        text = shown(pilot.app)
        assert "确认 3 条，排除 10000 条" in text
        assert ("复核" in text) is waiting

    for waiting in (False, True):
        asked(summary(pending=int(waiting) * 2), steps)


def test_the_crossroads_after_a_move_does_not_move_again(asked, shown):
    async def steps(pilot):
        text = shown(pilot.app)
        assert "已退回" in text
        assert "第三句" in text
        await pilot.press("t", "p", "1", "2")
        assert type(pilot.app.screen) is Crossroads
        await pilot.press("n")

    words = [f"已退回 {HOSTILE}", "第二句" * 99, "第三句", "第四句"]
    assert asked(Crossroads(Texts(), words, after=HOSTILE * 9), steps) == ["next"]


def test_one_sentence_is_enough(asked):
    async def steps(pilot):
        await pilot.press("enter")

    assert asked(Crossroads(Texts(), ["完"]), steps) == ["desk"]
