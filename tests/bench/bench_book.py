"""Measure a casebook on PostgreSQL against one in a file: ratios in one run, never seconds alone.

Run ``python tests/bench/bench_book.py [REPORTS]``: decisions one by one, findings in bulk, the
desk, verifying. The server is a throw-away one on loopback with every sync on, as the file has.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench_trail import MEANS, report

from engine.trail.casebook import Casebook
from engine.trail.store.place import Place, place_of
from engine.trail.verification.verify import verify

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from postgres_server import cluster

if TYPE_CHECKING:
    from collections.abc import Callable

DECISIONS, CHUNK, TURNS = 200, 100, 3


def opened(place: Place, actor: str = "张三") -> Casebook:
    """Open a casebook with the machine's own clock."""
    return Casebook.open(place, actor=actor, now=lambda: datetime.now(UTC))


def taken(what: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def swept(book: Casebook, start: int) -> None:
    """Sweep a chunk of reports with thirty findings each."""
    book.sweep([report(number) for number in range(start, start + CHUNK)], MEANS, sweep="b")


def decided(book: Casebook) -> None:
    """Take decisions, each synced by itself."""
    ids = [one.id for one in book.findings(1)]
    for number in range(DECISIONS):
        book.assign(ids[number % len(ids)], f"李{number % 7}")


def told(words: str, seconds: dict[str, list[float]], number: int) -> None:
    """Print both figures and their ratio; of several turns the best, for others work here too."""
    file, server = min(seconds["file"]), min(seconds["server"])
    print(
        f"{words:<44}{number / file:>10,.0f}/s{number / server:>10,.0f}/s"
        f"{server / file:>8.2f} times the file",
        flush=True,
    )


def main(reports: int) -> None:
    """Take turns between file and server, so that what else goes on here meets both."""
    print(f"{'':<44}{'file':>12}{'server':>12}")
    with tempfile.TemporaryDirectory() as name, cluster(durable=True) as running:
        places: dict[str, Place] = {
            "file": Path(name) / "book.db", "server": place_of(running.book()),
        }  # fmt: skip
        books = {who: opened(place) for who, place in places.items()}
        bulk: dict[str, list[float]] = {"file": [], "server": []}
        for start in range(0, reports, CHUNK):
            for who, book in books.items():
                bulk[who].append(taken(lambda one=book, at=start: swept(one, at)))  # type: ignore[misc]
        told(f"findings in bulk, {CHUNK} reports a chunk", bulk, CHUNK * 30)
        single = {
            who: [taken(lambda one=book: decided(one)) for _turn in range(TURNS)]  # type: ignore[misc]
            for who, book in books.items()
        }
        told("decisions, each synced", single, DECISIONS)
        desk = {
            who: [taken(lambda one=book: one.filings()) for _turn in range(TURNS)]  # type: ignore[misc]
            for who, book in books.items()
        }
        told("the desk listed", desk, reports)
        for book in books.values():
            book.close()
        verified = {who: [taken(lambda one=place: verify(one))] for who, place in places.items()}  # type: ignore[misc]
        told("verified, every row and byte", verified, reports)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)
