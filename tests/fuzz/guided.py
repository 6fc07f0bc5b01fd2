"""Fuzz the readers that run in this process, guided by coverage (needs atheris, not a dependency).

Run: pip install atheris; python tests/fuzz/guided.py FOLDER -max_total_time=600. The folder takes
the corpus that grows; the seeds are written into it first.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

READERS = (
    "assemble", "formats.libreoffice", "formats.doc.reader", "formats.docx.reader",
    "formats.html.reader", "formats.html.mht", "formats.text.reader",
)  # fmt: skip
with atheris.instrument_imports(include=["engine"]):
    for reader in READERS:
        importlib.import_module(f"engine.reading.{reader}")
    from engine.errors import ReadingError
    from engine.reading.files.sniff import sniff
    from engine.reading.formats import libreoffice

from run import tried  # noqa: E402
from seeds import seeds  # noqa: E402

NAMES = {"docx": "a.docx", "doc": "a.doc", "html": "a.html", "mht": "a.mht", "text": "a.txt"}


def one(data: bytes) -> None:
    """Read one input; raise where something is wrong with a reader."""
    try:
        found = sniff(data)
    except ReadingError:
        return
    if found == "pdf":  # runs in a child, where coverage is not seen
        return
    wrong = tried(data, NAMES.get(found, "a.txt"))
    if wrong:
        raise AssertionError(wrong)


def main() -> None:
    """Write the seeds, then fuzz until told to stop."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in seeds().items():
        (folder / name).write_bytes(data)
    libreoffice.available = lambda: False
    atheris.Setup([*sys.argv[:2], "-max_len=200000", "-timeout=20", *sys.argv[2:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
