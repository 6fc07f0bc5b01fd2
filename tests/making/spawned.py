"""Run a program and tell what it took: seconds and the largest process of its family."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
sys.stdout.buffer.write(f"{took} {peak} {done.returncode}\\n".encode() + done.stderr)
"""


def run_measured(command: Sequence[str], *, cwd: Path) -> tuple[float, float, str]:
    """Return seconds, MiB of the largest process, and stderr; raise if the command crashed."""
    answer = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], cwd=cwd, check=True, capture_output=True
    ).stdout.decode()
    head, _, said = answer.partition("\n")
    seconds, peak, code = head.split()
    if int(code) not in {0, 1, 3}:
        raise RuntimeError(said)
    return float(seconds), float(peak), said
