"""A casebook's schema on a server: made once, in an empty place, and known by its mark."""

from __future__ import annotations

import pytest
from book_hands import hands

from engine.errors import TrailError, UsageError
from engine.trail.store.database import SCHEMA
from engine.trail.store.place import Server, place_of
from engine.trail.store.postgres import making
from engine.trail.store.postgres.connecting import engine_for
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.server_alone
SERVER = Server("postgresql://a@127.0.0.1/book")


def told(desk, place, **more):
    """Return the sentence with which a place is not opened."""
    desk.path = place
    with pytest.raises(TrailError) as error:
        desk.open(**more)
    return error.value.message


def test_a_book_is_made_once_and_in_an_empty_schema_alone(postgres, reviewed):
    with pytest.raises(UsageError, match="已有案卷或别的表"):
        making.make(reviewed.path)
    other = postgres.database()
    postgres.run("CREATE TABLE other (x int)", database=other)
    with pytest.raises(UsageError, match="已有案卷或别的表"):
        making.make(Server(postgres.url(other)))


def test_two_books_lie_in_two_schemas_of_one_database(postgres, desk):
    database = postgres.database()
    for name in ("season2023", "season2024"):
        postgres.run(f"CREATE SCHEMA {name}", database=database)
        desk.path = Server(postgres.url(database, options=f"-csearch_path%3D{name}"))
        assert making.make(desk.path) == name
        with desk.open() as book:
            desk.filled(book)
        assert verify(desk.path).code == 0
        assert verify(desk.path).events == 3


def test_a_database_without_our_tables_is_told(postgres, desk):
    words = told(desk, place_of(postgres.url(postgres.database())))
    assert "没有 gouji 的案卷" in words
    assert "gouji book new --book" in words


@pytest.mark.parametrize(("mark", "words"), [("schema_1", "旧格式（1）"), ("schema_3", "更新版本"),
                                             ("anders", "旧格式（0）")])  # fmt: skip
def test_another_schema_is_told(reviewed, mark, words):
    with hands(reviewed.path) as boss:
        boss.execute("UPDATE alembic_version SET version_num = ?", (mark,))
    assert words in told(reviewed, reviewed.path)
    assert verify(reviewed.path).code == 3


@pytest.mark.parametrize("mark", ["", "schema_", "schema_-2", "2", "schema_2 ", "schema_²"])
def test_a_mark_that_is_none_of_ours_is_an_old_one_or_ours(reviewed, mark):
    with hands(reviewed.path) as boss:
        boss.execute("UPDATE alembic_version SET version_num = ?", (mark,))
    engine = engine_for(reviewed.path)
    with engine.connect() as connection:
        assert making.version_of(connection, reviewed.path) in {0, 2}
    engine.dispose()


def test_two_marks_or_none_tell_no_version(reviewed):
    engine = engine_for(reviewed.path)
    for statement in (
        "INSERT INTO alembic_version VALUES ('schema_9')",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ):
        with hands(reviewed.path) as boss:
            boss.execute(statement)
        with engine.connect() as connection:
            assert making.version_of(connection, reviewed.path) == 0
    engine.dispose()


def test_a_database_in_another_encoding_is_refused(postgres):
    name = f"{postgres.database()}_ascii"
    postgres.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    with pytest.raises(TrailError, match="编码是 SQL_ASCII"):
        making.make(Server(postgres.url(name)))


def test_a_user_without_a_schema_to_work_in_is_told(postgres):
    place = Server(postgres.url(postgres.database(), options="-csearch_path%3Dnirgends"))
    with pytest.raises(TrailError, match="search_path"):
        making.make(place)


def test_a_making_that_breaks_off_leaves_nothing(postgres, monkeypatch):
    place = Server(postgres.url(postgres.database()))
    engine = engine_for(place)
    with engine.connect() as connection, connection.begin() as begun:
        making.lay_out(connection, place)
        begun.rollback()
    engine.dispose()
    monkeypatch.setattr(making, "find_spec", lambda _name: None)
    with pytest.raises(TrailError, match="gouji"):
        making.make(place)
    monkeypatch.undo()
    assert making.make(place) == "public"


@pytest.mark.parametrize(("version", "words"), [(SCHEMA - 1, "旧格式"), (SCHEMA + 1, "更新版本")])
def test_another_version_is_refused_with_what_to_do(version, words):
    with pytest.raises(TrailError, match=words):
        making.refuse_version(version, SERVER)
    making.refuse_version(SCHEMA, SERVER)
