"""A casebook on a server read plainly: rows by name and place, one picture, nothing changed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from book_hands import hands
from psycopg.errors import ReadOnlySqlTransaction
from sqlalchemy.exc import DBAPIError

from engine.errors import TrailError
from engine.trail.store.place import Server
from engine.trail.store.postgres import plain
from engine.trail.store.postgres.plain import NamedRow, plain_server


def row(names, values):
    """Return a row as the driver makes it."""
    description = [SimpleNamespace(name=name) for name in names]
    return plain._by_name(SimpleNamespace(description=description))(values)


def test_a_row_is_asked_by_name_and_by_place():
    found = row(["seq", "kind"], [1, "book.created"])
    assert (found["seq"], found[1], found[-1]) == (1, "book.created", "book.created")
    assert found[:1] == (1,)
    assert (tuple(found), list(found.keys())) == ((1, "book.created"), ["seq", "kind"])
    assert dict(zip(found.keys(), found, strict=True)) == {"seq": 1, "kind": "book.created"}


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="not in tuple"):
        row(["seq"], [1])["kind"]
    assert row([], []) == NamedRow()
    assert plain._by_name(SimpleNamespace(description=None))(()) == ()


def test_rows_of_two_statements_do_not_share_their_names():
    one, other = row(["a"], [1]), row(["b"], [2])
    assert (one["a"], other["b"]) == (1, 2)


@pytest.mark.server_alone
def test_more_rows_than_are_fetched_at_once_come_in_order(reviewed, monkeypatch):
    monkeypatch.setattr(plain, "_AT_A_TIME", 2)
    with plain_server(reviewed.path) as there:
        named = [found["seq"] for found in there.rows.execute("SELECT seq FROM events ORDER BY 1")]
        bare = [seq for (seq,) in there.rows.tuples("SELECT seq FROM events ORDER BY seq")]
        assert named == bare == list(range(1, len(named) + 1))
        assert there.faults(3) == []
        assert not there.parts.missing


@pytest.mark.server_alone
def test_what_is_written_meanwhile_is_not_in_the_picture(reviewed):
    with plain_server(reviewed.path) as there:
        before = list(there.rows.tuples("SELECT count(*) FROM events"))
        with reviewed.open() as book:
            reviewed.filled(book, data=b"two")
        assert list(there.rows.tuples("SELECT count(*) FROM events")) == before
    with plain_server(reviewed.path) as there:
        assert list(there.rows.tuples("SELECT count(*) FROM events")) != before


@pytest.mark.server_alone
def test_nothing_can_be_written(reviewed):
    with plain_server(reviewed.path) as there:
        hand = there.rows._raw
        with pytest.raises(ReadOnlySqlTransaction):
            hand.execute("DELETE FROM texts")


@pytest.mark.server_alone
def test_a_book_of_another_version_or_none_is_refused(reviewed, postgres):
    with hands(reviewed.path) as boss:
        boss.execute("UPDATE alembic_version SET version_num = 'schema_9'")
    with pytest.raises(TrailError, match="更新版本"), plain_server(reviewed.path):
        pass
    empty = Server(postgres.url(postgres.database()))
    with pytest.raises(TrailError, match="没有 gouji 的案卷"), plain_server(empty):
        pass
    with pytest.raises(DBAPIError), plain_server(Server(postgres.url("nicht_da"))):
        pass
