"""Answers are written by number, by size and by time, by a clock that is handed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from engine.audit.worker import AuditResult, AuditTask, WorkerConfig
from engine.sweep import writing
from engine.sweep.plan import Plan, Progress
from engine.sweep.writing import Writer
from engine.trail.casebook import CheckProvenance, Received, Recorded, Swept

MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a", overlays_sha256="", engine_version="0"
)


@dataclass
class Book:
    """Take chunks and keep their sizes."""

    chunks: list[int] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def sweep(self, chunk: Any, means: Any, *, again: bool, clock: Any) -> Swept:
        """Take a chunk."""
        assert (means, again, type(clock)) == (MEANS, False, Clock)
        self.chunks.append(len(chunk))
        came = tuple(Received(filing_id=1, version_id=1, new=True, known=False) for _one in chunk)
        return Swept(received=came, recorded=Recorded(), seq=1)

    def unreadable(self) -> list[Any]:
        """Return what could not be read: nothing."""
        return []

    def units(self) -> list[Any]:
        """Return an empty roster."""
        return []

    def keep_unreadable(self, files: Any, readable: Any) -> int:
        """Take note of what could not be read."""
        assert list(readable) == []
        self.unread += [one.source for one in files]
        return len(files)


class Alone:
    """Knows of nothing that a report was judged on."""

    kept: frozenset[int] = frozenset()

    def arrival(self, done: AuditResult, task: AuditTask) -> tuple[AuditResult, bytes]:
        """Return what the book takes."""
        return done, task.data


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: float = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@dataclass
class Desk:
    """A writer with all that he needs."""

    book: Book = field(default_factory=Book)
    clock: Clock = field(default_factory=Clock)
    progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        """Take him on."""
        plan = Plan(setup=WorkerConfig(), means=MEANS, clock=self.clock)
        self.writer = Writer(self.book, plan, self.progress, Alone())  # type: ignore[arg-type]

    def add(self, number: int = 1, data: bytes = b"x", **more: str) -> None:
        """Hand over so many answers."""
        for tag in range(number):
            done = AuditResult(source=f"{tag}.txt", sha256="0", **more)  # type: ignore[arg-type]
            self.writer.add(done, AuditTask(source=done.source, data=data))


@pytest.fixture
def desk() -> Desk:
    """Give a writer whose clock stands."""
    return Desk()


def test_nothing_is_written_before_it_is_time(desk: Desk):
    desk.add(writing.WRITTEN_AT_ONCE - 1)
    desk.clock.now += writing.SECONDS - 0.01
    desk.writer.look()
    assert desk.book.chunks == []
    assert list(desk.writer.written()) == []


def test_two_hundred_are_written_at_once(desk: Desk):
    desk.add(2 * writing.WRITTEN_AT_ONCE + 1)
    assert desk.book.chunks == [writing.WRITTEN_AT_ONCE] * 2
    assert len(list(desk.writer.written())) == 2 * writing.WRITTEN_AT_ONCE


def test_after_two_seconds_what_waits_is_written_with_the_next_answer(desk: Desk):
    desk.add(3)
    desk.clock.now += writing.SECONDS
    desk.add()
    assert desk.book.chunks == [4]
    assert desk.progress.written == 4


def test_and_without_a_next_answer_when_the_writer_looks(desk: Desk):
    desk.add(3)
    desk.clock.now += writing.SECONDS
    desk.writer.look()
    desk.writer.look()
    assert desk.book.chunks == [3]


def test_the_time_runs_from_the_first_that_waits(desk: Desk):
    desk.clock.now += 60
    desk.add()
    assert desk.book.chunks == []


def test_a_few_large_files_are_written_at_once(desk: Desk):
    desk.add(2, bytes(writing.BYTES_AT_ONCE // 2))
    assert desk.book.chunks == [2]


def test_what_could_not_be_read_is_answered_and_not_written(desk: Desk):
    desk.add(2, error="坏了")
    desk.writer.write()
    assert desk.book.chunks == []
    assert len(desk.book.unread) == 2
    assert len(list(desk.writer.written())) == 2
    assert list(desk.writer.written()) == [], "each answer is handed on once"
