"""How a child begins: under screens that capture standard error, late, or never."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from making.asked_of_children import GOOD, SMALL, told

from engine.errors import ProgramError
from engine.reading.files import confined, sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

LINUX = pytest.mark.needs("linux")  # its limits


CAPTURED = """
import io, sys, threading
from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.children import prepare
from engine.reading.files import confined, sandbox

class Captured(io.StringIO):
    fileno = lambda self: -1  # as Textual's capture answers

def read():
    try:
        read_document(data, "a.pdf")
        sys.stdout.write("read")
    except ReadingError as error:
        sys.stdout.write(f"{type(error).__name__} {error.message}")

data = sys.stdin.buffer.read()
if "prepared" in sys.argv:
    prepare()
sys.stderr = Captured()
thread = threading.Thread(target=read)
thread.start()
thread.join()
sys.stderr = sys.__stderr__
"""


@pytest.fixture(autouse=True)
def no_child_before() -> Iterator[None]:
    sandbox.dismiss()
    yield
    sandbox.dismiss()


def read_under_captured_errors(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CAPTURED, *words], input=GOOD, capture_output=True,
        check=True,
    )  # fmt: skip
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.mark.needs("posix")
def test_once_prepared_a_child_starts_under_screens_that_capture_standard_error() -> None:
    assert read_under_captured_errors("prepared") == "read"


@LINUX
def test_a_child_that_cannot_start_is_a_fault_of_ours() -> None:
    told = read_under_captured_errors()
    assert told.startswith("ProgramError")
    assert "程序出错（ValueError），不是文件的问题" in told


@LINUX
def test_a_child_that_dies_before_it_begins_is_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_method", lambda: "fork")
    monkeypatch.setattr(confined, "hush", lambda: os._exit(1))
    with pytest.raises(ProgramError, match="不是文件的问题"):
        sandbox.run(told, b"", SMALL)


@LINUX
def test_a_child_that_does_not_begin_in_time_is_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_method", lambda: "fork")
    monkeypatch.setattr(sandbox, "PATIENCE", 0.2)
    monkeypatch.setattr(confined, "hush", lambda: time.sleep(60))
    with pytest.raises(ProgramError, match="TimeoutError"):
        sandbox.run(told, b"", SMALL)
    assert multiprocessing.active_children() == []
