"""A report that takes too much processor time is told and stopped; the others have their turn."""

from __future__ import annotations

import re
import signal
import threading
import time
from pathlib import Path

import pytest
from making.shipped import VOCABULARY

from engine.audit import admission
from engine.audit.allowance import OverTimeError, allowance
from engine.audit.batch import check_many
from engine.audit.identify import UnreadFile, identify
from engine.audit.pool import Quarantined, Workers
from engine.audit.worker import AuditTask, Worker, WorkerConfig
from engine.check import Checker
from engine.errors import ReadingError
from tui.cli import main

CHECKOUT = Path(__file__).resolve().parents[3]
REPORT = CHECKOUT / "samples" / "2023" / "柳河乡.txt"
ENDLESS = re.compile(r"(?:a|a)*b")
pytestmark = pytest.mark.needs("posix")


def burn(seconds: float = 60) -> None:
    """Work for so long, by the processor's clock; the test fails if nobody stops it before."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    pytest.fail("nobody stopped it")


def careless(caught: type[BaseException]) -> None:
    """Work on after an error, as readers do with a broken file."""
    try:
        burn()
    except caught:
        burn()


def slow(name: str, data: bytes, forms, real=admission.read):
    """Read a report; one called 慢 never comes to its end."""
    if "慢" in name:
        burn()
    return real(name, data, forms)


def deaf(number: int) -> int:
    """Answer a number; 13 is a library's code that hears no signal and never comes back."""
    with allowance(0.1, grace=1):
        if number == 13:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
            burn()
        return number


def state() -> tuple[object, ...]:
    """Return what the process would be left with."""
    import resource

    return (
        signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF),
        resource.getrlimit(resource.RLIMIT_CPU),
    )  # fmt: skip


def test_work_within_its_time_is_left_alone_and_leaves_nothing_behind():
    before = state()
    with allowance(30):
        assert state() != before
    assert state() == before


def test_what_takes_longer_is_told_even_where_errors_are_caught():
    before = state()
    with pytest.raises(OverTimeError, match=r"用时过长.*0\.1 秒") as told, allowance(0.1):
        careless(Exception)
    assert isinstance(told.value, ReadingError)
    assert "另存为" in told.value.hint
    assert state() == before


@pytest.mark.slow
def test_whoever_catches_everything_is_told_again():
    with pytest.raises(OverTimeError), allowance(0.1):
        careless(BaseException)


def test_a_regular_expression_that_would_never_end_is_ended():
    with pytest.raises(OverTimeError), allowance(0.2):
        ENDLESS.match("a" * 60)


def test_the_allowance_is_for_each_report_not_for_the_process():
    for _ in range(5):
        with allowance(0.3):
            begun = time.process_time()
            while time.process_time() < begun + 0.1:
                pass


def test_beside_the_main_thread_there_is_no_limit():
    done = []

    def run():
        with allowance(0.0):
            done.append(1)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [1]


@pytest.mark.slow
def test_a_slow_report_costs_itself_alone_and_the_next_gets_a_new_checker(monkeypatch):
    worker = Worker(WorkerConfig(seconds=2))
    whole = worker.check(AuditTask(source="甲", data=REPORT.read_bytes()))
    before = worker.checker
    monkeypatch.setattr(Checker, "audit", lambda *_given: burn())
    stopped = Worker.check(worker, AuditTask(source="乙", data=REPORT.read_bytes()))
    monkeypatch.undo()
    assert "用时过长" in stopped.error
    assert stopped.hint
    assert worker.checker is not before
    again = worker.check(AuditTask(source="甲", data=REPORT.read_bytes()))
    assert not again.error
    assert again.findings == whole.findings


def test_a_slow_first_look_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(admission, "read", slow)
    slow_file = UnreadFile(source="慢.txt", data=REPORT.read_bytes())
    look = identify(tmp_path, None, VOCABULARY, slow_file, seconds=0.2)
    assert "用时过长" in look.identity.error
    quick = UnreadFile(source="甲", data=REPORT.read_bytes())
    assert not identify(tmp_path, None, VOCABULARY, quick).identity.error


@pytest.mark.slow
def test_the_command_says_it_goes_on_and_ends_with_3(monkeypatch, tmp_path, capsys):
    for number, name in enumerate(("甲.txt", "慢.txt", "乙.txt")):
        (tmp_path / name).write_bytes(REPORT.read_bytes() + b"\n" * number)  # no copies
    monkeypatch.setattr(admission, "read", slow)
    monkeypatch.setattr(
        "tui.cli.reports.check.setup_of", lambda _arguments: WorkerConfig(seconds=2)
    )
    assert main(["check", str(tmp_path), "--fail-on", "never"]) == 3
    said = capsys.readouterr().out
    assert said.count("用时过长") == 1
    assert said.count("柳河乡") >= 2
    assert "读不了 1 份" in said


@pytest.mark.slow
def test_answers_keep_their_order(monkeypatch, tmp_path):
    names = ["1.txt", "2慢.txt", "3.txt"]
    for name in names:
        (tmp_path / name).write_bytes(REPORT.read_bytes())
    monkeypatch.setattr(admission, "read", slow)
    found = list(check_many([tmp_path], WorkerConfig(seconds=2)))
    assert [Path(one.source).name for one in found] == names
    assert [bool(one.error) for one in found] == [False, True, False]


@pytest.mark.slow
def test_a_library_that_does_not_come_back_costs_its_worker_and_its_report_alone():
    pool = Workers(2)
    answers = list(pool.submit(deaf, range(20)))
    pool.stop()
    bad = [one for one in answers if isinstance(one, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(13, "killed")]
    assert sorted(one for one in answers if not isinstance(one, Quarantined)) == [
        number for number in range(20) if number != 13
    ]
