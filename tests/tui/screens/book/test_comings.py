"""Import from inside: paths typed or dropped, a roster, what is said of it."""

from __future__ import annotations

from functools import partial

from textual.events import Paste
from textual.widgets import Input

from engine.sweep.plan import Progress
from tui.intake import Taken
from tui.render.season import DeskSnapshot
from tui.screens.book.comings import said
from tui.screens.book.paths import PathQuestion
from tui.screens.desk.screen import DeskScreen
from tui.text.words import Texts
from tui.widgets.bars import Bar, KeyBar


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def test_a_path_that_is_not_there_is_said_and_asked_again(drive):
    async def steps(pilot):
        await pilot.press("i")
        assert isinstance(pilot.app.screen, PathQuestion)
        await pilot.press("enter")
        assert pilot.app.screen.query_one("#how", Bar).left.startswith("请写路径")
        pilot.app.screen.query_one("#text", Input).value = "/nowhere/at/all"
        await pilot.press("enter")
        assert "没有这个文件或文件夹：/nowhere" in pilot.app.screen.query_one("#how", Bar).left
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)

    drive(steps)


def test_what_is_dropped_on_the_desk_is_offered_for_import(drive, tmp_path):
    async def steps(pilot):
        pilot.app.screen.post_message(Paste(f"'{tmp_path}'"))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, PathQuestion)
        assert pilot.app.screen.query_one("#text", Input).value == f"'{tmp_path}'"

    drive(steps)


def test_in_the_browser_no_path_is_opened(drive):
    async def steps(pilot):
        for key in ("i", "l"):
            await pilot.press(key)
            assert isinstance(pilot.app.screen, DeskScreen)
            assert notice(pilot).startswith("这里是浏览器")

    drive(steps, at_home=False)


def test_what_asks_for_a_path_is_not_offered_in_the_browser(drive):
    def offered(pilot):
        return {"import", "roster", "guide", "last-year"} & {
            *pilot.app.screen.query_one(KeyBar).names
        }

    async def steps(pilot, *, here):
        assert bool(offered(pilot)) == here
        await pilot.press("p")
        names = {deed.name for deed in pilot.app.screen.deeds}
        assert ({"import", "roster", "guide"} <= names) == here
        assert "export" in names
        await pilot.press("escape", "m")
        assert bool(offered(pilot)) == here

    drive(partial(steps, here=True), size=(200, 60))
    drive(partial(steps, here=False), size=(200, 60), at_home=False)


def test_a_list_is_a_roster(drive, book, tmp_path):
    roster = tmp_path / "名册.csv"
    roster.write_text("名称,类型\n青禾县云岭乡人民政府,乡镇\n", "utf-8")

    async def steps(pilot):
        await pilot.press("i")
        pilot.app.screen.query_one("#text", Input).value = str(roster)
        await pilot.press("enter")
        await pilot.pause()
        assert notice(pilot).startswith("名册已导入")

    drive(steps)
    assert [unit.name for unit in book.units()] == ["青禾县云岭乡人民政府"]


def test_what_is_said_of_an_import():
    taken = Taken(Progress(total=4, known=1), [("x/坏.docx", "坏了")], {"a": "xlsx"}, checked=2)
    words, troubled = said(taken, Texts())
    assert words == (
        "导入：新核对 2 份，已核对过 1 份，勾稽自己写的 1 份没有收；读不了 1 份，如 坏.docx"
    )
    assert troubled
    assert said(Taken(Progress()), Texts())[1]
    assert said(Taken(Progress(total=1), stopped=True), Texts())[0].startswith("停下了")


def test_an_empty_desk_in_the_browser_names_no_key_that_does_nothing(drive, work, monkeypatch):
    monkeypatch.setattr(type(work), "picture", lambda _self: DeskSnapshot())

    async def steps(pilot, *, said):
        await pilot.press("escape")  # at home the guide lies over it
        assert notice(pilot).startswith(said)

    drive(partial(steps, said="案卷里还没有报告"))
    drive(partial(steps, said="这里是浏览器"), at_home=False)
