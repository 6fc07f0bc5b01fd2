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
from engine.trail.casebook import UnreadableFile
from engine.trail.maintenance.backup import backup
from engine.trail.store import database, filesystem, schema, sqlite_file
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/share /mnt/共享 nfs4 rw 0 0
//nas/x /mnt/with\\040space cifs rw 0 0
tmpfs /mnt/共享/local tmpfs rw 0 0
"""
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


def test_a_read_only_connection_is_said_and_verifying_needs_no_writing(reviewed):
    uri = f"{reviewed.path.as_uri()}?mode=ro"
    with (
        pytest.raises(TrailError, match="只读"),
        filesystem.failures_told(reviewed.path),
        closing(sqlite3.connect(uri, uri=True)) as connection,
    ):
        connection.execute("UPDATE filings SET state = 'x'")
    before = reviewed.path.read_bytes()
    assert verify(reviewed.path).code == 0
    assert reviewed.path.read_bytes() == before


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


def test_a_sweep_lets_others_write_between_its_transactions(reviewed, monkeypatch):
    rests: list[float] = []
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    monkeypatch.setattr(time, "sleep", rests.append)
    with reviewed.open() as book:
        for _ in range(2):
            with book._ledger.writing(synced=False):
                pass
        with book._ledger.writing():
            pass
    assert rests == [0.0, pytest.approx(sqlite_file.PAUSE)]


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


def test_a_network_file_system_is_refused_with_what_to_do(tmp_path):
    assert filesystem.file_system(Path("/mnt/共享/a.db"), MOUNTS) == "nfs4"
    assert filesystem.file_system(Path("/mnt/共享/local/a.db"), MOUNTS) == "tmpfs"
    assert filesystem.file_system(Path("/mnt/with space/a.db"), MOUNTS) == "cifs"
    assert filesystem.file_system(Path("/mnt/共享的/a.db"), MOUNTS) == "ext4"
    assert filesystem.file_system(Path("//nas/share/a.db"), MOUNTS) == "cifs"
    with pytest.raises(TrailError, match="本机磁盘"):
        database.open_database(Path("/mnt/共享/a.db"), mounts=MOUNTS)
    filesystem.refuse_network(tmp_path / "a.db", MOUNTS)


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


def test_another_programs_database_is_not_touched(desk):
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("CREATE TABLE events (a)")
    with pytest.raises(TrailError, match="不是 gouji 的案卷"):
        desk.open()
    assert verify(desk.path).code == 3


def test_a_file_damaged_inside_is_unreadable(reviewed):
    data = bytearray(reviewed.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    reviewed.path.write_bytes(data)
    assert verify(reviewed.path).code == 3


def test_a_missing_casebook_is_unreadable(desk):
    found = verify(desk.path)
    assert (found.code, found.problems[0].kind) == (3, "unreadable")


def test_an_older_casebook_is_migrated_after_a_backup_and_the_trail_tells(reviewed, monkeypatch):
    old = database.SCHEMA
    monkeypatch.setattr(database, "SCHEMA", old + 1)
    steps = {
        **schema.STEPS, old: ["ALTER TABLE filings ADD COLUMN remark TEXT NOT NULL DEFAULT ''"],
    }  # fmt: skip
    monkeypatch.setattr(schema, "STEPS", steps)
    assert verify(reviewed.path).code == 3, "an old one is opened once before it is verified"
    with reviewed.open() as book:
        event = list(book.events())[-1]
        assert (event.kind, event.payload["from"], event.payload["to"]) == (
            "book.migrated", old, old + 1,
        )  # fmt: skip
    kept = reviewed.path.with_name(event.payload["backup"])
    assert database.schema_of(kept) == old
    assert database.schema_of(reviewed.path) == old + 1
    assert verify(reviewed.path).code == 0
    with reviewed.open() as book:
        assert len(list(book.events())) == event.seq, "only once"


def test_a_failed_migration_leaves_everything_as_it_was(reviewed, monkeypatch):
    old = database.SCHEMA
    monkeypatch.setattr(database, "SCHEMA", old + 1)
    steps = {**schema.STEPS, old: ["ALTER TABLE filings ADD COLUMN x", "NONSENSE"]}
    monkeypatch.setattr(schema, "STEPS", steps)
    with pytest.raises(TrailError):
        reviewed.open()
    monkeypatch.undo()
    assert database.schema_of(reviewed.path) == old
    assert verify(reviewed.path).code == 0


def test_a_casebook_too_old_to_migrate_is_refused_with_a_sentence(reviewed):
    with closing(sqlite3.connect(reviewed.path)) as connection:
        connection.execute("PRAGMA user_version=0")
    with pytest.raises(TrailError, match=r"格式（0）太旧.*另建新案卷"):
        reviewed.open()
    assert not list(reviewed.path.parent.glob("*.bak"))


@pytest.mark.parametrize(
    ("statement", "said"),
    [("DROP TABLE words", "缺少 words："), ("ALTER TABLE findings DROP COLUMN previous",
      "缺少 findings.previous：")],
)  # fmt: skip
def test_a_book_of_an_early_version_is_said_to_be_one_and_not_a_bad_copy(reviewed, statement, said):
    with closing(sqlite3.connect(reviewed.path)) as connection:
        connection.execute(statement)
    with pytest.raises(TrailError, match=said) as refused:
        reviewed.open()
    assert "-wal" not in refused.value.message
    found = verify(reviewed.path)
    assert found.code == 3
    assert said in found.sentences[0]


def test_a_newer_casebook_is_refused_with_a_sentence(reviewed):
    with closing(sqlite3.connect(reviewed.path)) as connection:
        connection.execute(f"PRAGMA user_version={database.SCHEMA + 1}")
    with pytest.raises(TrailError, match="请升级"):
        reviewed.open()
    found = verify(reviewed.path)
    assert found.code == 3
    assert "请升级" in found.sentences[0]


def test_a_book_of_the_first_schema_is_backed_up_migrated_and_goes_on(reviewed):
    as_first_schema(reviewed.path)
    with reviewed.open() as book:
        (event,) = (one for one in book.events() if one.kind == "book.migrated")
        assert (event.payload["from"], event.payload["to"]) == (1, database.SCHEMA)
        assert (book.unreadable(), book.bases()) == ([], {})
        (filing,) = book.filings()
        assert next(one.state for one in book.findings(filing.id)) == "confirmed"
        assert book.keep_unreadable([UnreadableFile(source="a.pdf", reason="打不开")]) == 1
    kept = reviewed.path.with_name(event.payload["backup"])
    assert (database.schema_of(kept), database.schema_of(reviewed.path)) == (1, database.SCHEMA)
    assert verify(reviewed.path).code == 0


def test_a_book_of_the_first_schema_lacks_nothing_but_the_later_tables(reviewed):
    as_first_schema(reviewed.path)
    with closing(sqlite3.connect(reviewed.path)) as connection:
        parts = schema.schema_difference(connection, 1)
    assert (parts.missing, parts.strange) == ((), ())


def as_first_schema(path):
    """Take from a casebook what came after the first schema."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("bases", "sketches", "unreadable", "corrections", "publications"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX findings_requests")
        connection.execute("PRAGMA user_version=1")


def test_a_book_of_the_first_schema_counts_requests_apart_once_it_is_migrated(desk, make_finding):
    lacking = make_finding("k2", outcome="not_assessable")
    with desk.open() as book:
        desk.filled(book, make_finding("k1"), lacking)
    as_first_schema(desk.path)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as connection:
        connection.execute("UPDATE filings SET undecided = 2")
    with desk.open() as book:
        assert book.filings()[0].undecided == 1
    assert verify(desk.path).code == 0
