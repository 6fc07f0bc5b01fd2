"""Writers are killed in the middle: no acknowledged decision is lost, the chain stays whole.

A writer is killed after so many acknowledgements, whatever the clock says: it is then anywhere
between the one it has just given and the next.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from making.amount import WHOLE

from engine.trail.casebook import Casebook
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

# A process that has imported everything forks writers and kills them with signal 9, so that a
# kill costs no start of Python. It prints what each writer had acknowledged through its pipe.
KILLER = """
import os, random, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from engine.trail.casebook import Casebook

path, kills, together = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(kills)

def write(actor, pipe):
    book = Casebook.open(path, actor=actor, now=lambda: datetime.now(UTC))
    findings = [one.id for one in book.findings(1)]
    number = 0
    while True:
        step = book.decide(findings[number % len(findings)], "note", text=f"第{number}条")
        os.write(pipe, f"{step.seq} {actor}\\n".encode())
        number += 1

def warm():
    # what a first opening and a first decision load and compile, each writer would pay for anew
    with Casebook.open(path, actor="先者", now=lambda: datetime.now(UTC)) as book:
        book.decide(book.findings(1)[0].id, "note", text="先")

def start(actor):
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        write(actor, theirs)
    os.close(theirs)
    return child, ours

def kill_after(acknowledgements, child, pipe):
    heard = b""
    while heard.count(b"\\n") < acknowledgements:
        more = os.read(pipe, 4096)
        if not more:
            raise SystemExit("a writer ended by itself")
        heard += more
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(pipe, "rb") as rest:
        return (heard + rest.read()).decode()

warm()
for _ in range(kills // together):
    for child, pipe in [start(f"写者{number}") for number in range(together)]:
        sys.stdout.write(kill_after(chance.randint(2, 9), child, pipe))
"""
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from engine.trail.casebook import Casebook
with Casebook.open(Path(sys.argv[1]), actor=sys.argv[2], now=lambda: datetime.now(UTC)) as book:
    for number in range(100):
        print(book.decide(1 + number % 3, "note", text=f"第{number}条").seq)
"""
POSIX = pytest.mark.needs("posix")  # forks and kills


@pytest.fixture
def quick(reviewed):
    """Give the reviewed book in memory: what a process wrote outlives it there as on a disk.

    Only a power cut would tell them apart; so no writer waits for a disk.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        path = Path(folder) / reviewed.path.name
        path.write_bytes(reviewed.path.read_bytes())
        yield path


def survives(path, kills, together):
    """Kill writers so many times; hold what they acknowledged against the trail."""
    ran = subprocess.run(
        [sys.executable, "-c", KILLER, str(path), str(kills), str(together)],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    acknowledged = dict(line.split(" ") for line in ran.stdout.splitlines())
    found = verify(path)
    assert found.code == 0, found.sentences
    with Casebook.open(path, actor="读者", now=lambda: datetime.now(UTC)) as book:
        notes = {event.seq: event for event in book.events() if event.kind == "finding.note"}
    assert len(acknowledged) >= 2 * kills
    for seq, actor in acknowledged.items():
        assert notes[int(seq)].actor == actor
        assert notes[int(seq)].text.startswith("第")


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("together", [1, 2], ids=["一个写者", "两个写者"])
def test_kills_lose_nothing(quick, together):
    survives(quick, 200 if WHOLE else 100, together)  # both: 200 in every run


@pytest.mark.slow
def test_two_writers_never_fork_the_chain_nor_fail(reviewed):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(reviewed.path), f"写者{number}"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"},
        )
        for number in range(2)
    ]  # fmt: skip
    outputs = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    seqs = sorted(int(seq) for output in outputs for seq in output)
    assert seqs == list(range(seqs[0], seqs[0] + 200))
    assert verify(reviewed.path).code == 0
