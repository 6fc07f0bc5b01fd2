"""Many filings by one question: marks, one event each, what is refused, Esc between two."""

from __future__ import annotations

from datetime import date
from threading import Event

import pytest
from textual.widgets import Input

from tui.render.season import Group
from tui.screens.desk.questions import ManyQuestion
from tui.screens.desk.screen import DeskScreen
from tui.screens.desk.working import Working
from tui.screens.menu import Menu
from tui.widgets.bars import Bar

BRIDGE, RIVER, STRANGER = 1, 2, 3


@pytest.fixture
def book_path(season):
    """Work on the book in the middle of a season: three filings, two units that owe."""
    return season


def desk(pilot) -> DeskScreen:
    assert isinstance(pilot.app.screen, DeskScreen)
    return pilot.app.screen


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


async def choose(pilot, name: str) -> None:
    """Open the menu for the marked ones and choose by digit."""
    await pilot.press("full_stop")
    assert isinstance(pilot.app.screen, Menu)
    names = [choice[0] for choice in pilot.app.screen.choices]
    await pilot.press(str(names.index(name) + 1))
    await pilot.pause()


async def ended(pilot) -> None:
    """Wait until the window over the work has gone."""
    for _ in range(200):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if not isinstance(pilot.app.screen, Working):
            return
    raise AssertionError(pilot.app.screen)


def test_the_space_bar_marks_and_goes_on_and_escape_takes_the_marks(drive, shown):
    async def steps(pilot):
        screen = pilot.app.screen
        first = screen.roll.current.id
        await pilot.press("space")
        assert screen.marks.ids == {first}
        assert screen.roll.cursor == 1
        assert "已标记 1 件" in shown(pilot.app)
        await pilot.press("asterisk")
        assert screen.marks.ids == {BRIDGE, RIVER, STRANGER}
        await pilot.press("escape")
        assert not screen.marks.ids

    drive(steps)


def test_a_unit_that_has_not_filed_takes_no_mark(drive):
    async def steps(pilot):
        await pilot.press("9", "space")
        assert not pilot.app.screen.marks.ids

    drive(steps)


@pytest.mark.slow
def test_many_are_returned_by_one_deadline_with_an_event_each(drive, book, season):
    async def steps(pilot):
        await pilot.press("asterisk")
        await choose(pilot, "returned")
        assert isinstance(pilot.app.screen, ManyQuestion)
        entry = pilot.app.screen.query_one("#deadline", Input)
        assert entry.value == "2026-12-04", "proposed, as for one"
        await pilot.press(*"2026-11-01", "enter")
        assert "不早于今天" in pilot.app.screen.query_one("#how", Bar).left
        entry.value = "+7"
        await pilot.pause()
        assert "2026-12-01" in pilot.app.screen.query_one("#how", Bar).left
        await pilot.press("enter", "enter")
        await ended(pilot)
        assert notice(pilot).startswith("退回整改：已办 3 件；2 件没有写成通知书；文件在 ")
        assert not desk(pilot).marks.ids

    drive(steps)
    assert {book.filing(n).due for n in (BRIDGE, RIVER, STRANGER)} == {date(2026, 12, 1)}
    moved = [one.subject for one in book.events() if one.kind == "filing.returned"]
    assert sorted(moved) == ["filing/1", "filing/2", "filing/3"]
    assert len(list(season.with_name("season-papers").iterdir())) == 1


@pytest.mark.slow
def test_what_the_casebook_refuses_is_told_and_stays_marked(drive, book):
    for finding in book.findings(RIVER):
        if finding.state == "open":
            book.approve(finding.id) if finding.pending else book.decide(finding.id, "confirm")

    async def steps(pilot):
        await pilot.press("asterisk")
        await choose(pilot, "approved")
        await pilot.press("enter")
        await ended(pilot)
        assert notice(pilot).startswith("通过：已办 1 件；2 件没有办成，仍标记着：")
        assert "还有" in notice(pilot)
        assert pilot.app.screen.marks.ids == {BRIDGE, STRANGER}

    drive(steps)
    assert [book.filing(n).state for n in (BRIDGE, RIVER, STRANGER)] == [
        "received", "approved", "received",
    ]  # fmt: skip


@pytest.mark.slow
def test_escape_stops_between_two_and_what_is_done_stays_done(drive, book, work, monkeypatch):
    begun, go_on = Event(), Event()
    move = type(work).move

    def slowly(self, *arguments, **details):
        begun.set()
        assert go_on.wait(20)
        return move(self, *arguments, **details)

    monkeypatch.setattr(type(work), "move", slowly)

    async def steps(pilot):
        await pilot.press("asterisk")
        await choose(pilot, "returned")
        pilot.app.screen.query_one("#deadline", Input).value = "2026-12-01"
        await pilot.press("enter", "enter")
        assert begun.wait(20)
        assert isinstance(pilot.app.screen, Working)
        await pilot.press("escape")
        assert "这一件办完就停" in pilot.app.screen.query_one("#how", Bar).left
        go_on.set()
        await ended(pilot)
        assert "停下时余 2 件没有动" in notice(pilot)
        assert len(desk(pilot).marks.ids) == 2

    drive(steps)
    assert sum(book.filing(n).state == "returned" for n in (BRIDGE, RIVER, STRANGER)) == 1


@pytest.mark.slow
def test_what_is_undecided_in_many_is_given_to_somebody(drive, book):
    async def steps(pilot):
        await pilot.press("asterisk")
        await choose(pilot, "assign")
        pilot.app.screen.query_one("#text", Input).value = "王五"
        await pilot.press("enter")
        await ended(pilot)
        assert notice(pilot) == "分派：已办 3 件"

    drive(steps)
    found = [one for n in (BRIDGE, RIVER, STRANGER) for one in book.findings(n)]
    assert {one.assignee for one in found if one.state == "open"} == {"王五"}
    assert {one.assignee for one in found if one.state == "confirmed"} == {""}


@pytest.mark.slow
def test_the_marked_ones_are_written_as_one_workbook_and_noted(drive, book, season):
    async def steps(pilot):
        await pilot.press("space", "space")
        await choose(pilot, "xlsx")
        await ended(pilot)

    drive(steps)
    names = [path.name for path in season.with_name("season-papers").iterdir()]
    assert names == ["20261120_问题清单.xlsx"]
    noted = [one.payload for one in book.events() if one.kind == "book.exported"]
    assert [(one["format"], one["filings"]) for one in noted] == [("xlsx", 2)]


def test_rows_stand_in_groups_by_kind_and_headings_are_passed_over(drive, shown):
    async def steps(pilot):
        await pilot.press("g")
        rows = pilot.app.screen.roll.items
        heads = [(row.words, row.count) for row in rows if isinstance(row, Group)]
        assert heads == [("乡镇", 3), ("部门", 2)]
        assert "按类型分组" in shown(pilot.app)
        await pilot.press("home")
        assert pilot.app.screen.roll.cursor == 1
        await pilot.press("g")
        assert "（名册上没有）" in shown(pilot.app)
        await pilot.press("g")
        assert not any(isinstance(row, Group) for row in pilot.app.screen.roll.items)

    drive(steps)


@pytest.mark.parametrize("size", ["120x40", "80x24"])
def test_groups_and_marks_look_as_they_were_judged(drive, shown, golden, size):
    async def steps(pilot):
        await pilot.press("g", "space", "full_stop")
        await pilot.pause()
        golden(f"desk-many-{size}", shown(pilot.app))

    drive(steps, size=tuple(map(int, size.split("x"))))
