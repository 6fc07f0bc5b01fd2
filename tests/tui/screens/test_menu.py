"""A small list to choose one thing from: by digit, letter, Enter, click; nothing chosen is None."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE, wide

from tui.screens.menu import MOST, Menu
from tui.text.words import Texts

MOVES = (("under_review", "开始审核"), ("returned", "退回整改"), ("rounds", "各轮比较"))
PAPERS = tuple((name, f"文件{name}") for name in "abcdefghijkl")


def menu(choices=MOVES, title: str = "办理") -> Menu:
    return Menu(Texts(), title, choices)


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        ("3", "under_review"), ("1", "returned"), ("7", "rounds"), ("t", "returned"),
        ("T", "returned"), (wide("t"), "returned"), (wide("1"), "returned"),
        ("enter", "under_review"), ("escape", None), ("q", None),
    ],
)  # fmt: skip
def test_a_key_chooses_and_answers_once(asked, key, chosen):
    async def steps(pilot):
        await pilot.press(key)

    assert asked(menu(), steps) == [chosen]


@pytest.mark.parametrize("key", ["2", "9", "4", "g", "G", "x", "选", "0"])
def test_what_is_not_offered_is_not_chosen(asked, key):
    async def steps(pilot):
        await pilot.press(key)

    assert asked(menu(), steps) == []


def test_other_things_are_counted_from_one_and_no_more_than_have_a_digit(asked, shown):
    async def steps(pilot):
        text = shown(pilot.app)
        assert "9 文件i" in text
        assert "文件j" not in text
        await pilot.press("9")

    assert asked(menu(PAPERS), steps) == ["i"]
    assert len(menu(PAPERS).choices) == MOST


def test_arrows_and_the_mouse_choose_too(asked):
    async def by_keys(pilot):
        await pilot.press("down", "down", "down", "up", "enter")

    assert asked(menu(), by_keys) == ["returned"]

    async def by_mouse(pilot):
        await pilot.click("#choices", offset=(4, 2))
        await pilot.click("#choices", offset=(4, 2))

    assert asked(menu(), by_mouse) == ["rounds"]


def test_nothing_to_choose_is_left_with_escape(asked):
    async def steps(pilot):
        await pilot.press("enter", "1", "down", "escape")

    assert asked(menu(()), steps) == [None]


@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
def test_hostile_names_are_names(asked, shown, size):
    async def steps(pilot):
        text = shown(pilot.app)
        assert not (CONTROLS - {"\n"}) & set(text)
        assert "1 [/] [@click=app.bell]" in text
        await pilot.press("1")

    long = tuple((str(n), HOSTILE + "长" * 300) for n in range(3))
    assert asked(menu(long, HOSTILE * 9), steps, size=size, plainer=True) == ["0"]
