"""A server that is restarted in the middle of a sweep: a sentence, nothing lost, gone on with."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from postgres_server import cluster

from engine.trail.store.postgres.server_store import ServerStore

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.slow, pytest.mark.needs("postgres")]


@pytest.fixture(scope="module")
def server():
    """Give a server of its own, which may be stopped."""
    with cluster() as running:
        yield running


@pytest.fixture
def writes(monkeypatch):
    """Give the list of a sweep's transactions; what is called ``at`` one happens in its middle."""
    writing = ServerStore.writing
    begun: list[object] = []
    meanwhile: dict[int, Callable[[], None]] = {}

    @contextmanager
    def watched(self, **more):
        with writing(self, **more) as connection:
            begun.append(connection)
            yield connection
            if step := meanwhile.pop(len(begun), None):
                step()

    monkeypatch.setattr(ServerStore, "writing", watched)
    return begun, meanwhile


@pytest.fixture
def new(gouji, server, writes):
    """Make a book on the server as people do; what it writes is not counted."""

    def make():
        place = server.url(server.database())
        assert gouji("book", "new", "--book", place).code == 0
        writes[0].clear()
        return place

    return make


@pytest.fixture
def swept(gouji, samples):
    """Sweep into a book on a server; return what was said."""

    def run(place):
        return gouji(
            "sweep", samples / "2023", "--book", place, "--fail-on", "never", "--workers", "1"
        )

    return run


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restart_in_the_middle_loses_nothing(gouji, server, new, swept, writes, mode):
    begun, meanwhile = writes
    whole = new()
    assert swept(whole).code == 0
    number = len(begun)
    assert number >= 2
    known = gouji("book", "list", "--book", whole).out
    for at in sorted({1, number}):
        place = new()
        meanwhile[at] = lambda: server.stop(mode)
        try:
            cut = swept(place)
        finally:
            server.start()
        assert cut.code == 3, (at, cut)
        assert any(words in cut.err for words in ("连接断了", "正在关闭", "连不上")), cut.err
        assert "Traceback" not in cut.err
        assert "请" in cut.err, "it is said what to do"
        assert gouji("trail", "verify", "--book", place).code == 0
        assert swept(place).code == 0
        assert gouji("book", "list", "--book", place).out == known
        assert gouji("trail", "verify", "--book", place).code == 0
