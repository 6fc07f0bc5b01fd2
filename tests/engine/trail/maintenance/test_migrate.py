"""Casebooks of older and newer formats: migrated after a backup, or refused with a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from book_hands import as_first_schema

from engine.errors import TrailError
from engine.trail.casebook import UnreadableFile
from engine.trail.store import database, schema
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file


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
