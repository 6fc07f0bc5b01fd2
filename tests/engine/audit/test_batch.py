"""Many files judged: answers in their order, each content once, nothing ever lost."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from engine.audit import batch
from engine.audit.batch import UNOPENED, Unopened, answered, check_sources, each_once, items_of
from engine.audit.pool import Quarantined
from engine.audit.worker import AuditResult, AuditTask, WorkerConfig
from engine.reading.files.sources import Source


class Hands:
    """Workers that answer in whatever order they are told; ``lost`` items never come back."""

    def __init__(self, order=None, lost=()):
        self.order, self.lost = order, lost

    def each(self, _function, items, _glance):
        """Answer every item."""
        tasks = list(items)
        for number in self.order or range(len(tasks)):
            task = tasks[number]
            if task.source in self.lost:
                yield Quarantined(task, "killed")
            else:
                yield AuditResult(source=task.source, sha256="x", tag=task.tag)

    def why(self, _lost):
        """Say why."""
        return "进程被迫中止", "请另存"


def task(tag, source):
    return AuditTask(source=source.name, data=source.data, tag=tag)


def run(sources, **hands):
    items = items_of(iter(sources), task)
    staff: Any = Hands(**hands)
    return list(answered(items, WorkerConfig(), staff))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_answers_come_in_the_order_of_the_sources(order):
    found = run([Source(name, b"x") for name in "abc"], order=order)
    assert [one.source for one in found] == ["a", "b", "c"]


def test_what_did_not_open_is_told_at_its_place():
    found = run(
        [Source("a", b"x"), Source("b", None, "没有权限"), Source("c", None), Source("d", b"x")]
    )
    assert [(one.source, one.error) for one in found] == [
        ("a", ""),
        ("b", "没有权限"),
        ("c", UNOPENED),
        ("d", ""),
    ]


def test_what_never_came_back_is_an_error_and_the_others_are_answered():
    found = run([Source(name, b"x") for name in "abc"], lost=["b"], order=(1, 0, 2))
    assert [(one.source, one.error, one.hint) for one in found] == [
        ("a", "", ""),
        ("b", "进程被迫中止", "请另存"),
        ("c", "", ""),
    ]


def test_nothing_is_answered_with_nothing():
    assert run([]) == []
    (only,) = run([Source("a", None, "坏")])
    assert only.error == "坏"


def test_every_content_comes_once_and_empty_files_each_for_themselves():
    same: dict[str, str] = {}
    sources = [
        Source("a", b"1"),
        Source("b", b"2"),
        Source("c", b"1"),
        Source("d", b""),
        Source("e", b""),
        Source("f", None),
    ]
    assert [one.name for one in each_once(sources, same)] == ["a", "b", "d", "e", "f"]
    assert same == {"c": "a"}


@pytest.mark.parametrize("same", [None, {}])
def test_a_copy_is_answered_unless_somebody_wants_to_hear_of_copies(monkeypatch, same):
    monkeypatch.setattr(batch, "staff", lambda *_given: nullcontext(Hands()))
    found = check_sources([Source("a", b"1"), Source("b", b"1")], WorkerConfig(), same=same)
    assert [one.source for one in found] == (["a", "b"] if same is None else ["a"])
    assert same in (None, {"b": "a"})


def test_a_source_that_opened_is_a_task_with_its_number():
    first, second = items_of([Source("a", None), Source("b", b"x")], task)
    assert isinstance(first, Unopened)
    assert (second.source, second.tag) == ("b", 1)
