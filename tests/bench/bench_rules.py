"""Judging a report, building the rules, and five wrong cells, as parts of the baseline's time.

Each figure is made by a script in the interpreter of the baseline and of what is committed here
(``baseline.py``), by turns; the least of several rounds counts. Exits 1 where a goal is missed.
"""

from __future__ import annotations

import subprocess
import sys

from baseline import CHECKOUT, Installation, compared, told

ROUNDS = 3
BEGIN = """
import sys, time
from engine.check import Checker
from engine.facts import extract
from engine.localise.equations import system_of
from engine.localise.repairs import smallest_repairs
from engine.packs import load_pack
from engine.reading import read_report
def least(what, times):
    best = 9e9
    for _ in range(times):
        begun = time.process_time(); what(); best = min(best, time.process_time() - begun)
    return best * 1000
def report_of(name):
    data = open(name, "rb").read()
    try:
        from engine.packs import forms_of
        return read_report(data, "a.txt", forms_of(None))
    except (ImportError, TypeError):
        return read_report(data, "a.txt")
def facts_of(report):
    try:
        from engine.facts.context import Context
        return extract(report, Context(settings=dict(pack.settings), vocabulary=pack.vocabulary))
    except (AttributeError, TypeError):
        return extract(report)
pack = load_pack(**({"proof": False} if "proof" in (load_pack.__kwdefaults__ or {}) else {}))
"""
JUDGE = """
checker = Checker(pack); report = report_of(sys.argv[1]); facts = facts_of(report)
print(least(lambda: checker.judge(report, facts), 15))
"""
BUILD = """
def build():
    made = Checker(pack); getattr(made._desk, "build", lambda: None)()
print(least(build, 4) / len(pack.rules))
"""
WRONG = """
import random
sys.path.insert(0, sys.argv[2])
from making.tables import balanced_table3, rows_of, seeded
from bench.bench_localise import equations
stated, chance, times = equations(), seeded(5), []
for _ in range(12):
    values = {(3, *place): number for place, number in balanced_table3(chance).items()}
    for cell in chance.sample(sorted(values), 5):
        values[cell] += chance.choice([1, 2, 3, 9])
    system = system_of(stated, values)
    times.append(least(lambda: smallest_repairs(system, values), 2))
print(sorted(times)[len(times) // 2])
"""
ROWS = (
    ("judge of a report", JUDGE, 0.46, "ms"),
    ("build a rule, engine included", BUILD, 0.33, "ms"),
    ("five wrong cells, the median of twelve tables", WRONG, 0.16, "ms"),
)
"""The goals as parts of ef8dbb0's time: 3 of 6.5 ms, 0.3 of 0.9 ms a rule, 10 of 64 ms."""
REPORT = CHECKOUT / "samples" / "2023" / "柳河乡.txt"


def figure(one: Installation, script: str) -> float:
    """Return what a script prints in an installation's interpreter."""
    words = one.script(BEGIN + script, REPORT, one.tree / "tests")
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> int:
    """Print a row for each figure; 1 if one misses its goal."""
    missed = []
    for what, script, goal, unit in ROWS:

        def measure(one: Installation, script: str = script) -> float:
            return figure(one, script)

        missed.append(told(what, compared(measure, ROUNDS), goal, unit))
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
