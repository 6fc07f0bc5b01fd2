"""How long the localisation takes for one, two and three wrong cells of table 3.

Ratios, not seconds: each case against one pass over all 39 equations in plain Python, so that a
slower machine does not fail. Run it as a script (``make bench``); it exits 1 where a ratio is lost.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from engine.forms.short_names import TABLE_3_COLUMNS
from engine.localise.equations import Equation, system_of
from engine.localise.repairs import smallest_repairs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from making.tables import balanced_table3, rows_of, seeded

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = rows_of("2021")[2:-2]
COLUMNS = tuple(TABLE_3_COLUMNS)
ROUNDS = 60
AIM_MS = {1: 0.5, 2: 2.0, 3: 10.0}
"""Milliseconds on the reference machine of two cores (docs: issue 4, point 2)."""
AT_MOST = {1: 8, 2: 30, 3: 150}
"""Median in units of one pass over all equations."""


def equations() -> list[Equation]:
    """State the 39 equations of table 3."""
    rows = [
        Equation(coefficients={(3, row, c): -1 if c == "total" else 1 for c in COLUMNS})
        for row in rows_of("2021")
    ]
    results = [
        Equation(coefficients={**{(3, row, c): 1 for row in RESULTS}, (3, "done", c): -1})
        for c in COLUMNS
    ]
    balances = [
        Equation(
            coefficients={
                (3, "new", c): 1,
                (3, "carried_in", c): 1,
                (3, "done", c): -1,
                (3, "carried_out", c): -1,
            }
        )
        for c in COLUMNS
    ]
    return [*rows, *results, *balances]


def clocked(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def ratio_of(errors: int) -> float:
    """Localise random errors; return the median in passes over all equations."""
    chance, stated = seeded(errors), equations()
    searches, passes = [], []
    for _ in range(ROUNDS):
        values = {(3, *place): number for place, number in balanced_table3(chance).items()}
        for cell in chance.sample(sorted(values), errors):
            values[cell] += chance.choice([1, 2, 3, 9])
        searches.append(
            clocked(lambda v=values: smallest_repairs(system_of(stated, v), v))  # type: ignore[misc]
        )
        passes.append(
            clocked(
                lambda v=values: [  # type: ignore[misc]
                    sum(k * v[cell] for cell, k in one.coefficients.items()) for one in stated
                ]
            )
        )
    ratio = median(searches) / median(passes)
    print(f"{errors} 格：{median(searches) * 1000:.3f} ms（目标 {AIM_MS[errors]}），{ratio:.1f} 遍")
    return ratio


if __name__ == "__main__":
    sys.exit(any(ratio_of(errors) > most for errors, most in AT_MOST.items()))
