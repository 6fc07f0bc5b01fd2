"""The desk over a book on a server: what another program writes is heard, not asked for."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.trail.casebook import Casebook
from engine.trail.maintenance.copying import copy_book
from engine.trail.store.place import place_of
from engine.trail.store.postgres import listening
from tui.app import GoujiApp
from tui.screens.desk import lookout
from tui.session import Casework
from tui.text.words import Texts

CHECKOUT = Path(__file__).resolve().parents[4]
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
OTHER = """
import sys
from datetime import UTC, datetime
from engine.trail.casebook import Casebook
with Casebook.open(sys.argv[1], actor="张三", now=lambda: datetime.now(UTC)) as book:
    filing = int(sys.argv[2])
    open_ones = [one for one in book.findings(filing) if one.state == "open"]
    book.decide(open_ones[0].id, "confirm")
"""


def decides_elsewhere(place, filing):
    """Let another program confirm a finding of a filing."""
    subprocess.run([sys.executable, "-c", OTHER, str(place), str(filing)], check=True, cwd=CHECKOUT)


async def until(holds, what):
    """Wait until something holds, as long as a busy machine may need."""
    for _ in range(600):
        if holds():
            return
        await asyncio.sleep(0.1)
    pytest.fail(f"never: {what}")


@pytest.fixture
def server_book(book_path, postgres, monkeypatch):
    """Give the made casebook on a server; its desk never asks by itself."""
    monkeypatch.setattr(lookout, "LOOKED", 1e6)
    monkeypatch.setattr(listening, "AGAIN", 0.2)
    place = place_of(postgres.url(postgres.database()))
    copy_book(book_path, place)
    return place


def driven(place, steps):
    """Run steps against the screens over a book."""

    async def session(book):
        app = GoujiApp(Casework(book, now=lambda: NOW), Texts("zh"), book_name="made.book")
        async with app.run_test(size=(120, 40)) as pilot:
            await until(lambda: listens(app), "the desk listens")
            await pilot.pause()
            await steps(app)

    with Casebook.open(place, actor="李四", now=lambda: NOW, create=False) as book:
        asyncio.run(session(book))


def listens(app):
    """Tell whether the desk hears."""
    return app.screen.lookout.ears.open


def confirmed(app):
    """Return how many findings the desk shows as confirmed, by filing."""
    return {one.id: one.confirmed for one in app.screen.standing.picture.filings}


def test_what_another_program_decides_is_on_the_desk_without_asking(server_book):
    async def steps(app):
        before = confirmed(app)
        filing = next(one.id for one in app.screen.standing.picture.filings if one.undecided)
        await asyncio.to_thread(decides_elsewhere, server_book, filing)
        wanted = before | {filing: before[filing] + 1}
        await until(lambda: confirmed(app) == wanted, "the other's decision on the desk")

    driven(server_book, steps)


def test_a_line_that_is_lost_is_said_and_found_again(server_book, postgres, shown):
    database = server_book.url.rpartition("/")[2]

    async def steps(app):
        before = confirmed(app)
        filing = next(one.id for one in app.screen.standing.picture.filings if one.undecided)
        postgres.run(f"ALTER DATABASE {database} ALLOW_CONNECTIONS false")
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'gouji'"
        )
        await until(lambda: "连接断了" in shown(app), "the loss is said")
        assert not app.screen.lookout.ears.open
        postgres.run(f"ALTER DATABASE {database} ALLOW_CONNECTIONS true")
        await until(lambda: "重新连上了" in shown(app), "the return is said")
        await asyncio.to_thread(decides_elsewhere, server_book, filing)
        wanted = before | {filing: before[filing] + 1}
        await until(lambda: confirmed(app) == wanted, "what was written after the loss")
        app.work.book.decide(
            next(one.id for one in app.work.findings(filing) if one.state == "open"), "confirm"
        )

    driven(server_book, steps)
