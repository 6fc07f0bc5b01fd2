"""Each file is read from disk once a stage: once by check, twice by sweep (look, check)."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from making.chance import draft
from making.writers import as_docx, as_html

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = """
import json, sys
folder, words = sys.argv[1], sys.argv[2:]
opened, made = {}, []
def hook(event, given):
    if event == "open" and isinstance(given[0], str) and given[0].startswith(folder + "/"):
        name = given[0][len(folder) + 1:]
        opened[name] = opened.get(name, 0) + 1
    elif event == "tempfile.mkdtemp":
        made.append(given[0])
sys.addaudithook(hook)
from tui.cli import main
try:
    main(words)
except SystemExit:
    pass
print(json.dumps([opened, made]), file=sys.stderr)
"""


def counted(folder: Path, *words: str) -> tuple[dict[str, int], list[str]]:
    """Run gouji in a process that counts; return how often each file was opened, and folders."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, str(folder), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    opened, made = json.loads(done.stderr.splitlines()[-1])
    return opened, made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two .docx, a page, and an archive of two reports."""
    place = tmp_path / "county"
    place.mkdir()
    for n in range(2):
        (place / f"{n}.docx").write_bytes(as_docx(draft(n)))
    (place / "2.html").write_bytes(as_html(draft(2)))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(3, 5):
            archive.writestr(f"{n}.docx", as_docx(draft(n)))
    (place / "all.zip").write_bytes(packed.getvalue())
    return place


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_check_reads_each_file_once_and_makes_no_folder(folder: Path, workers: str) -> None:
    opened, made = counted(folder, "check", str(folder), "--workers", workers)
    assert opened == {"0.docx": 1, "1.docx": 1, "2.html": 1, "all.zip": 1}
    assert made == []


@pytest.mark.slow
def test_check_reads_a_file_once_that_needs_the_converter(folder: Path) -> None:
    (folder / "1a.rtf").write_bytes(b"{\\rtf1 x}")
    opened, _made = counted(folder, "check", str(folder), "--workers", "1")
    assert set(opened.values()) == {1}
    assert "1a.rtf" in opened


@pytest.mark.slow
def test_last_years_reports_are_read_once_too(folder: Path) -> None:
    last = folder / "0.docx"
    opened, _made = counted(folder, "check", str(folder / "1.docx"), "--last", str(last))
    assert opened == {"0.docx": 1, "1.docx": 1}


@pytest.mark.slow
def test_sweep_reads_each_file_twice_the_look_and_the_check(folder: Path) -> None:
    book = folder.parent / "a.book"
    words = ("sweep", str(folder), "--book", str(book), "--actor", "张三", "--workers", "1")
    opened, _made = counted(folder, *words)
    assert opened == {"0.docx": 2, "1.docx": 2, "2.html": 2, "all.zip": 2}
