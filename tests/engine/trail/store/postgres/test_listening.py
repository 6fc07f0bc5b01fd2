"""Hearing at once that somebody has written, and that the line was lost."""

from __future__ import annotations

import threading
from queue import Queue

import pytest

from engine.trail.store.postgres import listening
from engine.trail.store.postgres.connecting import engine_for
from engine.trail.store.postgres.listening import Listening

pytestmark = [pytest.mark.server_alone, pytest.mark.timeout(120)]


@pytest.fixture
def ear(reviewed, monkeypatch):
    """Give one who listens to the book, and what is heard, as it comes; None at the end."""
    monkeypatch.setattr(listening, "REST", 0.01)
    monkeypatch.setattr(listening, "AGAIN", 0.05)
    engine = engine_for(reviewed.path)
    heard: Queue[bool | None] = Queue()
    made = Listening(engine)

    def listen():
        for news in made.news():
            heard.put(news)
        heard.put(None)

    thread = threading.Thread(target=listen)
    thread.start()
    yield made, heard
    made.close()
    thread.join(60)
    engine.dispose()
    assert not thread.is_alive()


def test_a_line_that_stands_is_news_for_something_may_have_been_written_before(ear):
    _, heard = ear
    assert heard.get(timeout=60) is True


def test_what_is_written_is_heard(ear, reviewed):
    _, heard = ear
    assert heard.get(timeout=60)
    with reviewed.open() as book:
        reviewed.filled(book, data=b"two")
    assert heard.get(timeout=60) is True


def test_whoever_closes_ends_it_at_once_and_may_do_so_twice(ear):
    made, heard = ear
    assert heard.get(timeout=60)
    made.close()
    made.close()
    assert heard.get(timeout=60) is None


def test_a_line_that_is_lost_is_told_once_and_got_back(ear, reviewed, postgres):
    _, heard = ear
    assert heard.get(timeout=60)
    database = reviewed.path.url.rpartition("/")[2]
    postgres.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        database=database,
    )
    assert heard.get(timeout=60) is False
    assert heard.get(timeout=60) is True


def test_where_nobody_may_listen_there_is_no_news(reviewed, monkeypatch):
    engine = engine_for(reviewed.path)
    monkeypatch.setattr(listening, "CHANNEL", "no_such_function()")
    made = Listening(engine)
    assert list(made.news()) == []
    made.close()
    engine.dispose()


def test_one_who_was_closed_before_hears_nothing(reviewed):
    engine = engine_for(reviewed.path)
    made = Listening(engine)
    made.close()
    assert list(made.news()) == []
    engine.dispose()
