"""The first steps in an empty casebook, and an import that is stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.widgets import Input

from engine.packs.rulebook import Rulebook
from engine.trail.casebook import Casebook
from engine.trail.verification.verify import verify
from tui import intake
from tui.intake import Stop
from tui.screens.book.guide import GuideQuestion
from tui.screens.review.screen import ReviewScreen
from tui.widgets.bars import Bar

pytestmark = pytest.mark.slow


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


@pytest.fixture
def here(monkeypatch):
    """Let imports be done in this process: no test waits for another Python to start."""
    plan = intake.plan_beside

    def beside(book, rulebook):
        return replace(plan(book, rulebook), workers=1, timeout=None, readings=None)

    monkeypatch.setattr(intake, "plan_beside", beside)


@pytest.fixture
def empty(tmp_path):
    """Make a casebook in which nothing is yet."""
    path = tmp_path / "new.book"
    with Casebook.open(path, actor="李四", now=lambda: datetime(2026, 11, 20, tzinfo=UTC)):
        pass
    return path


async def until(pilot, kind) -> None:
    for _ in range(600):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if isinstance(pilot.app.screen, kind):
            return
    raise AssertionError(pilot.app.screen)


@pytest.fixture
def book_path(empty):
    """Work on it."""
    return empty


@pytest.mark.usefixtures("here")
def test_the_guide_ends_in_a_real_report(drive, book, tmp_path, made_book):
    roster = tmp_path / "名册.csv"
    roster.write_text("名称,类型\n青禾县云岭乡人民政府,乡镇\n", "utf-8")

    async def steps(pilot):
        question = pilot.app.screen
        assert isinstance(question, GuideQuestion)
        question.query_one("#roster", Input).value = str(roster)
        pilot.app.screen.query_one("#text", Input).value = str(made_book.SAMPLES / "云岭乡.txt")
        await pilot.press("enter", "enter")
        await until(pilot, ReviewScreen)
        assert pilot.app.screen.walk.filing.agency == "青禾县云岭乡人民政府"

    drive(steps)
    assert len(book.filings()) == 1
    assert verify(book.path).code == 0


def test_the_guide_can_be_left_and_the_desk_says_what_to_do(drive):
    async def steps(pilot):
        await pilot.press("escape")
        assert notice(pilot).startswith("案卷里还没有报告：按 i 导入")
        await pilot.press("a")
        assert isinstance(pilot.app.screen, GuideQuestion)

    drive(steps)


@pytest.mark.usefixtures("here")
def test_a_stop_keeps_what_was_judged_and_the_next_import_goes_on(book, made_book):
    files = [made_book.SAMPLES / name for name in ("云岭乡.txt", "白沙镇.docx")]
    seen = []

    def stop(progress):
        seen.append(progress.done)
        if progress.done == 2:
            raise Stop

    taken = intake.take_reports(book, files, intake.plan_beside(book, Rulebook()), stop)
    assert taken.stopped
    assert len(book.filings()) == 1
    assert verify(book.path).code == 0
    again = intake.take_reports(
        book, files, intake.plan_beside(book, Rulebook()), lambda _progress: None
    )
    assert (again.checked, again.progress.known, again.stopped) == (1, 1, False)
    assert len(book.filings()) == 2
