"""The casebook's files: whose they are, what a kill or a full disk leaves, what is then said."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.errors import TrailError
from engine.trail.casebook import Casebook
from engine.trail.maintenance import open as opening
from engine.trail.maintenance.backup import backup
from engine.trail.store.leftovers import OLD, tidy
from engine.trail.verification.verify import verify

NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)
CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "samples" / "2023" / "柳河乡.txt"
KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from engine.trail.casebook import Casebook
from engine.trail.store import creation
left = [int(sys.argv[2])]
def killed(step):
    def wrapped(*given, **more):
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return step(*given, **more)
    return wrapped
for name in ("make_private", "_lay_out", "_put_in_place"):
    setattr(creation, name, killed(getattr(creation, name)))
Casebook.open(Path(sys.argv[1]), actor="张三", now=lambda: datetime.now(UTC)).close()
"""


def made(path: Path) -> Path:
    Casebook.open(path, actor="张三", now=lambda: NOW).close()
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def gouji(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *map(str, words)],
        cwd=CHECKOUT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.needs("posix")
@pytest.mark.parametrize("steps", range(4))
def test_a_book_killed_while_it_is_made_is_not_there_or_whole(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "b.book"
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(steps)], cwd=CHECKOUT, check=False
    )
    assert ran.returncode == (-signal.SIGKILL if steps < 3 else 0)
    assert path.exists() == (steps == 3)
    made(path)
    assert (verify(path).code, verify(path).events) == (0, 1)


def test_a_book_that_cannot_begin_leaves_nothing_behind(tmp_path: Path, monkeypatch) -> None:
    def full(_ledger: object) -> None:
        raise TrailError("磁盘已满")

    monkeypatch.setattr(opening, "_begin", full)
    with pytest.raises(TrailError, match="磁盘已满"):
        made(tmp_path / "b.book")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.needs("posix")
def test_a_file_named_as_book_that_is_none_keeps_its_mode_and_its_bytes(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    (tmp_path / "text.txt").write_text("别人的文件", "utf-8")
    for path in (tmp_path / "other.db", tmp_path / "text.txt"):
        path.chmod(0o644)
        before = path.read_bytes()
        with pytest.raises(TrailError, match="不是"):
            made(path)
        assert mode(path) == 0o644
        assert path.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"other.db", "text.txt"}


@pytest.mark.needs("posix")
def test_books_backups_and_what_stands_beside_them_are_their_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        path = made(tmp_path / "b.book")
        with Casebook.open(path, actor="张三", now=lambda: NOW) as book:
            book.set("title", "甲")
            beside = {one.name: mode(one) for one in tmp_path.iterdir()}
        backup(path, tmp_path / "c.book")
    finally:
        os.umask(before)
    assert beside["b.book-wal"] == 0o600
    assert set(beside.values()) == {0o600}
    assert mode(tmp_path / "c.book") == 0o600


def test_what_was_left_is_tidied_when_it_is_old_and_ours(tmp_path: Path) -> None:
    whole = made(tmp_path / "b.book").read_bytes()
    ours = ["b.book.0123abcd.new", "c.book.part", "b.book.89abcdef.new"]
    others = ["下载.part", "b.book.new", "x.part", "b.book.xyz12345.new"]
    for name in ours:
        (tmp_path / name).write_bytes(b"" if name.startswith("b.book.89") else whole)
    for name in others:
        (tmp_path / name).write_bytes("别人的".encode())
    (tmp_path / "b.book.0123abcd.new-journal").write_bytes(b"x")
    (tmp_path / "link.part").symlink_to(tmp_path / "b.book")
    written = (tmp_path / ours[0]).stat().st_mtime
    tidy(tmp_path, written + OLD / 2)
    assert all((tmp_path / name).exists() for name in ours)
    later = datetime.fromtimestamp(written, UTC) + timedelta(seconds=OLD + 60)
    Casebook.open(tmp_path / "b.book", actor="张三", now=lambda: later).close()
    assert {one.name for one in tmp_path.iterdir()} == {"b.book", "link.part", *others}


@pytest.mark.needs("posix")
def test_a_backup_that_fails_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / "bad.book").write_bytes(b"SQLite format 3\x00" + b"x" * 5_000)
    with pytest.raises(TrailError):
        backup(tmp_path / "bad.book", tmp_path / "c.book")
    assert {one.name for one in tmp_path.iterdir()} == {"bad.book"}


LIMITS = {
    "磁盘": ("RLIMIT_FSIZE", 20_000, "没有写入"),
    "文件": ("RLIMIT_NOFILE", 8, "不让再打开文件|打不开"),
    "内存": ("RLIMIT_AS", 100 << 20, "内存不够"),
}


@pytest.mark.slow
@pytest.mark.needs("linux")
@pytest.mark.parametrize(("limit", "most", "said"), LIMITS.values(), ids=LIMITS)
def test_a_machine_that_has_no_more_is_told_with_a_sentence_and_code_3(
    tmp_path: Path, limit: str, most: int, said: str
) -> None:
    script = (
        "import resource, runpy, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.{limit}, ({most}, {most}))\n"
        "sys.argv = ['gouji', *sys.argv[1:]]\n"
        "runpy.run_module('tui.cli', run_name='__main__')\n"
    )
    book = tmp_path / "b.book"
    ran = subprocess.run(
        [sys.executable, "-c", script, "sweep", str(SAMPLE), "--book", str(book)],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 3, ran.stderr
    assert any(one in ran.stderr for one in said.split("|")), ran.stderr
    assert "Traceback" not in ran.stderr
    if book.exists():
        assert verify(book).code == 0
    assert not list(tmp_path.glob("*.new*"))


@pytest.mark.slow
def test_the_farewell_speaks_of_saving_only_where_something_was_saved(tmp_path: Path) -> None:
    book = tmp_path / "b.book"
    gouji("sweep", SAMPLE, "--book", book, "--fail-on", "never")
    walk = [sys.executable, "-m", "tui.cli", "review", "--plain", "--book", str(book)]
    for typed, ends in (
        ("q\n", "没有写入任何决定。"),
        ("n 一条备注\nq\n", "已保存，随时可以接着审。"),
    ):
        ran = subprocess.run(
            [*walk, "--filing", "1"],
            cwd=CHECKOUT, input=typed, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert ran.stdout.rstrip().endswith(ends), ran.stdout[-300:]


@pytest.mark.slow
def test_a_file_named_after_a_person_is_told_masked(tmp_path: Path) -> None:
    number, phone = "11010519491231002X", "13912345678"
    path = tmp_path / f"报告-{number}-{phone}.txt"
    path.write_bytes(SAMPLE.read_bytes())
    (tmp_path / f"坏-{number}-{phone}.docx").write_bytes(b"PK\x03\x04junk")
    for form in ("text", "json", "csv", "md", "jsonl"):
        ran = gouji("check", tmp_path, "--format", form, "--fail-on", "never")
        said = ran.stdout + ran.stderr
        assert "110*" in said, form
        assert number not in said, form
        assert phone not in said, form
    ran = gouji("sweep", tmp_path, "--book", tmp_path / "b.book", "--fail-on", "never")
    assert number not in ran.stdout + ran.stderr
