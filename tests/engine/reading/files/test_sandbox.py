"""The child process that parses what may do harm: its limits hold however it was started.

It is kept for the next file unless something was wrong.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from making.asked_of_children import GOOD, SMALL, reader_of, told
from making.pdfs import Sheet, pdf

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files import sandbox
from engine.reading.files.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("no_child_before")
LINUX = pytest.mark.needs("linux")  # its limits
HUNGRY = pdf(Sheet().form("X"), forms={"X": b"q /X Do Q " * 3})


NUMBERED: list[int] = []
"""What this process, or a child, has read."""


def eats(_data: bytes, _limits: Limits) -> int:
    return len(bytearray(400 * MEGABYTE))


def spins(_data: bytes, _limits: Limits) -> None:
    while True:
        pass


def sleeps(_data: bytes, _limits: Limits) -> None:
    time.sleep(3_600)


def trips(_data: bytes, _limits: Limits) -> None:
    os.write(2, b"never seen")
    raise ZeroDivisionError("1/0")


def refuses(_data: bytes, _limits: Limits) -> None:
    raise ReadingError("读不了", hint="为什么")


def dies(_data: bytes, _limits: Limits) -> None:
    os.abort()


def dies_if_used(_data: bytes, _limits: Limits) -> int:
    NUMBERED.append(1)
    if len(NUMBERED) > 1:
        os.abort()
    return os.getpid()


def hungry_if_used(_data: bytes, _limits: Limits) -> int:
    NUMBERED.append(1)
    if len(NUMBERED) > 1:
        raise MemoryError
    return os.getpid()


def test_the_answer_comes_from_another_process() -> None:
    words, _, number = sandbox.run(told, b"a", SMALL).partition(" ")
    assert words == "a"
    assert int(number) != os.getpid()


def test_one_child_reads_file_after_file() -> None:
    assert len({reader_of(told) for _ in range(5)}) == 1


def test_a_refusal_does_not_cost_the_child() -> None:
    first = reader_of(told)
    with pytest.raises(ReadingError, match="读不了"):
        sandbox.run(refuses, b"", SMALL)
    assert reader_of(told) == first


@LINUX
@pytest.mark.parametrize("harm", [trips, dies])
def test_a_child_in_which_something_went_wrong_reads_no_other_file(
    harm: Callable[[bytes, Limits], object],
) -> None:
    first = reader_of(told)
    with pytest.raises(ReadingError):
        sandbox.run(harm, b"", SMALL)
    assert multiprocessing.active_children() == []
    assert reader_of(told) != first


@LINUX
@pytest.mark.parametrize("function", [dies_if_used, hungry_if_used])
def test_what_only_a_used_child_cannot_bear_is_read_by_a_new_one(
    function: Callable[[bytes, Limits], object],
) -> None:
    assert reader_of(function) != reader_of(function)


@LINUX
def test_a_child_that_dies_while_it_waits_costs_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_method", lambda: "fork")  # ours, whatever threads there are
    first = reader_of(told)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert reader_of(told) != first


@LINUX
def test_ctrl_c_while_a_file_is_read_ends_its_child() -> None:
    def interrupted(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupted)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        with pytest.raises(KeyboardInterrupt):
            sandbox.run(sleeps, b"", SMALL)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert multiprocessing.active_children() == []


def reader_here(_nothing: int) -> int:
    return reader_of(told)


@LINUX
def test_who_is_forked_does_not_share_a_child() -> None:
    first = reader_of(told)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        assert pool.submit(reader_here, 0).result() != first
    assert reader_of(told) == first


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("harm", [eats, spins, dies])
def test_harm_stays_in_the_child(harm: Callable[[bytes, Limits], object]) -> None:
    with pytest.raises(ReadingError, match="超过上限"):
        sandbox.run(harm, b"", SMALL)


def test_a_child_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SLACK", -0.5)
    with pytest.raises(ReadingError, match="超过上限"):
        sandbox.run(sleeps, b"", SMALL)
    assert multiprocessing.active_children() == []


def test_what_a_reader_says_arrives_and_a_crash_is_a_sentence(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(ReadingError, match="读不了") as caught:
        sandbox.run(refuses, b"", SMALL)
    assert caught.value.hint == "为什么"
    with pytest.raises(ReadingError, match="已损坏") as caught:
        sandbox.run(trips, b"", SMALL)
    assert caught.value.hint == "ZeroDivisionError: 1/0"
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_memory_is_limited_however_the_child_is_started(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_method", lambda: method)
    with pytest.raises(ReadingError, match="超过上限"):
        sandbox.run(eats, b"", SMALL)
    assert sandbox.run(told, b"a", SMALL).startswith("a ")


def error_of(data: bytes) -> str:
    try:
        read_document(data, "稿.pdf", limits=Limits(memory_bytes=300 * MEGABYTE))
    except ReadingError as error:
        return error.message
    return ""


def method_here(_nothing: int) -> str:
    return sandbox._method()


@pytest.mark.slow
@LINUX
def test_a_thread_uses_the_fork_server_and_the_limits_hold() -> None:
    found: list[Any] = []
    work = lambda: found.extend((sandbox._method(), error_of(HUNGRY), error_of(GOOD)))  # noqa: E731
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found[0] == "forkserver"
    assert "超过上限" in found[1]
    assert found[2] == ""


@pytest.mark.slow
@LINUX
def test_the_limits_hold_inside_the_workers_of_a_sweep() -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(method_here, 0).result() == "fork"
        assert "超过上限" in pool.submit(error_of, HUNGRY).result()
        assert pool.submit(error_of, GOOD).result() == ""
