"""Settings seen and changed from inside; the key unlocked from inside; the look."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from engine.trail.casebook import Casebook
from engine.trail.log.keys import create_key
from tui.screens.book.settings import SettingsScreen
from tui.screens.book.unlock import UnlockQuestion
from tui.widgets.bars import Bar


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def test_a_setting_of_the_book_is_changed_and_the_trail_knows_it(drive, book):
    async def steps(pilot):
        await pilot.press("s", "down", "enter")
        await pilot.press("enter")
        await pilot.pause()
        assert notice(pilot) == "已保存：两人复核"
        await pilot.press("down", "down", "down", "enter")
        pilot.app.screen.query_one("#text", Input).value = "0"
        await pilot.press("enter")
        assert "天数" in pilot.app.screen.query_one("#how", Bar).left
        pilot.app.screen.query_one("#text", Input).value = "9" * 5000
        await pilot.press("enter")
        assert "天数" in pilot.app.screen.query_one("#how", Bar).left
        pilot.app.screen.query_one("#text", Input).value = "7"
        await pilot.press("enter")

    drive(steps)
    assert (book.settings()["four_eyes"], book.settings()["deadline_days"]) == (True, 7)
    assert [one.kind for one in book.events()][-2:] == ["setting.changed"] * 2


@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60"])
def test_the_settings_look_as_they_were_judged(drive, shown, golden, monkeypatch, size):
    monkeypatch.setattr("tui.screens.book.settings.SettingsScreen.here", lambda _self: iter(()))
    rows = [("book", "/案卷/qinghe.book", "/案卷/gouji.toml 第3行"), ("lang", "zh", "默认")]

    async def steps(pilot):
        await pilot.press("s")
        assert isinstance(pilot.app.screen, SettingsScreen)
        await pilot.pause()
        golden(f"settings-{size}", shown(pilot.app))

    drive(steps, size=tuple(map(int, size.split("x"))), settings=rows)


@pytest.mark.slow
def test_a_key_is_unlocked_from_inside(drive, book, book_path, tmp_path):
    file = tmp_path / "李四.key"
    key = create_key(file, "李四", "口令口令口令口令", cost=2)
    with Casebook.open(book_path, actor="李四", now=book._ledger.now, create=False) as other:
        other.enrol_key(key)

    async def steps(pilot):
        assert notice(pilot).startswith("李四 登记过密钥：按 n 解锁")
        await pilot.press("n")
        assert isinstance(pilot.app.screen, UnlockQuestion)
        pilot.app.screen.query_one("#file", Input).value = str(file)
        pilot.app.screen.query_one("#text", Input).value = "错的错的错的错的"
        pilot.app.screen.query_one("#text", Input).focus()
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "口令" in notice(pilot)
        assert book.locked
        await pilot.press("n")
        pilot.app.screen.query_one("#file", Input).value = str(file)
        pilot.app.screen.query_one("#text", Input).value = "口令口令口令口令"
        pilot.app.screen.query_one("#text", Input).focus()
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert notice(pilot) == "已解锁：李四 的每一步都会签名。"
        await pilot.press("n")
        assert notice(pilot) == "李四 的密钥已经解锁。"

    drive(steps)
    assert book.signs


def test_without_a_key_there_is_nothing_to_unlock(drive):
    async def steps(pilot):
        await pilot.press("n")
        assert "没有登记密钥" in notice(pilot)

    drive(steps)
