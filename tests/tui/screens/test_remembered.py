"""What one wrote before is offered: for the same rule first, brought by the arrows, never saved."""

from __future__ import annotations

from tui.screens.remembered import said_before
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry


def test_ones_own_words_come_back_by_the_arrow_the_same_rules_first(drive, book):
    by_rule = {one.rule: one for one in book.findings(1)}
    book.decide(by_rule["F202"].id, "dismiss", reason="误报", text="模板自带的")
    book.decide(by_rule["S104"].id, "dismiss", reason="误报", text="写在第五部分")
    book.decide(by_rule["W101"].id, "note", text="只是备注")

    async def steps(pilot):
        await pilot.press("x")
        asked = pilot.app.screen
        assert "↑ 用过的：写在第五部分、模板自带的" in asked.query_one("#offered", Bar).left
        await pilot.press("1", *"zi", "up")
        entry = asked.query_one("#text", Entry)
        assert entry.value == "写在第五部分"
        await pilot.press("up", "up")
        assert entry.value == "模板自带的"
        await pilot.press("down", "down")
        assert entry.value == "zi", "what one typed is not lost"
        await pilot.press("up", "enter")

    drive(steps, filing=1)
    assert book.finding(by_rule["F203"].id).history[-1].text == "写在第五部分"


def test_the_same_rule_goes_before_and_each_is_offered_once(work, book):
    by_rule = {one.rule: one for one in book.findings(1)}
    for rule, text in (("F202", "甲"), ("S104", "乙"), ("W101", "甲")):
        book.decide(by_rule[rule].id, "dismiss", reason="误报", text=text)
    assert said_before(work, "dismiss", "S104") == ["乙", "甲"]
    assert said_before(work, "note", "S104") == []
    book.assign(by_rule["D102"].id, "王五")
    assert said_before(work, "assign", "") == ["王五"]


def test_words_typed_before_a_reason_was_chosen_are_kept(drive, book):
    async def steps(pilot):
        await pilot.press("x", "误", "读")
        await pilot.press("enter")
        assert "1–4" in pilot.app.screen.query_one("#how", Bar).left
        await pilot.press("1", "enter")

    drive(steps, filing=1)
    step = next(one for one in book.findings(1) if one.state == "dismissed").history[-1]
    assert (step.reason, step.text) == ("误报", "误读")
