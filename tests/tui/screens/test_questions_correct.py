"""The form for what was misread: a wrong line is told and gets the focus, wherever Enter was."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE

from engine.packs import forms_of
from engine.report import Correction
from tui.screens.questions_correct import Amend, CorrectQuestion
from tui.text.words import Texts
from tui.widgets.bars import Bar

TEXTS = Texts()
CELL = "3.done.natural"


def question(where: str = "", *standing: Correction) -> CorrectQuestion:
    return CorrectQuestion(TEXTS, where, standing, forms_of())


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


def at(pilot) -> str:
    return pilot.app.focused.id


def test_a_cell_that_the_finding_names_is_given_its_value_and_a_reason(asked):
    async def steps(pilot):
        assert at(pilot) == "value"
        await pilot.press("3", "enter", "enter")
        assert how(pilot) == TEXTS("need-text")
        await pilot.press(*"原件为3", "enter")

    (amend,) = asked(question(CELL), steps)
    assert isinstance(amend, Amend)
    assert amend.correction is not None
    assert (amend.target, amend.correction.value, amend.correction.reason) == (CELL, "3", "原件为3")


@pytest.mark.parametrize("where", ["", "9.9.9", "3.done", "表三", "\x1b[2J", "3.done.natural.x"])
def test_a_cell_that_is_none_keeps_the_focus(asked, where):
    async def steps(pilot):
        pilot.app.screen.query_one("#where").value = where
        await pilot.press("enter")
        assert at(pilot) == "where"
        assert how(pilot) != TEXTS("ask-correct-how")
        await pilot.press("escape")

    assert asked(question(), steps) == [None]


@pytest.mark.parametrize("value", ["两件", "=1+1", "[/]"])
def test_a_value_that_is_none_gets_the_focus_also_when_it_was_spoiled_later(asked, value):
    async def steps(pilot):
        await pilot.press("3", "enter")
        assert at(pilot) == "text"
        await pilot.press(*"why", "shift+tab", "backspace", *value, "tab", "enter")
        assert at(pilot) == "value", "there is what is wrong"
        assert how(pilot) != TEXTS("ask-correct-how")
        await pilot.press("escape")

    assert asked(question(CELL), steps) == [None]


def test_a_cell_spoiled_later_gets_the_focus(asked):
    async def steps(pilot):
        await pilot.press("3", "enter", *"why")
        pilot.app.screen.query_one("#where").value = "9.9"
        await pilot.press("enter")
        assert at(pilot) == "where"
        await pilot.press("escape")

    assert asked(question(CELL), steps) == [None]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("报告年度", "2023年", ("year", "2023")), ("year", "2023", ("year", "2023")),
        ("机关类型", "乡镇", ("kind", "township")),
        ("落款日期", "2024年1月9日", ("signed", "2024-01-09")),
        ("机关名称", "青禾县石桥镇人民政府", ("agency", "青禾县石桥镇人民政府")),
    ],
)  # fmt: skip
def test_a_field_is_named_in_chinese_or_by_its_id(asked, field, value, kept):
    async def steps(pilot):
        await pilot.press(*field, "enter", *value, "enter", *"why", "enter")

    (amend,) = asked(question(), steps)
    assert isinstance(amend, Amend)
    assert amend.correction is not None
    assert (amend.target, amend.correction.value) == kept


@pytest.mark.parametrize("word", ["撤销", "undo"])
def test_only_what_was_put_right_can_be_taken_back(asked, word):
    async def steps(pilot):
        await pilot.press(*word, "enter")
        if pilot.app.focused is not None and at(pilot) == "value":
            await pilot.press("escape")

    standing = Correction(target=CELL, value="3", read="2", reason=HOSTILE)
    assert asked(question(CELL, standing), steps) == [Amend(CELL)]
    assert asked(question(CELL), steps) == [None]


def test_what_was_put_right_before_is_told_and_acts_on_nothing(asked, shown):
    async def steps(pilot):
        text = shown(pilot.app)
        assert "2" in text
        assert not (CONTROLS - {"\n"}) & set(text)
        await pilot.press("escape")

    many = [Correction(target=CELL, value="3", read="2", reason=HOSTILE) for _ in range(100)]
    for size in ((40, 14), (160, 40)):
        assert asked(question(CELL, *many), steps, size=size) == [None]
