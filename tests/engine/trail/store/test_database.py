"""Full disks, locked and read-only files, lost companions, other versions: a sentence each."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from engine.errors import TrailError
from engine.trail.maintenance.backup import backup
from engine.trail.store import database
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

FILLS_THE_DISK = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from engine.errors import TrailError
from engine.trail.casebook import Casebook
book = Casebook.open(Path(sys.argv[1]), actor="张三", now=lambda: datetime.now(UTC))
finding = book.findings(1)[0].id
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
done = 0
try:
    while True:
        book.decide(finding, "note", text="写" * 500)
        done += 1
except TrailError as error:
    print(done, error.message)
import os
sys.stdout.flush()
os._exit(0)
"""

MAY_ONLY_READ = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from engine.errors import TrailError
from engine.trail.casebook import Casebook
from engine.trail.verification.verify import verify
import sqlalchemy.dialects.sqlite.pysqlite
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
found = verify(path)
try:
    with Casebook.open(path, actor="张三", now=lambda: datetime.now(UTC)) as book:
        book.decide(1, "dismiss", reason="误报")
    print(found.code, "written")
except TrailError as error:
    print(found.code, error.message)
"""


@pytest.mark.slow
def test_a_full_disk_is_said_and_loses_nothing_that_was_acknowledged(reviewed):
    before = verify(reviewed.path).events
    limit = reviewed.path.stat().st_size + 400_000
    ran = subprocess.run(
        [sys.executable, "-c", FILLS_THE_DISK, str(reviewed.path), str(limit)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    done, sentence = ran.stdout.strip().split(" ", 1)
    assert "没有写入" in sentence
    assert int(done) > 3
    found = verify(reviewed.path)
    assert (found.code, found.events) == (0, before + int(done))


def _notes_without_end(book, finding):
    while True:
        book.decide(finding, "note", text="写" * 500)


def test_a_full_database_is_said(reviewed):
    with reviewed.open() as book:
        finding = book.findings(1)[0].id
        with book._ledger.database.connect() as connection:
            (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}")
        with pytest.raises(TrailError, match="磁盘已满"):
            _notes_without_end(book, finding)
    assert verify(reviewed.path).code == 0


@pytest.mark.slow
def test_a_read_only_file_can_be_read_and_says_that_it_cannot_be_written(reviewed):
    """A process that is nobody meets a file it may only read, first in a folder it may write."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        book = Path(folder) / "b.db"
        shutil.copy(reviewed.path, book)
        book.chmod(0o444)
        for mode in (0o777, 0o555):
            Path(folder).chmod(mode)
            ran = subprocess.run(
                [sys.executable, "-c", MAY_ONLY_READ, str(book)],
                capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
            )  # fmt: skip
            code, sentence = ran.stdout.strip().split(" ", 1)
            assert code == "0", sentence
            assert "只读" in sentence or "打不开" in sentence
        Path(folder).chmod(0o777)


def test_a_locked_file_is_said_after_the_patience(reviewed, monkeypatch):
    monkeypatch.setattr(database, "TIMEOUT", 0.1)
    with reviewed.open() as book:
        with closing(sqlite3.connect(reviewed.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(TrailError, match="另一个程序占用"):
                book.decide(1, "dismiss", reason="误报")
            assert len(book.findings(1)) == 3, "reading goes on"
        book.decide(1, "dismiss", reason="误报")


def test_who_waits_to_write_asks_often_and_gets_his_turn(reviewed, monkeypatch):
    """A sweep that lets go for a moment only is not overlooked, as by SQLite's own waiting."""
    with (
        reviewed.open() as book,
        closing(sqlite3.connect(reviewed.path, isolation_level=None)) as sweep,
    ):
        sweep.execute("BEGIN IMMEDIATE")
        asked: list[float] = []

        def sleep(seconds):
            asked.append(seconds)
            if len(asked) == 40:
                sweep.execute("ROLLBACK")

        monkeypatch.setattr(time, "sleep", sleep)
        book.decide(1, "dismiss", reason="误报")
    assert asked == [database.POLL] * 40


def test_a_copy_without_its_wal_is_an_older_whole_and_the_checkpoint_tells(reviewed, tmp_path):
    copy, seals = tmp_path / "副本.db", tmp_path / "检查点.txt"
    with reviewed.open() as book:
        book.decide(1, "dismiss", reason="误报")
        book.seal([seals])
        assert reviewed.path.with_name(reviewed.path.name + "-wal").stat().st_size
        shutil.copy(reviewed.path, copy)
        whole = backup(reviewed.path, tmp_path / "备份.db")
    assert verify(copy).code == 0, "without its -wal a copy is merely older"
    assert [problem.kind for problem in verify(copy, [seals]).problems] == ["truncated"]
    assert whole.code == 0
    assert verify(tmp_path / "备份.db", [seals]).code == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 200],
    ids=["空", "文字", "空壳"],
)
def test_what_is_no_casebook_is_unreadable_and_refused(desk, content):
    desk.path.write_bytes(content)
    assert verify(desk.path).code == 3
    with pytest.raises(TrailError):
        desk.open()
    assert desk.path.read_bytes() == content


def test_a_file_damaged_inside_is_unreadable(reviewed):
    data = bytearray(reviewed.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    reviewed.path.write_bytes(data)
    assert verify(reviewed.path).code == 3


def test_a_missing_casebook_is_unreadable(desk):
    found = verify(desk.path)
    assert (found.code, found.problems[0].kind) == (3, "unreadable")
