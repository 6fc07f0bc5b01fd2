"""Measure how long ten auditors wait with their decisions while two sweeps write into the book.

``python tests/bench/bench_waits.py [REPORTS]``: each sweep writes so many reports of 30 findings as
fast as it can, which a real sweep, that has to check them first, never does. On a file, and where
PostgreSQL is installed on a server of its own (durable, on loopback). An auditor decides, thinks
for a twentieth of a second and decides again.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))

from bench_trail import EACH, MEANS, report  # noqa: E402

from engine.trail.casebook import Casebook  # noqa: E402
from engine.trail.store.place import place_of  # noqa: E402

if TYPE_CHECKING:
    from engine.trail.store.place import Place

AUDITORS, SWEEPS, CHUNK, THINKS = 10, 2, 200, 0.05


def opened(place: Place, actor: str) -> Casebook:
    """Open a casebook with the machine's own clock."""
    return Casebook.open(place, actor=actor, now=lambda: datetime.now(UTC))


def decides(place: Place, number: int, over: Any, told: Any) -> None:
    """Note something on one finding after another until it is over; tell how long each took."""
    waits: list[float] = []
    with opened(place, f"审核员{number}") as book:
        ids = [one.id for one in book.findings(1)]
        while not over.is_set():
            begun = time.monotonic()
            book.decide(ids[len(waits) % EACH], "note", text="看过")
            waits.append(time.monotonic() - begun)
            time.sleep(THINKS)
    told.put(waits)


def sweeps(place: Place, number: int, reports: int) -> None:
    """Write reports of its own."""
    first = 1 + number * reports
    with opened(place, f"批量{number}") as book:
        for start in range(first, first + reports, CHUNK):
            book.sweep([report(one) for one in range(start, start + CHUNK)], MEANS, sweep="b")


def measure(name: str, place: Place, reports: int) -> None:
    """Let all of them work on a book, and print the waits."""
    with opened(place, "张三") as book:
        book.sweep([report(0)], MEANS)
    context = multiprocessing.get_context("spawn")
    over, told = context.Event(), context.Queue()
    people = [
        context.Process(target=decides, args=(place, one, over, told)) for one in range(AUDITORS)
    ]
    bulk = [context.Process(target=sweeps, args=(place, one, reports)) for one in range(SWEEPS)]
    begun = time.monotonic()
    for one in (*people, *bulk):
        one.start()
    for one in bulk:
        one.join()
    seconds = time.monotonic() - begun
    over.set()
    waits = sorted(wait for _ in people for wait in told.get())
    for one in people:
        one.join()
    at = {part: waits[int(len(waits) * part)] for part in (0.5, 0.99)}
    print(
        f"{name}: {len(waits)} decisions while {SWEEPS * reports} reports were written in "
        f"{seconds:.0f} s: median {at[0.5]:.3f} s, 99 % below {at[0.99]:.3f}, most {waits[-1]:.3f}",
        flush=True,
    )


def main(reports: int) -> None:
    """Measure both databases."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from needs import server_programs

    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        measure("SQLite", Path(name) / "a.book", reports)
    if server_programs() is not None:
        from postgres_server import cluster

        with cluster(durable=True) as server:
            measure("PostgreSQL", place_of(server.book()), reports)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 2000)
