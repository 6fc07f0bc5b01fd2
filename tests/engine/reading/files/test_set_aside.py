"""What is ours and what is a list is skipped with a word, told by what stands in it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from engine.reading.files.limits import Limits
from engine.reading.files.set_aside import MARK, SWEEP
from engine.reading.files.sources import sources
from engine.trail.casebook import Casebook
from engine.trail.maintenance.backup import backup

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a casebook with a checkpoint file, closed."""
    now = datetime(2024, 2, 1, tzinfo=UTC)
    path = tmp_path / "a.book"
    with Casebook.open(path, actor="张三", now=lambda: now) as opened:
        opened.seal([tmp_path / "封存"])
    return path


def walked(folder: Path, limits: Limits | None = None) -> tuple[list[str], dict[str, str]]:
    """Return what is read and what is told to be skipped, by name within the folder."""
    told: dict[str, str] = {}
    given = {"limits": limits} if limits else {}
    read = [one.name for one in sources([folder], aside=told.setdefault, **given)]  # type: ignore[arg-type]
    here = f"{folder}/"
    return (
        [one.removeprefix(here) for one in read],
        {name.removeprefix(here): why for name, why in told.items()},
    )


@pytest.mark.parametrize("name", ["案.book", "案.db", "案卷", "案.docx", "案.bak"])
def test_a_casebook_is_skipped_whatever_its_name(book, tmp_path, name):
    folder = tmp_path / "年报"
    folder.mkdir()
    shutil.copy(book, folder / name)
    (folder / "甲.txt").write_bytes(b"x")
    read, told = walked(folder)
    assert read == ["甲.txt"]
    assert "案卷" in told[name]


def test_a_casebook_larger_than_a_report_may_be_is_none_the_less_a_casebook(book, tmp_path):
    folder = tmp_path / "年报"
    folder.mkdir()
    shutil.copy(book, folder / "案卷")
    read, told = walked(folder, Limits(file_bytes=1000))
    assert (read, list(told)) == ([], ["案卷"])


def test_a_casebook_that_is_named_is_skipped_too(book):
    told: dict[str, str] = {}
    assert list(sources([book], aside=told.setdefault)) == []
    assert "案卷" in told[str(book)]


def test_companions_are_skipped_where_their_casebook_lies(tmp_path):
    for name in ("案卷", "案卷-wal", "案卷-shm", "案卷-journal", "单独-wal"):
        (tmp_path / name).write_bytes(b"x")
    read, told = walked(tmp_path)
    assert read == ["单独-wal", "案卷"]
    assert all("案卷" in why for why in told.values())
    assert len(told) == 3


def test_a_checkpoint_file_and_a_backup_are_skipped(book, tmp_path):
    folder = tmp_path / "年报"
    folder.mkdir()
    shutil.copy(tmp_path / "封存", folder / "封存.txt")
    backup(book, folder / "备份")
    read, told = walked(folder)
    assert (read, sorted(told)) == ([], ["备份", "封存.txt"])
    assert "检查点" in told["封存.txt"]


def test_folders_of_ours_are_skipped(tmp_path):
    (tmp_path / "出").mkdir()
    (tmp_path / "出" / MARK).touch()
    (tmp_path / "出" / "整改.docx").write_bytes(b"x")
    (tmp_path / f"{SWEEP}x").mkdir()
    (tmp_path / f"{SWEEP}x" / "reading").write_bytes(b"x")
    (tmp_path / "收").mkdir()
    (tmp_path / "收" / "甲.txt").write_bytes(b"x")
    read, told = walked(tmp_path)
    assert (read, sorted(told)) == (["收/甲.txt"], [f"{SWEEP}x", "出"])


@pytest.mark.parametrize("name", ["名册.csv", "名册.xlsx", "名册.XLS", "表.et", "表.tsv"])
def test_a_list_is_named_with_what_it_may_be_for(tmp_path, name):
    (tmp_path / name).write_bytes(b"a,b")
    read, told = walked(tmp_path)
    assert read == []
    assert "--roster" in told[name]


@pytest.mark.parametrize("name", [".隐.csv", "~$名册.xlsx", "x.log", "说明.yaml", "别的.db"])
def test_what_nobody_asks_about_is_skipped_without_a_word(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    assert walked(tmp_path) == ([], {})


def test_a_list_that_is_named_is_read(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x")
    assert [one.data for one in sources([tmp_path / "a.csv"])] == [b"x"]


@pytest.mark.needs("posix")
def test_a_pipe_named_like_a_database_is_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "x.db")
    assert walked(tmp_path) == ([], {})
