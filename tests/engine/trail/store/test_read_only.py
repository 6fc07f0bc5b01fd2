"""A casebook that may only be read is looked at as it stands, and no byte beside it changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from making.ordinary import weakly

from engine.errors import TrailError
from engine.trail.store.read_only import may_only_read

if TYPE_CHECKING:
    from engine.trail.casebook import Casebook

pytestmark = pytest.mark.sqlite_file

CHECKOUT = Path(__file__).resolve().parents[4]
LOOKS = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from engine.errors import TrailError
from engine.trail.casebook import Casebook
from engine.trail.verification.verify import verify
path, now = Path(sys.argv[1]), lambda: datetime(2024, 2, 1, tzinfo=UTC)
said = {"verify": verify(path).code}
try:
    with Casebook.open(path, actor="nobody", now=now, create=False) as book:
        said["read_only"] = book.read_only
        findings = [one for filing in book.filings() for one in book.findings(filing.id)]
        said["states"] = sorted(one.state for one in findings)
        said["events"] = len(list(book.events()))
        said["code"] = book.exported("csv", "0" * 64, 1).code
        try:
            book.decide(findings[0].id, "note", text="x")
        except TrailError as error:
            said["refused"] = error.message
except TrailError as error:
    said["error"] = error.message
print(json.dumps(said))
"""


def looked(path: Path, folder_mode: int = 0o555, file_mode: int = 0o444) -> dict[str, Any]:
    """Look at a casebook without root's power; nothing in its folder may change."""
    for one in path.parent.iterdir():
        one.chmod(file_mode)
    path.parent.chmod(folder_mode)
    before = contents(path.parent)
    done = subprocess.run(
        weakly(sys.executable, "-c", LOOKS, str(path)), check=True, cwd=CHECKOUT,
        capture_output=True, env={**os.environ, "PYTHONUTF8": "1", "TMPDIR": str(spare(path))},
    )  # fmt: skip
    path.parent.chmod(0o755)
    assert contents(path.parent) == before
    assert list(spare(path).iterdir()) == [], "no copy stays"
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def spare(path: Path) -> Path:
    """Return a folder for temporary files, made if need be."""
    folder = path.parent.parent / "spare"
    folder.mkdir(exist_ok=True)
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Return the digests of a folder's files by name."""
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


@pytest.fixture
def shelf(tmp_path):
    """Give a folder that will be closed."""
    folder = tmp_path / "只读"
    folder.mkdir()
    return folder


@pytest.mark.slow
@pytest.mark.needs("without_root")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode"),
    [(0o555, 0o644), (0o755, 0o400), (0o755, 0o444), (0o555, 0o400)],
    ids=["文件夹只读", "文件只读0400", "文件只读0444", "都只读"],
)
def test_all_that_reads_works_and_what_writes_is_refused(reviewed, shelf, folder_mode, file_mode):
    book = Path(shutil.copy(reviewed.path, shelf / "案.book"))
    said = looked(book, folder_mode, file_mode)
    assert (said["verify"], said["read_only"]) == (0, True)
    assert said["states"] == ["confirmed", "dismissed", "open"]
    assert said["code"].startswith(f"{said['events']}-")
    assert "只读" in said["refused"]


@pytest.mark.slow
@pytest.mark.needs("without_root")
@pytest.mark.parametrize("with_shm", [True, False])
def test_what_stands_in_the_wal_alone_is_seen(reviewed, shelf, with_shm):
    """Its writer works with it, or was killed, or it was copied with its -wal."""
    with reviewed.open("李四") as book:
        (filing,) = book.filings()
        undecided = next(one for one in book.findings(filing.id) if one.state == "open")
        book.decide(undecided.id, "confirm")
        endings = ("", "-wal", "-shm") if with_shm else ("", "-wal")
        for ending in endings:
            source = reviewed.path.with_name(reviewed.path.name + ending)
            shutil.copy(source, shelf / f"案.book{ending}")
        assert (shelf / "案.book-wal").stat().st_size
    said = looked(shelf / "案.book")
    assert (said["verify"], said["read_only"]) == (0, True)
    assert said["states"] == ["confirmed", "confirmed", "dismissed"]


@pytest.mark.slow
@pytest.mark.needs("without_root")
def test_a_casebook_that_is_in_use_is_read_beside_its_writer(reviewed, shelf):
    shutil.copy(reviewed.path, shelf / "案.book")
    reviewed.path = shelf / "案.book"
    with reviewed.open("李四") as book:
        (filing,) = book.filings()
        for one in book.findings(filing.id):
            if one.state == "open":
                book.decide(one.id, "confirm")
        said = looked(shelf / "案.book")
        assert said["states"] == ["confirmed", "confirmed", "dismissed"]
        for one in shelf.iterdir():
            one.chmod(0o600)
        book.decide(one_of(book), "note", text="还能写")


def one_of(book: Casebook) -> int:
    """Return some finding."""
    return book.findings(book.filings()[0].id)[0].id


@pytest.mark.slow
@pytest.mark.needs("without_root")
def test_a_wal_that_may_not_be_read_is_a_sentence(reviewed, shelf):
    shutil.copy(reviewed.path, shelf / "案.book")
    (shelf / "案.book-wal").write_bytes(b"x" * 100)
    (shelf / "案.book-wal").chmod(0)
    code = LOOKS.replace('"verify": verify(path).code', "")
    shelf.chmod(0o555)
    done = subprocess.run(
        weakly(sys.executable, "-c", code, str(shelf / "案.book")), check=True, cwd=CHECKOUT,
        capture_output=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    shelf.chmod(0o755)
    assert "-wal 文件没有权限" in json.loads(done.stdout)["error"]


@pytest.mark.slow
@pytest.mark.needs("without_root")
def test_another_database_is_none_of_ours_here_too(shelf):
    with closing(sqlite3.connect(shelf / "x.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
    assert "不是 gouji 的案卷" in looked(shelf / "x.db")["error"]


def test_one_who_may_write_is_not_held_back(reviewed):
    assert not may_only_read(reviewed.path)
    with reviewed.open() as book:
        assert not book.read_only
        book.must_be_writable()


def test_a_book_that_is_not_there_is_not_taken_for_one_to_look_at(tmp_path, desk):
    assert not may_only_read(tmp_path / "nothing")
    with pytest.raises(TrailError, match="没有案卷"):
        desk.open(create=False)
