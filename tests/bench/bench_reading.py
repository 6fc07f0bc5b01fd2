"""How fast reading is, beside what it cannot be faster than, in one process and one run.

Run: python tests/bench/bench_reading.py [FOLDER WITH official.docx, wordlike.docx, gov.html].
Prints the best of many rounds in milliseconds, and ratios to the floor: read the ratios. Peers run
beside it where they are installed (or lie on PYTHONPATH): markitdown, office_oxide, pdfplumber,
tablers.
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
import pypdfium2 as pdfium
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from engine.reading import LIMITS, read_document
from engine.reading.formats.pdf import reader

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parent.parent.parent
ROUNDS = int(os.environ.get("GOUJI_ROUNDS", "31"))


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
    if importlib.util.find_spec("office_oxide") is not None:
        from office_oxide import Document

        contest["office_oxide"] = lambda: Document.from_bytes(data, "docx").to_ir()
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


def pdf_contest(path: Path) -> dict[str, Callable[[], object]]:
    """Bare text by pypdfium2; our reading in this process and in its child; pdfplumber if there."""
    data = path.read_bytes()

    def floor() -> object:
        with pdfium.PdfDocument(data) as document:
            return [page.get_textpage().get_text_range() for page in document]

    contest: dict[str, Callable[[], object]] = {
        "floor: pypdfium2 text": floor,
        "gouji, without child": lambda: reader.content(data, LIMITS),
    }
    if importlib.util.find_spec("pdfplumber") is not None:
        import pdfplumber

        def theirs() -> object:
            with pdfplumber.open(io.BytesIO(data)) as document:
                return [(page.extract_text(), page.extract_tables()) for page in document.pages]

        contest["pdfplumber"] = theirs
    if importlib.util.find_spec("tablers") is not None:
        contest["tablers"] = lambda: tables_only(path)
    return contest


def tables_only(path: Path) -> object:
    """Find the tables of a PDF by tablers, with their text; it reads no prose."""
    from tablers import Document, find_tables

    document = Document(str(path))
    found = [find_tables(page, extract_text=True) for page in document.pages()]
    document.close()
    return found


def doc_contest(path: Path) -> dict[str, Callable[[], object]]:
    """Read a .docx and the .doc that LibreOffice made of it."""
    word, old = path.read_bytes(), (path.parent / "lo" / f"{path.stem}.doc").read_bytes()
    return {
        "docx": lambda: read_document(word, path.name),
        "doc": lambda: read_document(old, "a.doc"),
    }


def cost_of_child(path: Path) -> None:
    """Print what the child process adds, by the clock: its work is not this process's."""
    data = path.read_bytes()
    taken: dict[str, list[float]] = {"alone": [], "child": []}
    for _ in range(ROUNDS):
        for name, run in (("alone", reader.content), ("child", reader.read)):
            begun = time.perf_counter()
            run(data, LIMITS)
            taken[name].append(time.perf_counter() - begun)
    here, there = (min(times) * 1000 for times in taken.values())
    print(f"  by the clock: here {here:.1f} ms, in the child {there:.1f} ms  {there / here:.2f}x")


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
    for path in (corpus / "hongze" / "hongze-2024.pdf", folder / "lo" / "official.pdf"):
        report(path, pdf_contest(path))
        cost_of_child(path)
    report(folder / "official.docx", doc_contest(folder / "official.docx"))


if __name__ == "__main__":
    main()
