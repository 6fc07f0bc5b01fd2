"""Connections to a server: how long one waits for a host that answers nothing."""

from __future__ import annotations

import socket

import pytest
from sqlalchemy import event

from engine.errors import TrailError
from engine.trail.store.place import Server
from engine.trail.store.postgres.connecting import AT_A_DESK, PATIENCE, engine_for, hurry
from engine.trail.store.postgres.failures import server_failures_told

pytestmark = [pytest.mark.needs("postgres"), pytest.mark.slow]


@pytest.fixture
def silent():
    """Give a server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        yield Server(f"postgresql+psycopg://boss@127.0.0.1:{port}/book")


@pytest.mark.parametrize(("at_a_desk", "seconds"), [(False, PATIENCE), (True, AT_A_DESK)])
def test_whoever_sits_at_a_desk_waits_less_for_a_silent_host(silent, at_a_desk, seconds):
    engine, asked = engine_for(silent), []
    if at_a_desk:
        hurry(engine)
    event.listen(engine, "do_connect", lambda *given: asked.append(given[3]["connect_timeout"]))
    with pytest.raises(TrailError, match="连不上服务器"), server_failures_told(silent):
        engine.connect()
    assert asked == [seconds]
