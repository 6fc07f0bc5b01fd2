"""A finding is copied in words that are safe to paste; the original is opened beside."""

from __future__ import annotations

import unicodedata

import pytest

from tui.screens.review import document as review_document
from tui.widgets.bars import Bar


def test_a_finding_is_copied_without_anything_that_acts_on_a_terminal(drive):
    async def steps(pilot):
        walk = pilot.app.screen.walk
        walk.select(next(n for n, f in enumerate(walk.shown) if f.rule == "A102"))  # hostile
        await pilot.press("y")
        text = pilot.app.clipboard
        assert "A102" in text
        assert "点我" in text
        kinds = {unicodedata.category(character) for character in text if character != "\n"}
        assert not kinds & {"Cc", "Cf"}
        assert "已复制：A102" in pilot.app.screen.query_one("#notice", Bar).left

    drive(steps, filing=1)


def test_y_copies_and_approves_nothing(drive, book):
    async def steps(pilot):
        await pilot.press("y")

    drive(steps, filing=1)
    assert {finding.state for finding in book.findings(1)} == {"open"}


def test_the_original_is_handed_over_and_it_is_said_where(drive, settle, monkeypatch):
    given = []

    def opened(data, name, texts):
        given.append((data[:2], name))
        return texts("original-opened", path="/there/x")

    monkeypatch.setattr(review_document, "open_original", opened)

    async def steps(pilot):
        await pilot.press("O")
        await settle(pilot)
        assert "/there/x" in pilot.app.screen.query_one("#notice", Bar).left

    drive(steps, filing=1)
    assert len(given) == 1


def test_in_the_document_the_filters_key_searches_it(drive, settle):
    async def steps(pilot):
        screen = pilot.app.screen
        page = screen.panes.page
        await pilot.press("slash")
        assert pilot.app.focused.id == "search"
        await pilot.press(*"2023")
        await settle(pilot)
        assert "第 1/" in screen.query_one("#notice", Bar).left
        first = page.scroll_y
        line, _ = page.page.find(page.hits[0])
        assert first <= line < first + page.size.height
        assert len(screen.walk.shown) == 14  # the findings are not filtered by it
        await pilot.press("backspace", *"x")
        assert "没有这些字" in screen.query_one("#notice", Bar).left
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.focused is page
        assert page.hits == []
        await pilot.press("c")

    drive(steps, filing=1, size=(80, 24))


def test_in_the_list_it_filters_as_before(drive):
    async def steps(pilot):
        await pilot.press("1", "slash")
        assert pilot.app.focused.id == "filter"

    drive(steps, filing=1, size=(80, 24))


def test_the_brackets_turn_from_part_to_part(drive, settle):
    async def steps(pilot):
        screen = pilot.app.screen
        page, notice = screen.panes.page, screen.query_one("#notice", Bar)
        await pilot.press("home")
        seen = []
        for _ in range(7):
            await pilot.press("]")
            await settle(pilot)
            seen.append(notice.left)
        assert [words[:5] for words in seen[:6]] == [f"第 {n} 部" for n in range(1, 7)]
        assert "没有" in seen[6]
        for wanted in ("第 5 ", "第 4 ", "第 3 "):
            await pilot.press("[")
            await settle(pilot)
            assert notice.left.startswith(wanted)
        line = page.page.lines[int(page.scroll_y)]
        assert "三、" in "".join(
            run.text for run in (*line, *page.page.lines[int(page.scroll_y) + 1])
        )

    drive(steps, filing=1, size=(80, 24))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_called_by_its_digit_the_document_takes_the_digits_for_its_parts(
    drive, settle, shown, size
):
    async def steps(pilot):
        screen = pilot.app.screen
        page, notice = screen.panes.page, screen.query_one("#notice", Bar)
        await pilot.press("2")
        assert "原文（1–6 到各部分）" in shown(pilot.app)
        for digit, heading in (("5", "问题"), ("1", "总体情况"), ("3", "申请")):
            await pilot.press(digit)
            await settle(pilot)
            assert notice.left.startswith(f"第 {digit} 部分：")
            assert heading in notice.left
            top = int(page.scroll_y)
            near = page.page.lines[top : top + page.size.height]
            assert heading in "".join(run.text for line in near for run in line)
            assert pilot.app.focused is page
        await pilot.press("escape", "3")
        assert pilot.app.focused.id == "rule"
        assert "3 依据与处理" in shown(pilot.app)

    drive(steps, filing=1, size=size)


def test_a_document_that_was_not_called_leaves_the_digits_to_the_panes(drive):
    async def steps(pilot):
        assert pilot.app.focused is pilot.app.screen.panes.page
        await pilot.press("3")
        assert pilot.app.focused.id == "rule"
        await pilot.press("2", "tab", "1")
        assert pilot.app.focused.id == "findings"

    drive(steps, filing=1, size=(80, 24))
