"""Putting a misread cell right in the review: a small form, then judged anew beside the screen."""

from __future__ import annotations

import pytest

from tui.screens.questions_correct import CorrectQuestion
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry


async def typed(pilot, *lines: str) -> None:
    for line in lines:
        pilot.app.screen.focused.value = line
        await pilot.press("enter")


def said(app) -> str:
    return app.screen.query_one("#notice", Bar).left


@pytest.mark.slow
def test_a_cell_is_corrected_with_its_reason_and_the_report_judged_anew(drive, book):
    async def steps(pilot):
        screen = pilot.app.screen
        await pilot.press("e")
        assert isinstance(pilot.app.screen, CorrectQuestion)
        assert pilot.app.screen.query_one("#where", Entry).value == "3.done.natural"
        await typed(pilot, "3", "原件为3")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert said(pilot.app).startswith("已更正并重新核对")
        (one,) = screen.panes.corrections
        assert (one.target, one.value, one.reason) == ("3.done.natural", "3", "原件为3")

    drive(steps, filing=1)
    (standing,) = book.corrections(1)
    assert standing.actor == "李四"


@pytest.mark.slow
def test_what_is_typed_wrongly_is_told_and_nothing_is_written(drive, book):
    async def steps(pilot):
        await pilot.press("e")
        asked = pilot.app.screen
        await typed(pilot, "两件")
        assert "不是数字" in asked.query_one("#how", Bar).left
        asked.query_one("#where", Entry).focus()
        await pilot.pause()
        await typed(pilot, "3.grantd.business")
        assert "3.granted.business" in asked.query_one("#how", Bar).left
        await typed(pilot, "3.granted.business", "2", "")
        assert asked.query_one("#how", Bar).left == pilot.app.texts("need-text")
        await pilot.press("escape")
        assert pilot.app.screen is not asked

    drive(steps, filing=1)
    assert book.corrections(1) == []


@pytest.mark.slow
def test_a_request_is_shown_with_its_ask_and_cannot_be_confirmed(drive, book):
    async def steps(pilot):
        screen = pilot.app.screen
        at = next(n for n, one in enumerate(screen.walk.shown) if one.rule == "N110")
        screen.walk.select(at)
        await pilot.pause()
        lines = screen.panes.explanation(60)
        words = "\n".join("".join(run.text for run in line) for line in lines)
        assert "请提供上年报告。" in words
        assert "与上年对比" not in words
        assert "请单位按格式更正" not in words
        await pilot.press("c")
        assert "不能确认为问题" in said(pilot.app)

    drive(steps, filing=1)
    (request,) = [one for one in book.findings(1) if one.rule == "N110"]
    assert request.state == "open"
