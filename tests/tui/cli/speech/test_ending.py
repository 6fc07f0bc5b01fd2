"""A command that is told to end: once, in order, with the right words for what it keeps."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from tui.cli.speech.ending import Terminated, code, farewell, in_order

POSIX = pytest.mark.needs("posix")


@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_a_signal_unwinds_and_a_second_one_does_not_disturb(number):
    before = signal.getsignal(number)
    unwound = []

    def work() -> None:
        with in_order():
            try:
                os.kill(os.getpid(), number)
            finally:
                os.kill(os.getpid(), number)
                unwound.append(1)

    with pytest.raises(Terminated) as stop:
        work()
    assert unwound == [1]
    assert code(stop.value) == 128 + number
    assert signal.getsignal(number) == before


@POSIX
def test_what_somebody_has_chosen_to_ignore_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with in_order():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_beside_the_main_thread_nothing_is_touched():
    done = []

    def work() -> None:
        with in_order():
            done.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.getsignal(signal.SIGTERM)]


@pytest.mark.parametrize("command", ["check", "read", "rules"])
def test_a_command_without_a_casebook_does_not_speak_of_one(command):
    assert "案卷" not in farewell(KeyboardInterrupt(), command)
    assert "不留存" in farewell(KeyboardInterrupt(), command)


def test_only_what_goes_on_says_that_it_will():
    assert "接着做" in farewell(KeyboardInterrupt(), "sweep")
    for command in ("export", "book", "trail"):
        told = farewell(KeyboardInterrupt(), command)
        assert "已经写好的都还在" in told
        assert "接着做" not in told


def test_who_knows_better_says_it():
    assert farewell(Terminated("已有 3 份"), "sweep").endswith("已有 3 份")
    assert code(KeyboardInterrupt()) == 130


class Swallowing:
    """Its destructor is running when the signal comes."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.kill(os.getpid(), self.number)


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_a_signal_that_falls_into_a_destructor_ends_the_command_all_the_same(number, capfd):
    before = sys.unraisablehook

    def work() -> None:
        with in_order():
            Swallowing(number)
            for _ in range(600):
                time.sleep(0.05)

    with pytest.raises(KeyboardInterrupt) as stop:
        work()
    assert code(stop.value) == 128 + number
    assert "Traceback" not in capfd.readouterr().err
    assert sys.unraisablehook is before
