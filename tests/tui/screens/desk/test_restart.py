"""The screens over a server that is stopped and started again: a sentence, and work goes on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from making.amount import some
from postgres_server import cluster

from engine.trail.casebook import Casebook
from engine.trail.maintenance.copying import copy_book
from engine.trail.store.place import place_of
from engine.trail.store.postgres import listening
from engine.trail.verification.verify import verify
from tui.app import GoujiApp
from tui.screens.desk import lookout
from tui.session import Casework
from tui.text.words import Texts

pytestmark = [pytest.mark.slow, pytest.mark.needs("postgres")]
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LEAVES = {"quit", "close"}
ENDED = ["a", "ctrl+g", "ctrl+r", "f7", "full_stop"]
"""Keys that ended the screens once, or nearly."""


@pytest.fixture(scope="module")
def server():
    """Give a server of its own, which may be stopped."""
    with cluster() as running:
        yield running


@pytest.fixture
def place(book_path, server, monkeypatch):
    """Give the made casebook on it; its desk never asks by itself."""
    monkeypatch.setattr(lookout, "LOOKED", 1e6)
    monkeypatch.setattr(listening, "AGAIN", 0.2)
    there = place_of(server.url(server.database()))
    copy_book(book_path, there)
    return there


@pytest.fixture
def driven(place, settle):
    """Run steps against the screens over it; nothing may have ended them."""

    def run(steps):
        async def session(book):
            app = GoujiApp(Casework(book, now=lambda: NOW), Texts("zh"), book_name="made.book")
            app.patience = 0.0
            async with app.run_test(size=(120, 40)) as pilot:
                await until(lambda: hears(app.screen), "the desk listens")
                await settle(pilot)
                await steps(pilot)
                assert app.is_running

        with Casebook.open(place, actor="李四", now=lambda: NOW, create=False) as book:
            asyncio.run(session(book))

    return run


def hears(desk):
    """Tell whether a desk hears what others write."""
    return desk.lookout.ears.open


async def until(holds, what):
    """Wait until something holds, as long as a busy machine may need."""
    for _ in range(600):
        if holds():
            return
        await asyncio.sleep(0.1)
    pytest.fail(f"never: {what}")


def undecided(place):
    """Return how many findings are open, by filing."""
    with Casebook.open(place, actor="王五", now=lambda: NOW, create=False) as book:
        return {one.id: one.undecided for one in book.filings()}


def test_no_decision_is_lost_and_the_desk_hears_again(driven, place, server, shown, settle):
    before = undecided(place)
    told = []

    async def steps(pilot):
        app, desk = pilot.app, pilot.app.screen
        await pilot.press("enter")
        await settle(pilot)
        filing = app.screen.walk.filing.id
        server.stop()
        await pilot.press("c")
        await settle(pilot)
        told.append(shown(app))
        assert app.screen.walk.filing.id == filing, "one is where one was"
        server.start()
        await pilot.press("c")
        await settle(pilot)
        assert undecided(place) == before | {filing: before[filing] - 1}
        await pilot.press("q")
        await until(lambda: hears(desk), "the desk hears again")
        with Casebook.open(place, actor="王五", now=lambda: NOW, create=False) as book:
            other = next(one.id for one in book.filings() if one.undecided)
            finding = next(one for one in book.findings(other) if one.state == "open")
            book.decide(finding.id, "confirm")
        wanted = undecided(place)

        def seen():
            return {one.id: one.undecided for one in desk.standing.picture.filings} == wanted

        await until(seen, "what another wrote afterwards")

    driven(steps)
    assert any(words in told[0] for words in ("连不上服务器", "正在关闭", "连接断了")), told[0]
    assert verify(place).code == 0


@pytest.mark.timeout(1200)  # where every key is tried
@pytest.mark.parametrize("way", [[], ["enter"]], ids=["desk", "review"])
def test_no_key_ends_the_screens_while_the_server_is_away(driven, place, server, settle, way):
    """Whatever is pressed, and whatever Enter then says to what was asked."""
    before = undecided(place)

    async def steps(pilot):
        app = pilot.app
        for key in way:
            await pilot.press(key)
            await settle(pilot)
        home, floor = app.screen, len(app.screen_stack)
        bound = [active.binding for active in home.active_bindings.values()]
        keys = {one.key: one.action for one in bound if one.id and one.id not in LEAVES}
        server.stop()
        try:
            each = {action: key for key, action in sorted(keys.items())}.values()
            for key in [*(one for one in ENDED if one in keys), *some(each, 12)]:
                await pilot.press(key)
                await settle(pilot)
                await pilot.press("enter")
                await settle(pilot)
                assert app.is_running, key
                while len(app.screen_stack) > floor:
                    app.pop_screen()
                    await pilot.pause()
                assert app.screen is home, key
                assert home.is_running, key
        finally:
            server.start()

    driven(steps)
    assert undecided(place) == before
    assert verify(place).code == 0
