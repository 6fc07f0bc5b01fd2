"""Measure the trail against the reference figures of the design (a quiet two-core machine).

Run ``python tests/bench/bench_trail.py [EVENTS]``; a million events by default. Reference: 957
chained events a second through the ORM and 2,045 through Core, 105,000 findings a second in bulk,
a million events verified in 7 s and 56 MiB, the desk of 10,000 filings shown in 0.3 s.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from engine.trail.casebook import Casebook, CheckProvenance, ReceivedFile
from engine.trail.store import models
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

FILINGS = 10_000
EACH = 30
CHUNK = 500
MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a" * 64, overlays_sha256="",
    engine_version="0.1.0",
)  # fmt: skip


def opened(path: Path) -> Casebook:
    """Open a casebook with the machine's own clock."""
    return Casebook.open(path, actor="张三", now=lambda: datetime.now(UTC))


def finding(number: int) -> dict[str, Any]:
    """Make a finding as a check gives it, of the usual length."""
    mark = {
        "block": 5,
        "row": 3,
        "column": 4,
        "start": 0,
        "end": 1,
        "quote": "3",
        "at": "第2个表格",
    }
    return {
        "key": f"青禾县石桥镇|2023|F203|3.{number}", "digest": f"{number:064x}", "rule": "F203",
        "name": "balance", "outcome": "fail", "severity": "error" if number % 3 else "warning",
        "title": "申请收支不平衡", "message": "自然人：新收3＋上年结转0≠办理结果总计2＋结转下年度0",
        "place": {"part": 3, "table": 3, "row": None, "column": "natural", "label": ""},
        "evidence": [{"quote": "3", "at": "第2个表格第3行第4列"}],
        "basis": [{"source": "form-2021", "clause": "表三表头", "title": "年度报告格式"}],
        "why": "收到的申请要么在当年办结，要么结转下年，两边必须相等。", "cause": None, "ask": "",
        "remedy": "核对台账，改正新收、上年结转、办理结果总计或结转下年度。", "explained": None,
        "expected": "新收＋上年结转＝3", "actual": "办理结果＋结转下年＝2", "marks": [mark],
        "responsibility": "agency",
    }  # fmt: skip


@contextmanager
def measured(words: str, number: int, unit: str = "/s") -> Iterator[None]:
    """Print how many a second, or with ``unit`` ``s`` how long it took."""
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    figure = f"{seconds:.2f} s" if unit == "s" else f"{number / seconds:,.0f}{unit}"
    print(f"{words:<58}{figure:>16}", flush=True)


def decisions(folder: Path) -> None:
    """Measure single decisions: each its own synced transaction, through the whole casebook."""
    with opened(folder / "decisions.db") as book:
        book.sweep([report(0)], MEANS)
        ids = [one.id for one in book.findings(1)]
        book.decide(ids[0], "note", text="热身")
        with measured("decisions (event, row, counts; FULL) [957 by ORM]", 1000):
            for number in range(1000):
                book.assign(ids[number % EACH], "李四")
        with measured("bare events, one a transaction (FULL) [2,045 by Core]", 2000):
            for number in range(2000):
                with book._ledger.writing() as transaction:
                    transaction.append("book.noted", "book", {"number": number})


def report(number: int) -> tuple[ReceivedFile, list[dict[str, Any]], tuple[()], dict[str, int]]:
    """Make a report as a sweep hands it over."""
    arrival = ReceivedFile(
        name=f"{number}.txt", data=f"第{number}份报告".encode() * 800, agency=f"第{number}号镇",
        kind="township", year=2023,
    )  # fmt: skip
    return arrival, [finding(k) for k in range(EACH)], (), {"pass": 130, "fail": EACH}


def bulk(folder: Path) -> None:
    """Measure a sweep of 10,000 reports with 30 findings each, and the desk over it."""
    path = folder / "season.db"
    with opened(path) as book:
        with measured(f"sweep: findings received, reconciled, stored ({FILINGS:,}×{EACH})",
                      FILINGS * EACH):  # fmt: skip
            for start in range(0, FILINGS, CHUNK):
                book.sweep([report(n) for n in range(start, start + CHUNK)], MEANS, sweep="b")
        rows(book)
    with (
        measured("open the casebook and list 10,000 filings [0.3 s]", 1, "s"),
        opened(path) as book,
    ):
        assert len(book.filings()) == FILINGS
    with opened(path) as book:
        with measured("one filing's findings with history", 1, "s"):
            assert len(book.findings(5000)) == EACH
        with measured("search for two characters in 300,000 findings [0.2 s/million]", 1, "s"):
            book.search("没有这句")
        with measured("sweep again: nothing new", FILINGS, " reports/s"):
            known = book.checked_digests(MEANS)
            assert len(known) == FILINGS
    size = path.stat().st_size
    print(f"{'size of a filing with 30 findings and 14 kB of text':<58}{size / FILINGS:>14,.0f} B")
    with measured("verify it, every row and byte compared", 1, "s"):
        assert verify(path).code == 0


def rows(book: Casebook) -> None:
    """Measure bare rows of findings through ``insert(Model)``, as the reference did; undone."""
    values = [
        {"filing_id": 1, "key": f"x{n}", "digest": "d" * 64, "rule": "F203", "severity": "error",
         "outcome": "fail", "data": "{}", "data_sha256": "e" * 64, "opened_by": 1, "changed_by": 1}
        for n in range(100_000)
    ]  # fmt: skip
    with book._ledger.database.connect() as connection:
        with measured("bare findings by insert(Model), with indexes [105,000]", 100_000):
            connection.execute(insert(models.table(models.Finding)), values)
        connection.rollback()


def chain(folder: Path, events: int) -> None:
    """Measure verifying a long chain, in a process of its own for its memory."""
    path = folder / "chain.db"
    with opened(path) as book, measured(f"append {events:,} events, 1,000 a transaction", events):
        for start in range(0, events, 1000):
            with book._ledger.writing(synced=False) as transaction:
                for number in range(start, start + 1000):
                    transaction.append("book.noted", "book", {"number": number, "digest": "d" * 64})
    print(f"{'size of an event':<58}{path.stat().st_size / events:>14,.0f} B")
    subprocess.run([sys.executable, __file__, "verify", str(path)], check=True)


def verify_alone(path: str) -> None:
    """Verify in this process and print its peak memory."""
    with measured("verify them [7 s a million]", 1, "s"):
        found = verify(path)
    assert found.code == 0, found.sentences
    status = Path("/proc/self/status")  # ru_maxrss would tell the parent's peak
    if status.exists():
        peak = int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
        print(f"{'peak memory of that, imports included [56 MiB]':<58}{peak:>12,.0f} MiB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["verify"]:
        verify_alone(sys.argv[2])
    else:
        with tempfile.TemporaryDirectory() as name:
            decisions(Path(name))
            bulk(Path(name))
            chain(Path(name), int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
