"""Waiting for one's turn: told while it lasts and when it is over, given up by whoever is told."""

from __future__ import annotations

from threading import Thread

import pytest

from engine.errors import TrailError
from engine.trail.store.turns import Turn, in_turn, taking


class EnoughError(Exception):
    """Somebody has waited enough."""


def busy(times: int, asked: list[float | None]):
    """Return an attempt that finds the casebook taken so many times."""

    def attempt(seconds: float | None) -> None:
        asked.append(seconds)
        if len(asked) <= times:
            raise TrailError("占用", hint="database is locked")

    return attempt


def test_without_a_word_there_is_one_try_that_waits_as_the_book_was_opened():
    asked: list[float | None] = []
    with pytest.raises(TrailError):
        in_turn(busy(1, asked))
    assert asked == [None]


def test_who_is_told_waits_on_and_hears_when_it_is_over():
    asked: list[float | None] = []
    told: list[float] = []
    with taking(Turn(0.25, told.append)):
        in_turn(busy(2, asked))
    assert asked == [0.25] * 3
    assert told == [0.25, 0.5, 0]


def test_what_is_no_matter_of_turns_is_not_tried_again():
    def attempt(_seconds: float | None) -> None:
        raise TrailError("满了", hint="disk is full")

    with taking(Turn(0.25, lambda _: None)), pytest.raises(TrailError, match="满了"):
        in_turn(attempt)


def test_it_holds_for_the_block_and_the_thread_alone():
    asked: list[float | None] = []
    with taking(Turn(0.1)):
        other = Thread(target=lambda: in_turn(asked.append))
        other.start()
        other.join()
        in_turn(asked.append)
    in_turn(asked.append)
    assert asked == [None, 0.1, None]


def test_a_step_given_up_writes_nothing_and_a_later_one_goes_through(reviewed):
    def enough(_seconds: float) -> None:
        raise EnoughError

    with reviewed.open() as book:
        before = book.newest()
        with (
            reviewed.open() as other, other._ledger.writing(),
            book.in_turn(enough), pytest.raises(EnoughError),
        ):  # fmt: skip
            book.decide(1, "dismiss", reason="误报")
        assert book.newest() == before
        with book.in_turn(enough):
            book.decide(1, "dismiss", reason="误报")
        assert book.newest() > before
