"""What a worker answers for one report: whatever is wrong with it becomes a sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from engine.audit import admission
from engine.audit.backends.checking import Checking
from engine.audit.worker import AuditTask, Worker, WorkerConfig, failed, text_digest
from engine.errors import PackError, ReadingError
from engine.report import Correction

REPORT = Path(__file__).resolve().parents[3] / "samples" / "2023" / "柳河乡.txt"
DATA = REPORT.read_bytes()


@pytest.fixture(scope="module")
def worker():
    """Give the worker of this process."""
    return Worker(WorkerConfig())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReadingError("坏了。"), "坏了。"),
        (RecursionError(), "嵌套太深"),
        (MemoryError(), "内存不够"),
        (ZeroDivisionError("x"), "ZeroDivisionError"),
    ],
)
def test_whatever_goes_wrong_is_told_and_the_next_is_judged(worker, monkeypatch, error, said):
    def raises(*_given):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(admission, "read", raises)
        told = worker.check(AuditTask(source="坏.txt", data=b"x", tag=4))
    assert said in told.error
    assert (told.tag, told.sha256, told.findings) == (4, hashlib.sha256(b"x").hexdigest(), ())
    assert worker.check(AuditTask(source="好.txt", data=DATA)).error == ""


def test_a_gouji_that_is_not_wholly_installed_is_no_fault_of_the_report(worker, monkeypatch):
    def raises(*_given):
        raise ImportError("lxml")

    monkeypatch.setattr(admission, "read", raises)
    with pytest.raises(ImportError):
        worker.check(AuditTask(source="a.txt", data=b"x"))


def test_a_neighbour_that_cannot_be_read_is_left_out(worker):
    task = AuditTask(source="a.txt", data=DATA, siblings=(("b.doc", b"\xd0\xcf\x11\xe0"),))
    told = worker.check(task)
    assert told.error == ""
    assert worker.other(("b.doc", b"\xd0\xcf\x11\xe0")) is None
    assert worker.other(None) is None


def test_what_an_auditor_put_right_is_laid_over_the_reading():
    digest = hashlib.sha256(DATA).hexdigest()
    right = Correction(target="year", value="2022", read="2023", reason="封面")
    told = Worker(WorkerConfig(corrections={digest: (right,)}))
    answer = told.check(AuditTask(source="a.txt", data=DATA))
    assert (answer.year, [one.target for one in answer.corrections]) == (2022, ["year"])


def test_setup_that_cannot_be_is_refused_where_the_worker_is_made(tmp_path):
    with pytest.raises(PackError):
        Checking(WorkerConfig(pack=tmp_path)).begin()


def test_a_process_makes_one_worker():
    checking = Checking(WorkerConfig())
    assert checking.begin() is checking.begin()
    assert checking(AuditTask(source="a.txt", data=DATA)).year == 2023


def test_the_digest_of_a_text_does_not_ask_for_its_format(worker):
    read = worker.other(("a.txt", DATA))
    assert text_digest(read) == text_digest(worker.other(("b.txt", DATA + b"\n\n"))) != ""
    assert text_digest(None) == ""


def test_a_refusal_keeps_what_tells_whose_it_is():
    told = failed(AuditTask(source="a", data=b"", tag=7), "f" * 64, "坏", "另存", other="guide")
    assert (told.source, told.tag, told.sha256, told.other) == ("a", 7, "f" * 64, "guide")
