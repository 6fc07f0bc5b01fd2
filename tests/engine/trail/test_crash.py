"""Writers are killed at any moment: no acknowledged decision is lost, the chain stays whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.trail.verify import verify

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from engine.trail.casebook import Casebook
book = Casebook.open(Path(sys.argv[1]), actor=sys.argv[2], now=lambda: datetime.now(UTC))
findings = [one.id for one in book.findings(1)]
number = 0
print("ready", flush=True)
while True:
    step = book.decide(findings[number % len(findings)], "note", text=f"第{number}条")
    print(step.seq, flush=True)
    number += 1
"""


def killed(path, actor, seconds):
    """Let a writer write for a while, kill it, return the seqs it had acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), actor],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"},
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        lines = writer.stdout.read().split("\n")
    return [int(line) for line in lines[:-1]]


def survives(reviewed, kills, writers):
    chance = random.Random(kills)  # noqa: S311  # moments, not secrets
    acknowledged = {}
    with ThreadPoolExecutor(writers) as pool:
        for _ in range(kills // writers):
            moments = [chance.uniform(0.01, 0.25) for _ in range(writers)]
            actors = [f"写者{number}" for number in range(writers)]
            for actor, seqs in zip(
                actors, pool.map(killed, [reviewed.path] * writers, actors, moments), strict=True
            ):
                acknowledged |= dict.fromkeys(seqs, actor)
    found = verify(reviewed.path)
    assert found.code == 0, found.sentences
    with reviewed.open() as book:
        notes = {event.seq: event for event in book.events() if event.kind == "finding.note"}
    assert acknowledged, "nothing was acknowledged: the test shows nothing"
    for seq, actor in acknowledged.items():
        assert notes[seq].actor == actor
        assert notes[seq].text.startswith("第")


def test_ten_kills_lose_nothing(reviewed):
    survives(reviewed, kills=6, writers=1)
    survives(reviewed, kills=4, writers=2)


@pytest.mark.slow
@pytest.mark.parametrize("writers", [1, 2], ids=["一个写者", "两个写者"])
def test_two_hundred_kills_lose_nothing(reviewed, writers):
    survives(reviewed, kills=200, writers=writers)


def test_two_writers_never_fork_the_chain_nor_fail(reviewed):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER.replace("while True", "while number < 100"),
             str(reviewed.path), f"写者{number}"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"},
        )
        for number in range(2)
    ]  # fmt: skip
    outputs = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert all(len(output) == 101 for output in outputs)
    seqs = sorted(int(seq) for output in outputs for seq in output[1:])
    assert seqs == list(range(seqs[0], seqs[0] + 200))
    assert verify(reviewed.path).code == 0
