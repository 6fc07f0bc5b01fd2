"""Measure a sweep: reports a second over 1,000 files with one and two workers, peak memory.

``python tests/bench/bench_sweep.py [files]`` writes a season by chance (docx, html, text), sweeps
it into fresh casebooks by the command itself, then once more (nothing is new), and verifies the
trail. Figures hang on the machine; the ratio of one worker to two does less.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))


def gouji(*arguments: str) -> tuple[float, float, str]:
    """Run a command; return seconds, its own peak MiB, and what it said."""
    from making.spawned import run_measured

    return run_measured([sys.executable, "-m", "tui.cli", *arguments], cwd=CHECKOUT)


def main(number: int) -> None:
    """Write, sweep, sweep again, verify; print what it took."""
    from making.season import write_season

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        write_season(folder / "files", number)
        print(f"{number} reports written in {time.perf_counter() - start:.1f} s")
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        for workers in (1, 2):
            book = str(folder / f"{workers}.book")
            swept = ("sweep", str(folder / "files"), "--book", book, "--workers", str(workers))
            seconds, peak, said = gouji(*swept, "--fail-on", "never")
            print(
                f"workers {workers}: {seconds:.1f} s, {number / seconds:.0f} reports/s, "
                f"peak {peak:.0f} MiB (one process) — {said.strip().splitlines()[-1]}"
            )
            seconds, peak, said = gouji(*swept, "--fail-on", "never")
            print(f"  again: {seconds:.1f} s, peak {peak:.0f} MiB — {said.strip()}")
            size = Path(book).stat().st_size / 2**20
            code = subprocess.run(
                [sys.executable, "-m", "tui.cli", "trail", "verify", "--book", book],
                cwd=CHECKOUT, check=False, capture_output=True,
            ).returncode  # fmt: skip
            print(f"  casebook {size:.0f} MiB, trail verify {code}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
