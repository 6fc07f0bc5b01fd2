"""The whole schema is ours, or the casebook is not opened; and what was written is read back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from engine.errors import TrailError
from engine.trail.store import database, schema, sqlite_file
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

SWALLOWS = (
    "CREATE TRIGGER zz BEFORE INSERT ON events WHEN NEW.kind LIKE 'finding.%'"
    " BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER zz2 BEFORE UPDATE ON findings BEGIN SELECT RAISE(IGNORE); END",
)
PLANTED = {
    "swallowing triggers": (SWALLOWS, "触发器 zz"),
    "a trigger that deletes notes": (
        ["CREATE TRIGGER zz AFTER INSERT ON texts BEGIN DELETE FROM texts; END"], "触发器 zz",
    ),
    "a neutered trigger of ours": (
        ["DROP TRIGGER events_never_go",
         "CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN SELECT 1; END"],
        "events_never_go",
    ),
    "a view": (["CREATE VIEW v AS SELECT 1"], "视图 v"),
    "a table": (["CREATE TABLE extra (x)"], "表 extra"),
    "a column of events": (["ALTER TABLE events ADD COLUMN x TEXT"], "表 events"),
    "a column of findings": (["ALTER TABLE findings ADD COLUMN x TEXT"], "表 findings"),
    "an index": (["CREATE INDEX i ON findings (state)"], "索引 i"),
    "a view in a table's place": (
        ["ALTER TABLE settings RENAME TO s2",
         "CREATE VIEW settings AS SELECT name, 'false' AS value FROM s2"],
        "表 s2",
    ),
    "a view of events that never ends": (
        ["DROP TRIGGER events_never_go", "DROP TRIGGER events_never_change",
         "DROP TRIGGER events_at_the_head", "ALTER TABLE events RENAME TO e2",
         "CREATE VIEW events AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
         " SELECT x AS seq, '' AS at FROM n"],
        "视图 events",
    ),
}  # fmt: skip


def hands(path):
    return closing(sqlite3.connect(path, isolation_level=None))


def columns(connection):
    """Return every column (name, type, not null, key) and index of a schema, by table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql <> ''")]
    return {
        name: (
            [row[1:4] + row[5:] for row in connection.execute(f"PRAGMA table_info({name})")],
            connection.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
            [row[2] for row in connection.execute(f"PRAGMA index_info({name})")],
        )
        for name in names
    }


def test_the_statements_make_what_the_models_declare():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection, tables=database.tables())
        declared = columns(connection.connection.driver_connection)
    with hands(":memory:") as connection:
        for statement in schema.statements(database.SCHEMA):
            connection.execute(statement)
        made = columns(connection)
    by_hand = {
        "findings_key", "events_hash", "findings_pending", "corrections_target",
        "findings_requests", *schema.TRIGGERS,
    }  # fmt: skip
    assert {name: made[name] for name in made.keys() - by_hand} == declared
    assert made.keys() - declared.keys() == by_hand


@pytest.mark.parametrize(("statements", "named"), PLANTED.values(), ids=PLANTED)
def test_what_is_not_ours_is_named_and_not_worked_with(reviewed, statements, named):
    with hands(reviewed.path) as connection:
        for statement in statements:
            connection.execute(statement)
    before = reviewed.path.read_bytes()
    with pytest.raises(TrailError, match="不是 gouji 建的数据库结构") as refused:
        reviewed.open()
    found = verify(reviewed.path)
    assert found.code == 1
    assert named in "".join(found.sentences)
    assert named in refused.value.message
    assert "留痕完整" not in "".join(found.sentences)
    assert reviewed.path.read_bytes() == before


def test_the_names_of_many_objects_are_cut_short(reviewed):
    with hands(reviewed.path) as connection:
        for number in range(30):
            connection.execute(f"CREATE TABLE x{number}{'x' * 500} (a)")
    with pytest.raises(TrailError, match="等 30 个") as refused:
        reviewed.open()
    assert len(refused.value.message) < 500


