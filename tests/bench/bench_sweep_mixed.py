"""Sweep thousands of mixed files by the command itself and watch the memory of all its processes.

Run: python tests/bench/bench_sweep_mixed.py [FILES] [WORKERS]. The files (``making.mixed``: every
format, two years, two in a hundred crooked) are written first, LibreOffice being the slow part;
then they are swept twice into a fresh casebook and the trail is verified. Memory is sampled every
second: resident sizes of parent and workers, and the proportional size of the whole family, in MB.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORKER = b"spawn_main"


@dataclass(frozen=True)
class Sample:
    """What the family held at a moment."""

    seconds: float
    parent: float
    workers: tuple[float, ...]
    family: float


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def held(pid: int) -> tuple[float, float]:
    """Return resident and proportional size of a process in MB, zeros if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    sizes = dict(line.split(":", 1) for line in lines[1:] if ":" in line)
    return tuple(int(sizes[name].split()[0]) / 1024 for name in ("Rss", "Pss"))  # type: ignore[return-value]


def sample(pid: int, begun: float) -> Sample:
    """Look once at the whole family."""
    try:
        found = list(family(pid))
        words = {one: Path(f"/proc/{one}/cmdline").read_bytes() for one in found}
    except OSError:  # one of them has just ended
        return Sample(time.monotonic() - begun, 0.0, (), 0.0)
    sizes = {one: held(one) for one in found}
    workers = tuple(sizes[one][0] for one in found[1:] if WORKER in words[one])
    total = sum(proportional for _resident, proportional in sizes.values())
    return Sample(time.monotonic() - begun, sizes[pid][0], workers, total)


def swept(words: Sequence[str]) -> tuple[list[Sample], str]:
    """Run a command; return a sample for each second and what it said last."""
    begun, samples = time.monotonic(), []
    with tempfile.TemporaryFile() as said, subprocess.Popen(
        [sys.executable, "-m", "tui.cli", *words],
        cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=said,
    ) as running:  # fmt: skip
        while running.poll() is None:
            samples.append(sample(running.pid, begun))
            time.sleep(1)
        said.seek(0)
        return samples, said.read().decode().strip()


def main(files: int, workers: int) -> None:
    """Write, sweep, sweep again, verify; print what it took."""
    from making.mixed import write_mixed

    with tempfile.TemporaryDirectory() as name:
        folder, book = Path(name) / "files", str(Path(name) / "b.book")
        reports = write_mixed(folder, files, Path(name) / "office")
        words = ("sweep", str(folder), "--book", book, "--workers", str(workers))
        for run in ("first", "again"):
            samples, said = swept((*words, "--fail-on", "never"))
            last = samples[-1].seconds
            print(f"{run}: {reports} reports in {last:.0f} s, {reports / last:.1f}/s: {said}")
            for one in samples[:: max(1, len(samples) // 10)]:
                each = " ".join(f"{size:.0f}" for size in one.workers)
                print(f"  {one.seconds:6.0f} s  parent {one.parent:4.0f}  workers {each}"
                      f"  family {one.family:4.0f} MB")  # fmt: skip
        verified = subprocess.run(
            [sys.executable, "-m", "tui.cli", "trail", "verify", "--book", book],
            cwd=CHECKOUT, check=False, capture_output=True,
        )  # fmt: skip
        print(f"trail verify {verified.returncode}")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(given[0] if given else 640, given[1] if len(given) > 1 else 2)
