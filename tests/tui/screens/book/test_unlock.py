"""A key enrolled, the screens started without it: it is unlocked inside, nothing typed twice."""

from __future__ import annotations

import pytest

from engine.trail.casebook import Casebook
from engine.trail.log.keys import create_key
from tui.screens.book.unlock import UnlockQuestion
from tui.screens.review.screen import ReviewScreen
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry

PHRASE = "four common words"


@pytest.fixture
def key_file(book_path, tmp_path, request):
    """Enrol a key of 李四 and give its file."""
    now = request.getfixturevalue("moment")
    path = tmp_path / "li.key"
    signer = create_key(path, "李四", PHRASE, cost=2)
    with Casebook.open(book_path, actor="李四", now=now, create=False, key=signer) as opened:
        opened.enrol_key(signer)
    return path


@pytest.fixture
def moment():
    """Give a clock that stands still."""
    from datetime import UTC, datetime

    return lambda: datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def notice(pilot) -> str:
    """Return what the notice bar of the uppermost screen says."""
    return pilot.app.screen.query_one("#notice", Bar).left


async def unlocked(pilot, file, phrase):
    """Answer the question for the key, and wait for what comes of it."""
    pilot.app.screen.query_one("#file", Entry).value = str(file)
    pilot.app.screen.query_one("#text", Entry).value = phrase
    pilot.app.screen.query_one("#text", Entry).focus()
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def test_the_key_is_unlocked_inside_and_the_step_is_written(key_file, drive, book):
    async def steps(pilot):
        await pilot.press("c")
        assert isinstance(pilot.app.screen, UnlockQuestion)
        await unlocked(pilot, key_file, "wrong")
        assert "口令不对" in notice(pilot)
        await pilot.press("c")
        await unlocked(pilot, key_file, PHRASE)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("c")

    drive(steps, filing=1)
    confirmed = [one for one in book.findings(1) if one.state == "confirmed"]
    assert len(confirmed) == 2
    assert all(one.history[-1].signed for one in confirmed)


def test_who_leaves_it_locked_has_decided_nothing(key_file, drive, book):
    assert key_file.is_file()

    async def steps(pilot):
        await pilot.press("c", "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps, filing=1)
    assert {one.state for one in book.findings(1)} == {"open"}