@pytest.mark.parametrize("index", ["events_hash", "findings_key", "ix_versions_seq"])
def test_a_missing_index_of_ours_is_found_and_put_back(reviewed, index):
    with hands(reviewed.path) as connection:
        connection.execute(f"DROP INDEX {index}")
    found = verify(reviewed.path)
    assert (found.code, found.problems[0].kind) == (1, "schema")
    assert index in found.sentences[1]
    with reviewed.open() as book:
        event = list(book.events())[-1]
    assert (event.kind, event.payload) == ("book.guarded", {"triggers": [], "indexes": [index]})
    assert verify(reviewed.path).code == 0


def test_a_book_from_before_the_index_of_proposals_is_whole(reviewed):
    with hands(reviewed.path) as connection:
        connection.execute("DROP INDEX findings_pending")
    assert verify(reviewed.path).code == 0
    with reviewed.open():
        pass
    assert verify(reviewed.path).code == 0


def test_another_spelling_of_blanks_is_the_same_schema(reviewed):
    """Casebooks of before were made by SQLAlchemy, which breaks its lines."""
    with hands(reviewed.path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(replace(sql, '(', '(\n\t'), ', ', ', \n\t')"
            " WHERE type = 'table'"
        )
    assert verify(reviewed.path).code == 0
    with reviewed.open() as book:
        book.decide(1, "dismiss", reason="误报")


def test_what_is_planted_while_a_book_is_open_stops_the_next_step(reviewed):
    with reviewed.open() as book:
        before = len(list(book.events()))
        with hands(reviewed.path) as connection:
            for statement in SWALLOWS:
                connection.execute(statement)
        with pytest.raises(TrailError, match="不是 gouji 建的数据库结构"):
            book.decide(1, "dismiss", reason="误报")
        assert len(list(book.events())) == before


@pytest.mark.parametrize(
    "statement",
    [
        *SWALLOWS,
        "CREATE TRIGGER zz AFTER INSERT ON events BEGIN DELETE FROM events WHERE seq > 3; END",
        "CREATE TRIGGER zz BEFORE INSERT ON texts BEGIN SELECT RAISE(IGNORE); END",
    ],
)  # fmt: skip
def test_a_swallowed_decision_is_never_said_to_be_saved(reviewed, monkeypatch, statement):
    """The second line: a writer who was deceived about the schema still reads back."""
    monkeypatch.setattr(sqlite_file.SqliteFile, "look_again", lambda *_: None)
    with reviewed.open() as book:
        with hands(reviewed.path) as connection:
            connection.execute("DROP TRIGGER events_never_go")
            connection.execute(statement)
        with pytest.raises(TrailError, match="什么也没有写入"):
            book.decide(1, "dismiss", reason="误报", text="见附件")
    with hands(reviewed.path) as connection:
        (state,) = connection.execute("SELECT state FROM findings WHERE id = 1").fetchone()
        said = connection.execute("SELECT 1 FROM texts WHERE text = '见附件'").fetchall()
    assert (state, said) == ("confirmed", [])


def test_a_swallowed_finding_of_a_check_is_told(desk, make_finding, monkeypatch):
    monkeypatch.setattr(sqlite_file.SqliteFile, "look_again", lambda *_: None)
    with desk.open() as book:
        received = desk.receive(book)
        with hands(desk.path) as connection:
            connection.execute(
                "CREATE TRIGGER zz BEFORE INSERT ON findings WHEN NEW.key = 'k2'"
                " BEGIN SELECT RAISE(IGNORE); END"
            )
        with pytest.raises(TrailError, match="什么也没有写入"):
            desk.record(book, received.version_id, make_finding("k1"), make_finding("k2"))
        assert book.findings(received.filing_id) == []


def test_no_function_that_a_schema_names_is_trusted(reviewed):
    with reviewed.open() as book, book._ledger.database.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
