"""What is done from the desk with the whole book, by key and by name; what stands in its way."""

from __future__ import annotations

import pytest

from engine.errors import TrailError
from tui.screens.book.settings import SettingsScreen
from tui.screens.catalogue import RulesScreen
from tui.screens.desk.book_trail import BookTrailScreen
from tui.screens.desk.palette import Palette
from tui.screens.desk.screen import DeskScreen
from tui.screens.season.material import MaterialScreen
from tui.screens.season.picture import PictureScreen
from tui.text.words import Texts
from tui.widgets.bars import Bar


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


@pytest.mark.slow
def test_every_room_opens_by_its_key_and_closes(drive):
    rooms = {"w": BookTrailScreen, "m": MaterialScreen, "h": PictureScreen, "r": RulesScreen,
             "s": SettingsScreen}  # fmt: skip

    async def steps(pilot):
        for key, room in rooms.items():
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, room), key
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, DeskScreen), key

    drive(steps)


def test_the_look_is_changed_and_named(drive):
    async def steps(pilot):
        said = []
        for _ in range(2):
            await pilot.press("d")
            said.append((pilot.app.theme, notice(pilot)))
        assert said[0][0] != said[1][0]
        assert [words for _, words in said] == [Texts()("theme-" + name) for name, _ in said]

    drive(steps)


def test_what_is_marked_goes_into_a_paper_else_all_that_is_shown(drive):
    async def steps(pilot):
        desk = pilot.app.screen
        assert [one.id for one in desk.whole.going()[0]] == [1, 2, 3]
        assert desk.whole.going()[1:] == (None, False)
        await pilot.press("space")
        filings, _, part = desk.whole.going()
        assert ([one.id for one in filings], part) == ([desk.roll.items[0].id], True)

    drive(steps)


def test_the_first_report_that_waits_is_opened_if_there_is_one(drive):
    async def steps(pilot):
        desk = pilot.app.screen
        desk.filter_by("没有这样的")
        await pilot.pause()
        assert desk.whole.open_first(), "the filter hides, it does not decide"
        await pilot.pause()
        await pilot.press("q")
        desk.standing.rows = ()
        assert not desk.whole.open_first()

    drive(steps)


def test_everything_that_works_here_is_offered_by_name_and_done(drive):
    async def steps(pilot):
        await pilot.press("p")
        assert isinstance(pilot.app.screen, Palette)
        names = [deed.name for deed in pilot.app.screen.deeds]
        assert "palette" not in names
        assert {"verify", "theme", "open", "mark"} <= set(names)
        before, desk = pilot.app.theme, pilot.app.screen_stack[1]
        assert isinstance(desk, DeskScreen)
        pilot.app.screen.dismiss("theme")
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.theme != before
        await desk.whole.carry_out("screen.mark")
        await desk.whole.carry_out("edge(-1)")
        assert desk.roll.cursor == len(desk.roll.items) - 1, (
            "what is the list's is done by the list"
        )

    drive(steps)


def test_a_book_that_cannot_be_asked_says_nothing_further(drive, book, monkeypatch):
    def fails(_book):
        raise TrailError("读不了")

    async def steps(pilot):
        monkeypatch.setattr(type(book), "locked", property(fails))
        pilot.app.screen.say("先说的")
        pilot.app.screen.whole.begin(nothing=False)
        assert notice(pilot) == "先说的"

    drive(steps)


def test_a_book_whose_key_is_locked_says_so_first(drive, book, monkeypatch):
    monkeypatch.setattr(type(book), "locked", property(lambda _book: True))

    async def steps(pilot):
        assert notice(pilot) == Texts()("unlock-first", who="李四")

    drive(steps)


def test_a_trail_that_cannot_be_verified_is_said_in_red(drive, monkeypatch):
    async def steps(pilot):
        def fails(_work):
            raise TrailError("链断了")

        monkeypatch.setattr(type(pilot.app.work), "verify", fails)
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert notice(pilot) == "链断了"
        assert pilot.app.screen.query_one("#notice", Bar).has_class("-error")

    drive(steps)
