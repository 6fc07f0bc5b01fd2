"""How fast reading is, beside what it cannot be faster than, in one process and one run.

Run: python tests/bench/bench_reading.py [FOLDER WITH official.docx, wordlike.docx, gov.html].
Prints the best of many rounds in milliseconds, and ratios to the floor: read the ratios.
"""

from __future__ import annotations

import gc
import importlib.util
import io
import os
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx as python_docx
import lxml.html
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from engine.reading import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 31


def alternated(contest: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Run all in turn, many rounds; return the best processor time of each in milliseconds.

    The best of many rounds is what the code needs; the rest is what else the machine was doing.

    The heap is collected before each run: python-docx leaves cycles that the next would pay for.
    """
    times: dict[str, list[float]] = {name: [] for name in contest}
    for _ in range(ROUNDS):
        for name, run in contest.items():
            gc.collect()
            begun = time.process_time()
            run()
            times[name].append(time.process_time() - begun)
    return {name: min(taken) * 1000 for name, taken in times.items()}


def word_contest(path: Path) -> dict[str, Callable[[], object]]:
    """Unzip and parse alone; our reading; python-docx's own iteration; markitdown if installed."""
    data = path.read_bytes()

    def floor() -> object:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return etree.fromstring(package.read("word/document.xml"))

    def theirs() -> object:
        document = python_docx.Document(io.BytesIO(data))
        prose = [paragraph.text for paragraph in document.paragraphs]
        return prose, [[[c.text for c in r.cells] for r in t.rows] for t in document.tables]

    contest: dict[str, Callable[[], object]] = {
        "floor: unzip + lxml": floor,
        "gouji": lambda: read_document(data, path.name),
        "python-docx": theirs,
    }
    if importlib.util.find_spec("markitdown") is not None:
        from markitdown import MarkItDown

        converter = MarkItDown()
        contest["markitdown"] = lambda: converter.convert_stream(io.BytesIO(data))
    return contest


def page_contest(path: Path) -> dict[str, Callable[[], object]]:
    """Parse alone by two parsers; our reading, which parses and walks."""
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    return {
        "floor: lxml.html parse": lambda: lxml.html.fromstring(data),
        "lexbor parse": lambda: LexborHTMLParser(text),
        "gouji": lambda: read_document(data, path.name),
    }


def memory(path: Path) -> float:
    """Return the peak of Python's memory while one file is read, in megabytes."""
    data = path.read_bytes()
    tracemalloc.start()
    read_document(data, path.name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / (1 << 20)


def report(path: Path, contest: dict[str, Callable[[], object]]) -> None:
    """Print one table."""
    taken = alternated(contest)
    floor = next(iter(taken.values()))
    print(f"{path.name}  ({path.stat().st_size / 1024:.0f} kB, peak {memory(path):.1f} MB)")
    for name, milliseconds in taken.items():
        print(f"  {name:24}{milliseconds:9.2f} ms  {milliseconds / floor:6.2f}x")


def main() -> None:
    """Measure every format that this file knows."""
    corpus = Path(os.environ.get("GOUJI_CORPUS", CHECKOUT.parent / "shared" / "corpus"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else corpus / "made"
    for name in ("official.docx", "wordlike.docx"):
        report(folder / name, word_contest(folder / name))
    for name in ("gov.html", "lo/official.html"):
        report(folder / name, page_contest(folder / name))


if __name__ == "__main__":
    main()
