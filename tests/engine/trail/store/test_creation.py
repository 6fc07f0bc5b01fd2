"""A casebook's file appears whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from engine.errors import TrailError
from engine.trail.store.creation import create
from engine.trail.store.database import SCHEMA, schema_of


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_the_first_event_is_written_before_anybody_sees_the_file(tmp_path):
    path, seen = tmp_path / "新" / "案卷.db", []

    def begin(draft):
        seen.append((draft.parent, draft.exists(), path.exists(), schema_of(draft)))

    assert create(path, begin)
    assert seen == [(path.parent, True, False, SCHEMA)]
    assert names(path.parent) == ["案卷.db"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_nothing(tmp_path):
    def begin(_draft):
        raise TrailError("没有写成。")

    with pytest.raises(TrailError, match="没有写成"):
        create(tmp_path / "案卷.db", begin)
    assert names(tmp_path) == []


def test_who_made_it_in_the_same_moment_is_not_overwritten(tmp_path):
    path = tmp_path / "案卷.db"
    assert not create(path, lambda _draft: path.write_bytes(b"theirs"))
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["案卷.db"]


def test_where_there_are_no_hard_links_nobody_is_overwritten_either(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr("os.link", refused)
    path = tmp_path / "案卷.db"
    assert not create(path, lambda _draft: path.write_bytes(b"theirs"))
    assert path.read_bytes() == b"theirs"
    assert create(tmp_path / "另一本.db", lambda _draft: None)
    assert names(tmp_path) == ["另一本.db", "案卷.db"]


def test_no_book_is_made_beside_what_another_left(tmp_path):
    left = tmp_path / "案卷.db-wal"
    left.write_bytes(b"x")
    with pytest.raises(TrailError, match="没并入的决定"):
        create(tmp_path / "案卷.db", lambda _draft: None)
    assert names(tmp_path) == [left.name]
    left.write_bytes(b"")
    create(tmp_path / "案卷.db", lambda _draft: None)
    with closing(sqlite3.connect(tmp_path / "案卷.db")) as connection:
        assert connection.execute("SELECT COUNT(*) FROM events").fetchone() == (0,)
