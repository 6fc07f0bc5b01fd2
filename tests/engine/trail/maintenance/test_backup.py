"""Backups are whole even while the casebook is in use; restoring keeps the old file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from making.ordinary import weakly

from engine.errors import TrailError
from engine.trail.maintenance.backup import backup, restore
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file
CHECKOUT = Path(__file__).resolve().parents[4]
RESTORES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from engine.trail.maintenance.backup import restore
restore(Path(sys.argv[1]), Path(sys.argv[2]), now=datetime(2024, 2, 1, tzinfo=UTC))
"""


def test_a_backup_of_an_open_casebook_is_one_whole_file(reviewed, tmp_path):
    target = tmp_path / "备份.db"
    with reviewed.open() as book:
        book.decide(1, "dismiss", reason="误报")
        made = backup(reviewed.path, target)
        assert (made.code, made.events) == (0, len(list(book.events())))
    assert not list(tmp_path.glob("备份.db-*"))
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(TrailError, match="不会覆盖"):
        backup(reviewed.path, target)
    with pytest.raises(TrailError, match="没有文件夹"):
        backup(reviewed.path, tmp_path / "没有" / "a.db")
    with pytest.raises(TrailError, match="没有案卷"):
        backup(tmp_path / "无.db", tmp_path / "b.db")


def test_restoring_puts_the_old_file_aside_and_says_what_it_had_more(reviewed, tmp_path):
    backup(reviewed.path, tmp_path / "备份.db")
    with reviewed.open() as book:
        book.decide(1, "dismiss", reason="误报")
        later = len(list(book.events()))
    done = restore(tmp_path / "备份.db", reviewed.path, now=reviewed.clock())
    assert (done.lost, done.events) == (1, later - 1)
    assert done.moved
    assert verify(done.moved).events == later
    with reviewed.open() as book:
        book.note_restored(done)
        assert list(book.events())[-1].payload["lost"] == 1
    assert verify(reviewed.path).code == 0


def test_a_backup_that_is_not_whole_is_refused_unless_forced(reviewed, tmp_path):
    bad = tmp_path / "坏.db"
    backup(reviewed.path, bad)
    with closing(sqlite3.connect(bad, isolation_level=None)) as connection:
        connection.execute("UPDATE findings SET state = 'dismissed'")
    before = reviewed.path.read_bytes()
    with pytest.raises(TrailError, match="不能用"):
        restore(bad, reviewed.path, now=reviewed.clock())
    assert reviewed.path.read_bytes() == before
    assert restore(bad, reviewed.path, now=reviewed.clock(), force=True).moved is not None
    (tmp_path / "空.db").write_bytes(b"")
    with pytest.raises(TrailError, match="不能用"):
        restore(tmp_path / "空.db", reviewed.path, now=reviewed.clock(), force=True)


@pytest.mark.slow
def test_nothing_is_restored_over_a_casebook_in_use(reviewed, tmp_path):
    backup(reviewed.path, tmp_path / "备份.db")
    with reviewed.open() as book:
        book.filings()
        with pytest.raises(TrailError, match="正开着"):
            restore(tmp_path / "备份.db", reviewed.path, now=reviewed.clock())
        book.decide(1, "dismiss", reason="误报")
    assert verify(reviewed.path).code == 0


def test_a_casebook_is_restored_where_there_is_none(reviewed, tmp_path):
    backup(reviewed.path, tmp_path / "备份.db")
    done = restore(tmp_path / "备份.db", tmp_path / "新.db", now=reviewed.clock())
    assert (done.moved, done.lost) == (None, 0)
    assert verify(tmp_path / "新.db").code == 0


@pytest.mark.slow
@pytest.mark.needs("without_root")
@pytest.mark.parametrize("mode", [0o400, 0o600])
def test_what_lies_in_a_folder_that_may_only_be_read_is_restored(reviewed, tmp_path, mode):
    """A copy of the casebook itself too: in WAL mode even reading wants to write beside it."""
    shelf = tmp_path / "光盘"
    shelf.mkdir()
    source = Path(shutil.copy(reviewed.path, shelf / "案.book"))
    source.chmod(mode)
    shelf.chmod(0o555)
    subprocess.run(
        weakly(sys.executable, "-c", RESTORES, str(source), str(tmp_path / "新.book")),
        check=True, cwd=CHECKOUT, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    shelf.chmod(0o755)
    assert verify(tmp_path / "新.book").code == 0
    assert [one.name for one in shelf.iterdir()] == ["案.book"]


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (["CREATE VIEW v AS SELECT 1"], "视图 v"),
        (
            [
                "DROP TRIGGER events_never_change",
                "UPDATE events SET payload = replace(payload, 'book', 'boot') WHERE seq = 1",
                "CREATE TRIGGER events_never_change BEFORE UPDATE ON events "
                "BEGIN SELECT RAISE(ABORT, '留痕只能追加，不能修改'); END",
            ],
            "案卷编号不成样子",
        ),
    ],
)
def test_a_backup_that_could_not_be_opened_is_refused_even_when_forced(
    reviewed, tmp_path, statements, why
):
    bad = tmp_path / "坏.db"
    backup(reviewed.path, bad)
    with closing(sqlite3.connect(bad, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    with pytest.raises(TrailError, match=r"不能用：.*(结构|断开)"):
        restore(bad, reviewed.path, now=reviewed.clock())
    with pytest.raises(TrailError, match=why):
        restore(bad, reviewed.path, now=reviewed.clock(), force=True)
    assert verify(reviewed.path).code == 0
    assert not list(tmp_path.glob("*before-restore*"))


@pytest.mark.timeout(60)
def test_a_book_whose_events_never_end_is_replaced_by_its_backup(reviewed, tmp_path):
    backup(reviewed.path, tmp_path / "备份.db")
    with closing(sqlite3.connect(reviewed.path, isolation_level=None)) as connection:
        for name in ("events_never_change", "events_never_go", "events_at_the_head"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("ALTER TABLE events RENAME TO e2")
        connection.execute(
            "CREATE VIEW events AS WITH RECURSIVE n(seq) AS"
            " (SELECT 1 UNION ALL SELECT seq + 1 FROM n) SELECT seq FROM n"
        )
    done = restore(tmp_path / "备份.db", reviewed.path, now=reviewed.clock())
    assert done.lost == 0
    assert verify(reviewed.path).code == 0
