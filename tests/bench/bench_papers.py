"""Measure the papers: seconds and peak memory of each, of a season of 100 agencies.

``python tests/bench/bench_papers.py [agencies]`` writes a season by chance, sweeps it, and exports
every paper by the command itself, each against the plain JSON. Figures hang on the machine; the
ratio to JSON, which only writes what the casebook holds, does less.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))


def main(number: int) -> None:
    """Write, sweep, export; print what each took."""
    from making.season import write_season
    from making.spawned import run_measured

    from engine.export.papers import PAPERS

    def gouji(*arguments: str) -> tuple[float, float, str]:
        return run_measured([sys.executable, "-m", "tui.cli", *arguments], cwd=CHECKOUT)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_season(folder / "files", number)
        book = str(folder / "a.book")
        gouji("sweep", str(folder / "files"), "--book", book, "--fail-on", "never")
        plain, _, _ = gouji("export", "--book", book, "--format", "json", "--output", f"{name}/a")
        total = 0.0
        for form in PAPERS:
            target = str(folder / f"out-{form}")
            words = ("export", "--book", book, "--format", form, "--output", target)
            seconds, peak, _ = gouji(*words)
            total += seconds
            print(f"{form:10} {seconds:6.1f} s  {seconds / plain:5.1f} × json  peak {peak:.0f} MiB")
        print(f"all papers of {number} agencies: {total:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
