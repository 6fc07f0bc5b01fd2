"""What goes on in the child: when it is worn, what each file may take, whom it outlives."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time

import pytest
from making.asked_of_children import GOOD, SMALL, reader_of, told

from engine.reading.files import confined, sandbox
from engine.reading.files.limits import MEGABYTE, Limits

pytestmark = pytest.mark.usefixtures("no_child_before")
LINUX = pytest.mark.needs("linux")  # its limits
NUMBERED: list[int] = []
"""What this process, or a child, has read."""
LEFT: list[list[int]] = []
"""What the first file brings into memory for good, as a library that is loaded for it."""


def grows(_data: bytes, _limits: Limits) -> int:
    NUMBERED.extend([1] * 6_000_000)  # 48 MB of places
    return os.getpid()


def looked_at(_data: bytes, _limits: Limits) -> int:
    LEFT.extend([] for _ in range(0 if LEFT else 10_000))
    return len(gc.get_objects())


def allowed(_data: bytes, _limits: Limits) -> tuple[int, int]:
    import resource

    memory, _ = resource.getrlimit(resource.RLIMIT_AS)
    seconds, _ = resource.getrlimit(resource.RLIMIT_CPU)
    return (memory - confined.size()) // MEGABYTE, seconds - int(time.process_time())


@LINUX
def test_a_child_that_has_grown_is_not_kept() -> None:
    assert len({reader_of(grows) for _ in range(3)}) == 3


@LINUX
def test_a_child_is_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "FILES", 2)
    monkeypatch.setattr(sandbox, "_method", lambda: "fork")
    found = [reader_of(told) for _ in range(5)]
    assert [found.count(one) for one in dict.fromkeys(found)] == [2, 2, 1]


@LINUX
def test_what_a_file_left_for_good_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_method", lambda: "fork")
    first, second = (sandbox.run(looked_at, b"", SMALL) for _ in range(2))
    assert second < first


@LINUX
def test_each_file_has_limits_of_its_own() -> None:
    each = [sandbox.run(allowed, bytes(size), SMALL) for size in (1, 1_000, 100_000)]
    assert all(250 <= memory <= 256 for memory, _ in each)
    assert all(1 <= seconds <= 2 for _, seconds in each)


@pytest.mark.needs("posix")
def test_a_child_that_waits_leaves_ctrl_c_to_its_parent() -> None:
    first = reader_of(told)
    os.kill(first, signal.SIGINT)
    assert reader_of(told) == first


ENDING = """
import os, signal, sys
from engine.reading import read_document
from engine.reading.files import sandbox

read_document(sys.stdin.buffer.read(), "a.pdf")
print(sandbox._idle[0].process.pid, flush=True)
if "killed" in sys.argv:
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("how", ["by itself", "killed"])
def test_a_child_ends_with_its_parent(how: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDING, how], input=GOOD, capture_output=True, check=False,
        timeout=60,
    )  # fmt: skip
    assert done.stderr == b""
    place = f"/proc/{int(done.stdout)}"
    while os.path.exists(place) and b"Z" not in state_of(place):  # noqa: PTH110
        time.sleep(0.1)


def state_of(place: str) -> bytes:
    """Return how a process is; a dead one that nobody asks for stays in the list."""
    try:
        with open(f"{place}/stat", "rb") as stream:  # noqa: PTH123
            return stream.read().rpartition(b")")[2].split()[0]
    except OSError:
        return b"Z"
