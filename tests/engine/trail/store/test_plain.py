"""A casebook's file as verifying opens it: nothing is changed, whatever stands in it is read."""

from __future__ import annotations

import sqlite3

import pytest
from book_hands import hands

from engine.errors import TrailError
from engine.trail.store.plain import plain_file

pytestmark = pytest.mark.sqlite_file


def test_rows_are_read_and_nothing_is_written(reviewed):
    before = reviewed.path.read_bytes()
    with plain_file(reviewed.path) as book:
        assert book.faults(5) == []
        assert book.rows.execute("SELECT MIN(seq) AS first FROM events").fetchone()["first"] == 1
        with pytest.raises(sqlite3.OperationalError):
            book.rows.execute("DELETE FROM findings")
    assert reviewed.path.read_bytes() == before


def test_what_is_no_utf8_is_told_at_its_place(reviewed):
    with hands(reviewed.path) as connection:
        connection.execute("UPDATE findings SET rule = CAST(x'ff' AS TEXT) WHERE key = 'k1'")
    with plain_file(reviewed.path) as book:
        (rule,) = next(iter(book.rows.tuples("SELECT rule FROM findings WHERE key = 'k1'")))
    assert rule == "\udcff"


def test_a_casebook_that_is_not_there_is_said(tmp_path):
    with pytest.raises(TrailError, match="没有案卷"), plain_file(tmp_path / "无.db"):
        pass
