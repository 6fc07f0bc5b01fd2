"""Rows changed behind the trail's back: every column is found, or is named here as not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attacks.hands import hands, sql

from engine.trail.store.database import tables
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from attacks.rich_book import Rich

# columns no event speaks of: names of files may name persons and must be removable; a sketch's
# ``settled`` and the numbers of rows only say what the next sweep does or in which order it reads
UNTOLD = {
    ("versions", "name"), ("versions", "source"), ("versions", "id"), ("filings", "source"),
    ("unreadable", "name"), ("unreadable", "source"),
    ("sketches", "settled"), ("sketches", "unit"), ("sketches", "year"), ("sketches", "run_id"),
    ("findings", "id"), ("checks", "id"), ("units", "id"),
}  # fmt: skip
COLUMNS = [
    (table.name, column.name)
    for table in tables()
    if table.name not in ("events", "runs")
    for column in table.columns
    if (table.name, column.name) not in UNTOLD
]


def test_the_honest_book_is_whole(rich: Rich) -> None:
    found = verify(rich.path, [rich.witness])
    assert (found.code, found.problems, found.checkpoints) == (0, (), 4)


def other(column: str, value: object) -> object:
    """Return another value of the same type."""
    if column in ("packed", "kept"):
        return 1 - int(bool(value))
    return value + 1000 if isinstance(value, int) else f"{value or ''}x"


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_changed_value_in_any_column_is_found(rich: Rich, table: str, column: str) -> None:
    select = f'SELECT rowid, "{column}" FROM {table} WHERE "{column}" IS NOT NULL'  # noqa: S608
    change = f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?'  # noqa: S608
    with hands(rich.path) as connection:
        number, value = connection.execute(select).fetchone() or (1, 0)
        connection.execute(change, (other(column, value), number))
    assert verify(rich.path).code == 1


@pytest.mark.parametrize("table", sorted({table for table, _column in COLUMNS}))
def test_a_row_that_went_is_found(rich: Rich, table: str) -> None:
    sql(rich.path, f"DELETE FROM {table} WHERE rowid = (SELECT MIN(rowid) FROM {table})")  # noqa: S608
    harmless = table in ("bases", "sketches")  # the next sweep makes them anew
    assert verify(rich.path).code == (0 if harmless else 1)


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE findings SET position = 99 WHERE key = 'k2'", "次序"),
        ("UPDATE units SET id = id + 100 WHERE name = '石桥镇'", "次序"),
        ("UPDATE runs SET pack_sha256 = 'x'", "核对记录"),
        ("UPDATE versions SET received_at = '2020-01-01T00:00:00.000000Z'", "收到的文件"),
        ("UPDATE texts SET subject = 'filing/1'", "写的是什么"),
        ("INSERT INTO texts VALUES ('aa', 'filing/1', 's', '假备注')", "改过"),
        ("INSERT INTO contents VALUES ('aa', 0, x'00')", "不是任何一次收件"),
        ("UPDATE filings SET note = '好'", "来源"),
        ("UPDATE filings SET source = '别的'", "来源"),
        ("DELETE FROM settings", "设置"),
        ("UPDATE publications SET published_on = '2023-01-01'", "公开登记"),
        ("UPDATE corrections SET value = '9'", "更正"),
        ("UPDATE bases SET judged_on = '{}'", "核对依据"),
        ("UPDATE sketches SET marks = x'00'", "文字指纹"),
        ("UPDATE unreadable SET reason = '没事'", "读不了"),
    ],
)  # fmt: skip
def test_what_was_changed_is_said(rich: Rich, statement: str, word: str) -> None:
    sql(rich.path, statement)
    found = verify(rich.path)
    assert found.code == 1
    assert any(word in sentence for sentence in found.sentences), found.sentences


def test_what_remains_after_a_purge_is_held_to_its_digest(rich: Rich) -> None:
    sql(
        rich.path,
        "UPDATE findings SET severity = 'info',"
        """ data = replace(data, '"error"', '"info"') WHERE filing_id = 3""",
        "UPDATE filings SET errors = 0, infos = 1 WHERE id = 3",
    )
    found = verify(rich.path)
    assert (found.code, len(found.problems)) == (1, 1), found.sentences
    assert "内容" in found.sentences[1]
