"""What runs in a tab: opens its book with its key, and goes when the server is gone."""

from __future__ import annotations

import json
import os
from signal import SIGTERM
from types import SimpleNamespace

import pytest

from engine.errors import GoujiError
from tui.web import session
from tui.web.session import first_line, leave_with, main

SECRET = json.dumps("口令\n").encode() + b"\n"


@pytest.fixture
def piped():
    """Give a function that puts bytes into an input, and its handle."""
    ends: list[int] = []

    def put(data: bytes) -> int:
        read, write = os.pipe()
        os.write(write, data)
        os.close(write)
        ends.append(read)
        return read

    yield put
    for one in ends:
        os.close(one)


@pytest.mark.parametrize(
    ("sent", "line", "rest"),
    [
        (b'"x"\nD\x00\x00', b'"x"\n', b"D\x00\x00"), (b"", b"", b""), (b"half", b"half", b""),
        (b"\n\n", b"\n", b"\n"), (SECRET + b"P", SECRET, b"P"),
    ],
)  # fmt: skip
def test_the_first_line_is_read_and_not_a_byte_of_what_follows(piped, sent, line, rest):
    handle = piped(sent)
    assert first_line(handle) == line
    assert os.read(handle, 100) == rest


def test_a_session_ends_with_the_server(monkeypatch):
    parents, sent = iter([7, 7, 7, 1]), []
    monkeypatch.setattr(session, "os", SimpleNamespace(
        getppid=lambda: next(parents), getpid=lambda: 42, kill=lambda *what: sent.append(what)
    ))  # fmt: skip
    monkeypatch.setattr(session, "sleep", lambda _seconds: None)
    leave_with(7)
    assert sent == [(42, SIGTERM)]


class App:
    """Opens its book as the screens do, and shows nothing."""

    made: dict[str, object]
    failing: Exception | None = None

    def __init__(self, opening, texts, **more) -> None:
        App.made = {"work": opening(), "texts": texts, **more}
        self.failure = App.failing

    def run(self) -> None:
        """Run: a tab that is closed gives no code."""


@pytest.fixture
def app(monkeypatch):
    """Let no screens be drawn."""
    monkeypatch.setattr(session, "GoujiApp", App)
    monkeypatch.setattr(session, "leave_with", lambda _server: None)
    monkeypatch.setattr(App, "failing", None)
    return App


def test_a_tab_opens_the_book_for_whom_it_was_started_and_names_no_file_of_here(app, book_path):
    assert main([str(book_path), "赵六", "en"]) == 0
    assert app.made["work"].me == "赵六"
    assert app.made["texts"].language == "en"
    assert app.made["at_home"] is False
    assert app.made["book_name"] == str(book_path)


def test_a_mistake_is_raised_for_the_server_to_tell(app, book_path, monkeypatch):
    monkeypatch.setattr(app, "failing", ValueError("我们的错"))
    with pytest.raises(ValueError, match="我们的错"):
        main([str(book_path), "赵六", "zh"])


def test_a_book_that_is_gone_is_a_sentence(app, tmp_path):
    with pytest.raises(GoujiError):
        main([str(tmp_path / "none.book"), "赵六", "zh"])
    assert not (tmp_path / "none.book").exists()
    assert app.failing is None
