"""What a worker process serves: functions told, items answered, errors sent back."""

from __future__ import annotations

import gc
import pickle
import signal
from typing import Any

import pytest

from engine.audit import follow
from engine.audit.follow import GivenBack, Serving, serve, tell


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

    def poll(self):
        """Tell whether a message waits."""
        return bool(self.messages)

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
    monkeypatch.setattr(follow, "follow", lambda *_given: None)

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


def collecting(_item):
    """Return after how many new objects garbage is looked for."""
    return gc.get_threshold()[0]


def test_a_worker_looks_for_garbage_as_seldom_as_a_command(served):
    assert served((collecting, [1]))[-1] == (True, 150_000)


@pytest.mark.needs("linux")
def test_what_lies_behind_a_slow_item_is_given_back_at_the_second_glance():
    pipe: Any = Pipe()
    serving = Serving(pipe)

    def slow(item):
        serving.glance()
        assert pipe.sent == [(True, None)]  # a first glance is patient
        pipe.messages.append((None, [7, 8]))
        serving.glance()
        return item

    pipe.messages.append((slow, [1, 2, 3]))
    serving.run()
    assert pipe.sent == [(True, None), (True, GivenBack(4)), (True, 1)]


@pytest.mark.needs("linux")
def test_a_glance_gives_nothing_back_between_items_or_at_the_last_one():
    pipe: Any = Pipe()
    serving = Serving(pipe)
    pipe.messages.append((lambda item: [serving.glance() for _ in range(3)] and item, [1]))
    serving.glance()
    serving.run()
    assert pipe.sent == [(True, None), (True, 1)]


@pytest.mark.needs("linux")
def test_the_timer_of_the_allowance_waits_while_items_are_given_back(monkeypatch):
    pipe: Any = Pipe()
    serving, masked = Serving(pipe), []
    monkeypatch.setattr(
        serving, "_give_back",
        lambda: masked.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())),
    )  # fmt: skip
    pipe.messages.append((lambda _item: [serving.glance(), serving.glance()], [1, 2]))
    serving.run()
    assert all(signal.SIGPROF in one for one in masked)
    assert len(masked) == 2
    assert signal.SIGPROF not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
