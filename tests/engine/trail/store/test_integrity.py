"""The schema of a casebook: another program's, an early version's."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from book_hands import as_first_schema

from engine.errors import TrailError
from engine.trail.store import schema
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file


def test_another_programs_database_is_not_touched(desk):
    with closing(sqlite3.connect(desk.path)) as connection:
        connection.execute("CREATE TABLE events (a)")
    with pytest.raises(TrailError, match="不是 gouji 的案卷"):
        desk.open()
    assert verify(desk.path).code == 3


@pytest.mark.parametrize(
    ("statement", "said"),
    [("DROP TABLE words", "缺少 words："), ("ALTER TABLE findings DROP COLUMN previous",
      "缺少 findings.previous：")],
)  # fmt: skip
def test_a_book_of_an_early_version_is_said_to_be_one_and_not_a_bad_copy(reviewed, statement, said):
    with closing(sqlite3.connect(reviewed.path)) as connection:
        connection.execute(statement)
    with pytest.raises(TrailError, match=said) as refused:
        reviewed.open()
    assert "-wal" not in refused.value.message
    found = verify(reviewed.path)
    assert found.code == 3
    assert said in found.sentences[0]


def test_a_book_of_the_first_schema_lacks_nothing_but_the_later_tables(reviewed):
    as_first_schema(reviewed.path)
    with closing(sqlite3.connect(reviewed.path)) as connection:
        parts = schema.schema_difference(connection, 1)
    assert (parts.missing, parts.strange) == ((), ())
