"""The trail of the whole book: in words, found by pinyin, verified from inside."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from textual.widgets import Input

from tui.screens.desk.book_trail import BookTrailScreen
from tui.widgets.bars import Bar
from tui.widgets.roll import CursorList


@pytest.fixture
def book_path(season):
    """Work on the book in the middle of a season."""
    return season


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def test_every_step_is_told_in_words_and_filtered_by_unit_and_rule(drive, shown):
    async def steps(pilot):
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BookTrailScreen)
        text = shown(pilot.app)
        assert "青禾县石桥镇人民政府 2023" in text
        assert "filing/" not in text.splitlines()[1]
        roll = pilot.app.screen.query_one("#items", CursorList)
        every = len(roll.items)
        await pilot.press("slash")
        pilot.app.screen.query_one("#filter", Input).value = "lhx 看错"
        await pilot.pause()
        assert len(roll.items) == 1 < every
        assert "看错了行" in shown(pilot.app)

    drive(steps)


def test_what_an_event_holds_is_told_in_words_without_keys_and_ids(drive, book):
    finding = next(one for one in book.findings(1) if one.state == "open")
    book.assign(finding.id, "王五")
    book.set("four_eyes", value=False)
    book.exported("notice", "0" * 64, 1)

    async def steps(pilot):
        await pilot.press("w")
        screen = pilot.app.screen
        told: dict[str, str] = {}
        for event in screen.items:
            *body, _how, last = [
                "".join(run.text for run in line) for line in screen.detail(event, 300)
            ]
            told.setdefault(event.kind, "\n".join(body))
            assert event.hash in last
        for kind, told_of in told.items():
            words = re.sub(r"（\w+）", "", told_of)  # the made findings say so themselves
            assert not re.search(r"[a-z_]{5,}|[0-9a-f]{16}|[{}\[\]\"]", words), (kind, words)
        assert f"{finding.title}。{finding.message}" in told["finding.assign"]
        assert "两人复核：是 → 否" in told["setting.changed"]
        assert "整改通知书，1 份报告" in told["book.exported"]
        assert "没有签名" in told["finding.assign"]

    drive(steps)


def test_a_digit_shows_one_kind_of_events_and_the_title_says_which(drive, shown):
    async def steps(pilot):
        await pilot.press("w")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        screen = pilot.app.screen
        assert "18 条 · 留痕完整" in shown(pilot.app).splitlines()[0]
        for digit, name, areas in (("1", "决定", {"finding"}), ("2", "办理", {"filing"})):
            await pilot.press(digit)
            assert f"made.book · {name}" in shown(pilot.app).splitlines()[0]
            rows = screen.query_one("#items", CursorList).items
            assert rows
            assert {row.kind.partition(".")[0] for row in rows} == areas
        await pilot.press("0")
        assert len(screen.query_one("#items", CursorList).items) == len(screen.items)

    drive(steps)


def test_the_chain_is_verified_from_the_desk(drive):
    async def steps(pilot):
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert notice(pilot).startswith("留痕完整：")

    drive(steps)


def test_a_trail_that_was_changed_is_told_in_red(drive, book, book_path):
    book.newest()

    async def steps(pilot):
        with closing(sqlite3.connect(book_path)) as raw, raw:
            names = [row[0] for row in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"
            )]  # fmt: skip
            for name in names:
                raw.execute(f"DROP TRIGGER {name}")
            raw.execute("UPDATE events SET actor = '别人' WHERE seq = 2")
        await pilot.press("w", "y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert notice(pilot).startswith("留痕不完整：")
        assert pilot.app.screen.query_one("#notice", Bar).has_class("-error")

    drive(steps)


@pytest.mark.parametrize("size", ["200x60", "120x40", "80x24"])
def test_the_trail_looks_as_it_was_judged(drive, shown, golden, size):
    async def steps(pilot):
        await pilot.press("w", "slash", *"lhx", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        upper = shown(pilot.app).partition("lhx")[0]  # below stand hashes, new in each book
        golden(f"book-trail-{size}", upper)

    drive(steps, size=tuple(map(int, size.split("x"))))
