"""A key enrolled, the screens started without it: it is unlocked inside, nothing typed twice."""

from __future__ import annotations

import pytest

from engine.trail.casebook import Casebook
from engine.trail.log.keys import create_key
from tui.screens.questions_key import UnlockQuestion
from tui.screens.review import ReviewScreen
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


def test_the_key_is_unlocked_inside_and_the_step_is_written(key_file, drive, book):
    async def steps(pilot):
        await pilot.press("c")
        assert isinstance(pilot.app.screen, UnlockQuestion)
        pilot.app.screen.query_one("#text", Entry).value = str(key_file)
        await pilot.press("enter", *"wrong", "enter")
        assert "口令不对" in pilot.app.screen.complaint
        pilot.app.screen.query_one("#passphrase", Entry).value = PHRASE
        await pilot.press("enter")
        await pilot.pause()
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
