"""Statements in the driver's own words, whichever way it marks its values."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import create_engine

from engine.trail.store import seam
from engine.trail.store.postgres.listening import Listening
from engine.trail.store.postgres.plain import ServerRows
from engine.trail.store.postgres.server_store import ServerStore
from engine.trail.store.read_only import ReadOnlySqlite
from engine.trail.store.seam import driver_sql
from engine.trail.store.sqlite_file import SqliteFile, SqliteRows

if TYPE_CHECKING:
    from sqlalchemy import Connection


def test_values_come_back_whatever_stands_in_them():
    values = ("'; DROP TABLE events; --", "?%s", "", "𠮷\x00", 3)
    with create_engine("sqlite://").connect() as connection:
        row = driver_sql(connection, "SELECT ?, ?, ?, ?, ?", values).one()
    assert tuple(row) == values


@pytest.mark.parametrize(("style", "marked"), [("qmark", "a = ?"), ("pyformat", "a = %s")])
def test_a_place_is_marked_as_the_driver_marks_it(style, marked):
    told: list[tuple[str, tuple[Any, ...]]] = []
    connection = SimpleNamespace(
        dialect=SimpleNamespace(paramstyle=style),
        exec_driver_sql=lambda sql, values: told.append((sql, values)),
    )
    driver_sql(cast("Connection", connection), "a = ?", (7,))
    assert told == [(marked, (7,))]


@pytest.mark.parametrize(
    ("protocol", "kind"),
    [
        (seam.Store, SqliteFile),
        (seam.Store, ReadOnlySqlite),
        (seam.Store, ServerStore),
        (seam.Rows, SqliteRows),
        (seam.Rows, ServerRows),
        (seam.Watch, Listening),
    ],
    ids=lambda one: one.__name__,
)
def test_both_databases_can_do_all_that_the_seam_names(protocol, kind):
    verbs = {name for name in vars(protocol) if not name.startswith("_")} - {"place"}
    assert verbs <= set(dir(kind)) | set(kind.__annotations__)
