"""The supervisor answers every item, and blames only the one that kills its worker."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from engine.audit.pool import Patience, Quarantined, processes, supervise


def nothing() -> None:
    """Initialise a worker that needs nothing."""


def square(poison: int, asleep: int, number: int) -> int:
    """Square a number; one kills the worker, one never comes back."""
    if number == poison:
        os._exit(9)
    if number == asleep:
        time.sleep(600)
    return number * number


def run(poison: int, asleep: int, patience: Patience) -> list[int | Quarantined[int]]:
    """Square 0–59 with two workers, five to a chunk."""
    return list(
        supervise(
            partial(square, poison, asleep),
            range(60),
            lambda workers: processes(workers, nothing),
            workers=2,
            chunk=5,
            patience=patience,
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("poison", [0, 31, 59])
def test_exactly_the_item_that_kills_is_quarantined(poison: int) -> None:
    answers = run(poison, -1, Patience())
    bad = [answer for answer in answers if isinstance(answer, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(poison, "killed")]
    good = sorted(answer for answer in answers if not isinstance(answer, Quarantined))
    assert good == [n * n for n in range(60) if n != poison]


@pytest.mark.slow
def test_an_item_that_never_comes_back_costs_only_itself() -> None:
    answers = run(-1, 17, Patience(chunk=3.0, alone=3.0))
    bad = [answer for answer in answers if isinstance(answer, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(17, "silent")]
    assert len(answers) == 60


PARENT = """
import os, sys
from engine.audit.pool import processes
if __name__ == "__main__":
    pool = processes(1, int)
    print(pool.submit(os.getpid).result(), flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_a_worker_ends_when_its_parent_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, "utf-8")
    root = Path(__file__).resolve().parents[3]
    parent = subprocess.run(
        [sys.executable, str(script)], check=False, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    worker = Path("/proc") / parent.stdout.decode().strip()
    while worker.exists() and ") Z" not in (worker / "stat").read_text():
        time.sleep(0.1)  # the test's own limit ends this
