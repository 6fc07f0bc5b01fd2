"""The pool answers every item and blames only the one that kills its worker or is silent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.audit.backends.supply import CHUNK
from engine.audit.pool import AHEAD, Quarantined, Workers
from engine.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[3]


def square(poison: int, asleep: int, number: int) -> int:
    """Square a number; one kills the worker, one never comes back."""
    if number == poison:
        os._exit(9)
    if number == asleep:
        time.sleep(600)
    return number * number


def once(folder: Path, number: int) -> int:
    """Kill the worker the first time that 7 comes by, as a machine short of memory may."""
    mark = folder / "killed"
    if number == 7 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number


def with_child(number: int) -> int:
    """Start a program that outlives its worker unless somebody ends it, and never come back."""
    subprocess.run(["sleep", str(600 + number)], check=False)
    return number


def whose(_number: int) -> int:
    """Return which process did it."""
    return os.getpid()


def refuse(number: int) -> int:
    """Raise what the parent has to hear."""
    raise PackError(f"坏规则 {number}", path="a.yaml", line=3, hint="改")


@pytest.fixture
def pool() -> Iterator[Callable[..., Workers]]:
    """Give the maker of pools of two workers; all are stopped."""
    made: list[Workers] = []

    def make(**options: float) -> Workers:
        made.append(Workers(2, **options))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.mark.slow
@pytest.mark.parametrize("poison", [0, 31, 59])
def test_exactly_the_item_that_kills_is_quarantined(poison: int, pool: Callable[..., Workers]):
    answers = list(pool().submit(partial(square, poison, -1), range(60)))
    bad = [answer for answer in answers if isinstance(answer, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(poison, "killed")]
    good = sorted(answer for answer in answers if not isinstance(answer, Quarantined))
    assert good == [n * n for n in range(60) if n != poison]


@pytest.mark.slow
def test_an_item_that_never_comes_back_costs_only_itself(pool: Callable[..., Workers]):
    answers = list(pool(seconds=3.0).submit(partial(square, -1, 17), range(60)))
    bad = [answer for answer in answers if isinstance(answer, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(17, "silent")]
    assert len(answers) == 60


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_the_others_go_on_while_one_is_waited_for(pool: Callable[..., Workers]):
    """What lay with the silent one's worker is given back, so the silent one comes last."""
    answers = list(pool(seconds=15.0).submit(partial(square, -1, 0), range(60)))
    assert answers[-1] == Quarantined(0, "silent")
    assert set(answers[:-1]) == {n * n for n in range(1, 60)}
    assert len(answers) == 60


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_an_item_that_takes_long_is_answered_and_its_worker_given_more(
    pool: Callable[..., Workers],
):
    answers = list(pool().submit(slowly, range(30)))
    assert answers.index(3) > 20
    assert set(answers) == set(range(30))
    assert len(answers) == 30


def slowly(number: int) -> int:
    """Return a number; the fourth takes longer than a worker keeps what lies behind it."""
    time.sleep(6 if number == 3 else 0.02)
    return number


@pytest.mark.slow
def test_an_item_that_kills_after_giving_back_is_blamed_alone(pool: Callable[..., Workers]):
    answers = list(pool().submit(killed_late, range(20)))
    assert [one for one in answers if isinstance(one, Quarantined)] == [Quarantined(2, "killed")]
    assert sorted(one for one in answers if isinstance(one, int)) == [
        n for n in range(20) if n != 2
    ]


def killed_late(number: int) -> int:
    """Kill the worker after it has given back what lay behind."""
    if number == 2:
        time.sleep(5)
        os._exit(9)
    return number


@pytest.mark.slow
def test_a_worker_that_is_killed_once_costs_nobody(pool: Callable[..., Workers], tmp_path: Path):
    assert set(pool().submit(partial(once, tmp_path), range(20))) == set(range(20))


@pytest.mark.slow
def test_two_runs_have_the_same_workers(pool: Callable[..., Workers]):
    workers = pool()
    first, second = (set(workers.submit(whose, range(40))) for _ in range(2))
    assert first & second


@pytest.mark.slow
def test_what_the_function_raises_is_raised_here(pool: Callable[..., Workers]):
    with pytest.raises(PackError, match="坏规则") as said:
        list(pool().submit(refuse, range(3)))
    assert (said.value.hint, said.value.line) == ("改", 3)


@pytest.mark.slow
def test_a_run_that_is_left_leaves_no_old_answer_to_the_next(pool: Callable[..., Workers]):
    workers = pool()
    next(iter(workers.submit(partial(square, -1, -1), range(60))))
    assert set(workers.submit(partial(square, -1, -1), range(100, 110))) == {
        n * n for n in range(100, 110)
    }


@pytest.mark.slow
def test_no_item_needs_no_worker(pool: Callable[..., Workers]):
    workers = pool()
    assert list(workers.submit(whose, [])) == []
    assert workers._staff == []


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_what_a_silent_worker_has_started_ends_with_it(pool: Callable[..., Workers]):
    number = os.getpid()  # another run on this machine has its own
    (lost,) = pool(seconds=2.0).submit(with_child, [number])
    assert lost == Quarantined(number, "silent")
    while b"sleep\x00%d\x00" % (600 + number) in commands():
        time.sleep(0.1)  # a kill takes its time; the test's own limit ends this


def commands() -> Iterator[bytes]:
    """Yield the command lines of all processes."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield path.read_bytes()
        except OSError:
            continue


PARENT = """
import os
from engine.audit.pool import Workers
def whose(_number):
    return os.getpid()
if __name__ == "__main__":
    pool = Workers(1)
    print(*pool.submit(whose, [1]), flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_a_worker_ends_when_its_parent_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, "utf-8")
    parent = subprocess.run(
        [sys.executable, str(script)], check=False, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert parent.returncode == -signal.SIGKILL
    worker = Path("/proc") / parent.stdout.decode().strip()
    while worker.exists() and ") Z" not in (worker / "stat").read_text():
        time.sleep(0.1)  # the test's own limit ends this


def big(number: bytes) -> bytes:
    """Answer with as much as came."""
    return number


@pytest.mark.slow
def test_large_items_and_answers_wait_for_nobody(pool: Callable[..., Workers]):
    """Both sides write more than a pipe takes in: whoever is given more must be reading."""
    items = [bytes([number]) * 700_000 for number in range(24)]
    answers = pool(seconds=60.0).submit(big, items)
    assert sorted(one for one in answers if isinstance(one, bytes)) == sorted(items)


@pytest.mark.slow
def test_a_worker_has_more_to_do_while_the_answers_are_written():
    """It ran dry while its first answers were written; then it has enough for as long again."""
    workers = Workers(1)
    try:
        most: list[int] = []
        for _answer in workers.submit(whose, range(200)):
            if len(most) % 20 == 0:
                time.sleep(0.3)
            most.append(len(workers._staff[0].held))
        assert max(most) > CHUNK
        assert max(most) <= AHEAD
    finally:
        workers.stop()
