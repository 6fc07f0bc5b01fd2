"""How long a person waits: key → committed event → next finding drawn, in a real pty.

    python tests/bench/bench_screens.py [decisions] [checkout]

Prints one JSON line (milliseconds); ``cpu`` is processor time, the one figure that a busy machine
leaves alone: compare it with that of another checkout in the same hour. Pilot.press has a floor of
62 ms, hence the pty. Also: how long a document of 260,000 characters takes to be set, and a jump in
it; 50,000 lines in a list.
"""

from __future__ import annotations

import json
import os
import pty
import select
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from engine.anchor import Anchor
from engine.reading import read_document
from engine.report import Document, Paragraph
from engine.trail.casebook import Casebook, Filter
from tui.render.lines import Spot
from tui.render.page import Mark, typeset

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from making.beside import module_at

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
START = (
    "import sys; from pathlib import Path; from tui.launch import run_review; "
    "sys.exit(run_review(Path(sys.argv[1]), filing=1, plainer=False, actor='计时'))"
)
SETTLED = 5  # what is read and loaded beside the first finding has come to an end by then
PAUSE = 0.2  # longer than the guard against a key held down


def made_book():
    """Load the module that makes casebooks by hand."""
    return module_at(HERE.parent / "tui/made_book.py")


def large_filing(path: Path, count: int) -> None:
    """Write a casebook with one filing of many findings on a real table."""
    made = made_book()
    data = (made.SAMPLES / "白沙镇.docx").read_bytes()
    findings, _ = made.made_findings(read_document(data, "a"))
    judged = [one for one in findings if one.outcome == "fail"]
    many = [
        replace(judged[number % len(judged)], key=f"k{number}", cause=None)
        for number in range(count)
    ]
    with Casebook.open(path, actor="计时", now=lambda: datetime.now(UTC)) as book:
        received = book.receive("a.docx", data, agency="白沙镇", kind="township", year=2023)
        book.record(
            received.version_id, many, pack_id="p", pack_version="1", pack_sha256="0",
            overlays_sha256="", engine_version="0", outcomes={},
        )  # fmt: skip


def until(terminal: int, wanted: bytes, seconds: float = 20) -> bytes:
    """Read until something was drawn."""
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen:
        left = end - time.monotonic()
        if left < 0 or not select.select([terminal], [], [], left)[0]:
            raise TimeoutError(wanted.decode())
        seen += os.read(terminal, 65536)
    return seen


def processor_time(process: int) -> float:
    """Return how many seconds all threads of a process have worked so far (Linux)."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((one / "schedstat").read_text().split()[0]) for one in threads) / 1e9


def latencies(
    book: Path, decisions: int, checkout: Path
) -> tuple[float, float, float, list[float]]:
    """Return the time until the first finding is drawn, and that of each decision.

    Between them stands the processor time: of the start, and of a decision.
    """
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(checkout)
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
        os.execv(sys.executable, [sys.executable, "-c", START, str(book)])  # noqa: S606 - us
    until(terminal, f"待定 {decisions}".encode())
    first = time.perf_counter() - started
    start = processor_time(child)
    time.sleep(SETTLED)
    before, times = processor_time(child), []
    for left in range(decisions - 1, 0, -1):
        time.sleep(PAUSE)
        while select.select([terminal], [], [], 0)[0]:
            os.read(terminal, 65536)
        begun = time.perf_counter()
        os.write(terminal, b"c")
        until(terminal, f"待定 {left}".encode())
        times.append(time.perf_counter() - begun)
    each = (processor_time(child) - before) / len(times)
    os.write(terminal, b"qq")
    until(terminal, b"\x1b[?1049l")
    os.waitpid(child, 0)
    return first, start, each, times


def document_times() -> dict[str, float]:
    """Return how long it takes to set a long document and to find a mark near its end."""
    text = "本机关于2024年1月3日收到政府信息公开申请一件，已依法答复申请人。" * 4
    blocks = tuple(
        Paragraph(text=text, anchor=Anchor(block=n)) for n in range(260_000 // len(text))
    )
    document = Document(source="", sha256="", format="text", blocks=blocks)
    begun = time.perf_counter()
    page = typeset(document, 74)
    settled = time.perf_counter()
    page.find(Mark(Spot(len(blocks) - 2), 20, 30))
    return {
        "set_260000_ms": round((settled - begun) * 1000, 1),
        "jump_ms": round((time.perf_counter() - settled) * 1000, 3),
    }


def main() -> None:
    """Measure and print."""
    decisions = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "bench.book"
        large_filing(book, decisions)
        checkout = Path(sys.argv[2]) if len(sys.argv) > 2 else CHECKOUT
        first, start, each, times = latencies(book, decisions, checkout)
        with Casebook.open(book, actor="计时", now=lambda: datetime.now(UTC)) as opened:
            committed = sum(e.kind == "finding.confirm" for e in opened.events(Filter()))
    assert committed == len(times), "not every decision was committed"
    ordered = sorted(times)
    result = {
        "decisions": len(times),
        "start_ms": round(first * 1000),
        "start_cpu_ms": round(start * 1000),
        "key_cpu_ms": round(each * 1000, 1),
        "median_ms": round(statistics.median(times) * 1000, 1),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)] * 1000, 1),
        "worst_ms": round(ordered[-1] * 1000, 1),
        **document_times(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
