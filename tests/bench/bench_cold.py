"""How much processor time a cold start takes, as a part of what the baseline took.

``python tests/bench/bench_cold.py`` installs what is committed here beside the baseline
(``baseline.py``) and runs the commands of both by turns, .pyc files and caches warm. Exits 1 where
a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from baseline import CHECKOUT, Installation, compared, cpu, told

ROUNDS = 6
REPORT = CHECKOUT / "samples" / "2023" / "柳河乡.txt"
GOALS: dict[tuple[str, ...], float] = {
    ("check", str(REPORT)): 0.45,
    ("check", str(REPORT), "--format", "json"): 0.45,
    ("read", str(REPORT)): 0.45,
    ("--version",): 0.45,
}
"""Of ef8dbb0's time; the issue's seconds (0.30, 0.20, 0.08) are those of a quiet machine."""


def main() -> int:
    """Print a row for each command; 1 if one misses its goal."""
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        own = {"GOUJI_CACHE": str(Path(folder) / "cache")}
        for words, goal in GOALS.items():

            def measure(one: Installation, words: tuple[str, ...] = words) -> float:
                return cpu([one.gouji, *words], own)

            name = " ".join(Path(word).name for word in words)
            missed.append(told(f"cold gouji {name}", compared(measure, ROUNDS), goal))
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
