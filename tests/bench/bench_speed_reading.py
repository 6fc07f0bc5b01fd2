"""Reading, facts and a sweep as ratios in one run: of the baseline commit, or of a bare parse.

Run: python tests/bench/bench_speed_reading.py [FILES]. It measures what is committed (HEAD); FILES
is how many files the mixed season has. Exit code 1 if a goal is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))

from baseline import Compared, compared, cpu, told  # noqa: E402

if TYPE_CHECKING:
    from baseline import Installation

SWEEP, TEXT, PROSE, PDF = 0.38, 0.31, 0.33, 0.4
"""The goals as parts of the baseline: a sweep, ``read_report`` of a text, facts of much prose, PDF
files (child included)."""
FLOORS = {"official.docx": 2.0, "wordlike.docx": 1.3, "gov.html": 3.0, "lo/official.html": 3.0}
"""The goals over unzip and lxml, over a lexbor parse. The floor runs alone, its memory warm, and is
a third cheaper than between other work (bench_reading): the baseline's pages cost thirteen times
as much by it, eight times by the other. So the baseline's own figure stands beside ours."""
ROUNDS = 3
LEAST = """
import sys, time
from pathlib import Path
from engine.packs import load_pack
from engine.reading import read_document, read_report

pack = load_pack()
forms = {} if isinstance(pack.forms, Path) else {"forms": pack.forms}  # the baseline has its own

def least(run, rounds=15):
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)
"""
READ = (
    LEAST
    + """
data = Path(sys.argv[1]).read_bytes()
print(least(lambda: read_report(data, "a.txt", **forms)))
"""
)
FACTS = (
    LEAST
    + """
from engine.facts import extract
from engine.facts.context import Context
text = Path(sys.argv[1]).read_text(encoding="utf-8")
start = text.index("\\n", text.index("政府信息公开申请"))
prose = PROSE
words = {"vocabulary": pack.vocabulary} if hasattr(pack, "vocabulary") else {}
context = Context(settings=pack.settings, **words)
def fresh():
    data = (text[:start] + "\\n" + prose + text[start:]).encode()
    return read_report(data, "a.txt", **forms)
reports = [fresh() for _ in range(6)]
print(least(lambda: extract(reports.pop(), context), 6))
"""
)
TALK = '"我们认真学习条例，及时回应群众关切，完善目录和指南。" * 1600'
COUNTED = """"".join(
    f"我们认真学习条例，完善目录和指南。全年发布信息{n}条，解读政策{n % 40}次。及时回应群众关切。"
    for n in range(1000)
)"""
DOCUMENT = (
    LEAST
    + """
import io, zipfile
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
data, name = Path(sys.argv[1]).read_bytes(), sys.argv[1]
def floor():
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return etree.fromstring(package.read("word/document.xml"))
    return LexborHTMLParser(data.decode("utf-8", "replace"))
print(least(lambda: read_document(data, name)) / least(floor))
"""
)
MANY = """
import resource, sys
from pathlib import Path
from engine.reading import read_document
try: from engine.reading.files import sandbox
except ImportError: sandbox = None

def spent():
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)

data, begun = Path(sys.argv[1]).read_bytes(), spent()
for _ in range(30):
    read_document(data, "a.pdf")
getattr(sandbox, "dismiss", lambda: None)()  # a child counts when it has ended
print((spent() - begun) / 30)
"""


def said(one: Installation, script: str, file: Path) -> float:
    """Return the figure that a script prints in an installation."""
    words = one.script(script, file)
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def swept(one: Installation, folder: Path) -> float:
    """Return the processor's seconds of a sweep into a new casebook, by one worker."""
    with tempfile.TemporaryDirectory() as name:
        book = str(Path(name) / "a.book")
        words = ("sweep", str(folder), "--workers", "1", "--fail-on", "never", "--book", book)
        return cpu((one.gouji, *words))


def main(files: int) -> int:
    """Print every row beside its goal."""
    from making.mixed import write_mixed

    corpus = Path(os.environ.get("GOUJI_CORPUS", CHECKOUT.parent / "shared" / "corpus"))
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        reports = write_mixed(folder, files, Path(name) / "office")
        found = compared(partial(swept, folder=folder), ROUNDS)
        missed |= told(f"sweep of {reports} reports, one worker", found, SWEEP)
    text = CHECKOUT / "samples" / "2023" / "柳河乡.txt"
    for what, script, goal in (
        ("read_report of a text", READ, TEXT),
        ("facts of much prose", FACTS.replace("PROSE", TALK), PROSE),
        ("facts of much prose that counts things", FACTS.replace("PROSE", COUNTED), PROSE),
    ):
        missed |= told(what, compared(partial(said, script=script, file=text), ROUNDS), goal)
    for file, goal in FLOORS.items():
        path = corpus / "made" / file
        if path.exists():
            found = compared(partial(said, script=DOCUMENT, file=path), ROUNDS)
            unit = f"of it (baseline: {found.old:.1f})"
            missed |= told(f"{file} over a bare parse", Compared(1.0, found.new), goal, unit)
    for file in ("made/lo/official.pdf", "made/lo/wordlike.pdf", "hongze/hongze-2024.pdf"):
        path = corpus / file
        if path.exists():
            found = compared(partial(said, script=MANY, file=path), ROUNDS)
            missed |= told(f"{file}, read thirty times", found, PDF)
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 120))
