"""A filing's steps by its menu: returned with a letter, approved, reopened, undone."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import docx
import pytest
from making.season_screens import BRIDGE, RIVER, at, choose, how, notice
from textual.widgets import Input

from tui.screens.menu import Menu
from tui.screens.questions_filing import PublishQuestion, ReturnQuestion
from tui.widgets.bars import Bar


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


@pytest.mark.slow
@pytest.mark.parametrize("key", ["full_stop", "。", "\uff0e", "ctrl+o"])
def test_the_menu_lists_only_what_is_allowed_now(drive, key):
    async def steps(pilot):
        await at(pilot, RIVER)
        await pilot.press(key)
        names = [name for name, _ in pilot.app.screen.choices]
        assert names == ["returned", "approved", "match", "rounds", "trail"]
        await pilot.press(key, "escape")
        assert "等你复核" in notice(pilot)

    drive(steps)


@pytest.mark.slow
def test_returning_shows_what_goes_back_asks_the_deadline_and_is_undone(drive, book, shown):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await choose(pilot, "returned")
        assert isinstance(pilot.app.screen, ReturnQuestion)
        text = shown(pilot.app)
        assert "1 条已确认的问题" in text
        assert "N101 正文说3件（same）" in text
        await pilot.press(*"2026-11-01", "enter")
        assert "不早于今天" in how(pilot)
        pilot.app.screen.query_one("#deadline", Input).value = "2026年12月1日"
        await pilot.press("enter", "enter")
        await pilot.pause()
        said = "已保存：青禾县石桥镇人民政府 2023 现为“已退回”；u 撤销；整改通知书："
        assert notice(pilot).startswith(said)
        assert book.filing(BRIDGE).due == date(2026, 12, 1)
        await pilot.press("u")
        undone = "已撤销：青禾县石桥镇人民政府 2023 现为“审核中”；刚才写的整改通知书不作数了"
        assert notice(pilot).startswith(undone)

    drive(steps)
    assert (book.filing(BRIDGE).state, book.filing(BRIDGE).due) == ("under_review", None)


def test_approving_with_open_errors_is_refused_with_the_casebooks_sentence(drive, book):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await choose(pilot, "approved")
        assert "还有 2 条错误没有处理" in notice(pilot)

    drive(steps)
    assert book.filing(BRIDGE).state == "received"


@pytest.mark.slow
def test_from_the_walks_end_to_approval_and_publication(drive, book):
    async def steps(pilot):
        await pilot.press("c", "c")
        await pilot.press(".")
        assert isinstance(pilot.app.screen, Menu)
        await pilot.press("escape")
        await choose(pilot, "approved")
        assert "还有 0 条待定" in pilot.app.screen.query_one("#about", Bar).left
        await pilot.press("enter")
        assert book.filing(BRIDGE).state == "approved"
        await pilot.press("q")
        await at(pilot, BRIDGE)
        await choose(pilot, "published")
        assert isinstance(pilot.app.screen, PublishQuestion)
        await pilot.press("enter")
        assert how(pilot) == "请填写公开的网址。"
        await pilot.press(*"https://a.cn/x", "enter", *"20271120", "enter")
        assert "不晚于今天" in how(pilot)
        pilot.app.screen.query_one("#on", Input).value = "2026-11-20"
        await pilot.press("enter")
        await pilot.pause()

    drive(steps, filing=BRIDGE)
    filing = book.filing(BRIDGE)
    assert (filing.state, filing.published_address) == ("published", "https://a.cn/x")
    assert filing.published_on == date(2026, 11, 20)


@pytest.mark.slow
def test_undo_in_the_review_takes_back_whichever_step_was_the_last(drive, book):
    async def steps(pilot):
        await pilot.press("c")
        await choose(pilot, "returned")
        await pilot.press(*"2026-12-01", "enter", "enter")
        await pilot.pause()
        assert book.filing(BRIDGE).state == "returned"
        await pilot.press("u")
        assert book.filing(BRIDGE).state == "under_review"
        assert notice(pilot).startswith("已撤销：青禾县石桥镇人民政府 2023")
        await pilot.press("u")
        assert notice(pilot) == "已撤销：N101 恢复为待定"

    drive(steps, filing=BRIDGE)


@pytest.mark.slow
def test_reopening_wants_a_reason(drive, book):
    for finding in book.findings(BRIDGE):
        book.decide(finding.id, "confirm") if finding.state == "open" else None
    book.transition(BRIDGE, "approved")

    async def steps(pilot):
        await at(pilot, BRIDGE)
        await choose(pilot, "reopened")
        await pilot.press("enter")
        assert how(pilot) == "请写一句理由再保存。"
        await pilot.press(*"why", "enter")

    drive(steps)
    assert book.filing(BRIDGE).state == "reopened"


def test_the_menu_and_the_deadline_look_as_they_were_judged(drive, shown, golden):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await pilot.press("full_stop")
        golden("menu-80x24", shown(pilot.app))
        await pilot.press("1")
        await pilot.pause()
        golden("return-80x24", shown(pilot.app))

    drive(steps, size=(80, 24))


async def returned(pilot):
    """Return the filing that is in sight, for the first of December."""
    await choose(pilot, "returned")
    await pilot.press(*"2026-12-01", "enter", "enter")
    await pilot.pause()


@pytest.mark.slow
def test_returning_writes_the_letter_with_what_is_confirmed_beside_the_book(drive, book, season):
    said: list[str] = []

    async def steps(pilot):
        await at(pilot, BRIDGE)
        await returned(pilot)
        said.append(notice(pilot))
        await pilot.press("u")
        await returned(pilot)

    drive(steps)
    folder = season.with_name("season-papers")
    assert "；u 撤销；整改通知书：" in said[0]
    assert Path(said[0].rpartition("：")[2]).parent == folder
    names = [
        "青禾县石桥镇人民政府2023_整改通知书.docx",
        "青禾县石桥镇人民政府2023_整改通知书_2.docx",
    ]
    assert sorted(path.name for path in folder.iterdir()) == names
    first = folder / names[0]
    assert (folder.stat().st_mode & 0o777, first.stat().st_mode & 0o777) == (0o700, 0o600)
    words = "\n".join(one.text for one in docx.Document(str(first)).paragraphs)
    assert "于2026年12月1日前" in words
    assert "有1处须整改" in words
    noted = [one.payload for one in book.events() if one.kind == "book.exported"]
    digests = [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names]
    assert [(one["format"], one["sha256"]) for one in noted] == [("notice", d) for d in digests]


@pytest.mark.slow
def test_a_letter_that_cannot_be_written_is_said_and_the_return_stands(drive, book, season):
    season.with_name("season-papers").write_text("not a folder")

    async def steps(pilot):
        await at(pilot, BRIDGE)
        await returned(pilot)
        assert "整改通知书没有写成" in notice(pilot)
        assert f"--filing {BRIDGE}" in notice(pilot)

    drive(steps)
    assert book.filing(BRIDGE).state == "returned"
    assert not [one for one in book.events() if one.kind == "book.exported"]


@pytest.mark.slow
def test_where_nothing_is_confirmed_no_letter_says_that_all_is_well(drive, book, season):
    async def steps(pilot):
        await at(pilot, RIVER)
        await returned(pilot)
        assert "没有写整改通知书" in notice(pilot)

    drive(steps)
    assert book.filing(RIVER).state == "returned"
    assert not season.with_name("season-papers").exists()
