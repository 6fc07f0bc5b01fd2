"""What a worker process serves: functions told, items answered, errors sent back."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from engine.audit import follow
from engine.audit.follow import serve, tell


class Pipe:
    """A pipe whose other end has said everything already; what is sent is kept."""

    def __init__(self, *messages):
        self.messages, self.sent = list(messages), []

    def recv(self):
        """Return the next message, its items pickled; EOFError when the other end is gone."""
        if not self.messages:
            raise EOFError
        message = self.messages.pop(0)
        if isinstance(message, Exception):
            raise message
        return message and (message[0], [pickle.dumps(one) for one in message[1]])

    def send(self, value):
        """Keep what is sent."""
        self.sent.append(value)

    def send_bytes(self, data):
        """Keep what is sent."""
        self.sent.append(pickle.loads(data))  # noqa: S301 — our own


class Ready:
    """A function that is got ready before its first item."""

    def begin(self):
        """Fail to be ready."""
        raise ValueError("没有这个规则包")

    def __call__(self, item):
        """Answer."""
        return item


@pytest.fixture
def served(monkeypatch):
    """Give what a worker answers to messages."""
    monkeypatch.setattr(follow, "follow", lambda _parent: None)

    def answers(*messages):
        pipe: Any = Pipe(*messages)
        serve(pipe, 1)
        return pipe.sent

    return answers


def test_the_last_function_told_answers_each_item(served):
    sent = served((abs, [-1, -2]), (None, [-3]), (str, [4]), None, (abs, [-9]))
    assert sent == [
        (True, None), (True, None), (True, 1), (True, 2), (True, 3), (True, None), (True, "4"),
    ]  # fmt: skip


def test_an_error_is_an_answer_and_the_next_item_is_served(served):
    sent = served((abs, ["x", -1]))
    (_, (_, _), (good, error), last) = sent
    assert (good, type(error), last) == (False, TypeError, (True, 1))


def test_what_could_not_be_got_ready_is_told_before_the_first_item(served):
    (_, (good, error)) = served((Ready(), []))
    assert (good, str(error)) == (False, "没有这个规则包")


def test_what_cannot_be_loaded_here_is_told_there(served):
    (_, (good, error), last) = served(AttributeError("no such class"), (abs, []))
    assert (good, str(error), last[0]) == (False, "no such class", True)


def test_a_parent_that_is_gone_ends_the_work(served):
    assert served() == [(True, None)]


def test_an_answer_that_cannot_be_sent_is_told_by_its_name():
    pipe: Any = Pipe()
    tell(pipe, True, lambda: None)  # noqa: FBT003 — the answer's own form
    ((good, error),) = pipe.sent
    assert (good, type(error)) == (False, RuntimeError)
    assert "lambda" in str(error)
