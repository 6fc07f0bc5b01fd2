"""Values and files of any shape: each is told at its place, with a sentence, at a bounded price."""

from __future__ import annotations

import random
import resource
import sqlite3
import zlib
from typing import TYPE_CHECKING

import pytest
from attacks.hands import hands, links, sql

from engine.trail.log.canonical import sha256
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from attacks.rich_book import Rich

DEEP = "[" * 200_000 + "]" * 200_000


@pytest.mark.parametrize(
    "value",
    ["cast(actor as blob)", "5", "x'7b22ff227d'", "cast(x'ff' as text)", "'md5'", f"'{DEEP}'"],
)
@pytest.mark.parametrize("column", ["at", "actor", "payload", "hash", "alg", "sig"])
def test_any_value_in_an_event_breaks_the_chain_there(rich: Rich, column: str, value: str) -> None:
    sql(rich.path, f"UPDATE events SET {column} = {value} WHERE seq = 9", behind=True)  # noqa: S608
    found = verify(rich.path, [rich.witness])
    assert (found.code, found.problems[0].at) == (1, 9), found.sentences


@pytest.mark.parametrize("value", ["[]", "{", "5", "null", '"x"', DEEP])
@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("findings", "data", "key = 'k1'"), ("settings", "value", "name = 'four_eyes'"),
        ("units", "aliases", "name = '石桥镇'"), ("bases", "judged_on", "filing_id = 1"),
        ("checks", "outcomes", "id = 1"), ("checks", "effects", "id = 1"),
        ("sketches", "marks", "rowid = 1"),
    ],
)  # fmt: skip
def test_any_value_in_a_row_is_not_whole(
    rich: Rich, table: str, column: str, where: str, value: str
) -> None:
    with hands(rich.path) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value,))  # noqa: S608
        if table == "findings":
            connection.execute("UPDATE findings SET data_sha256 = ?", (sha256(value),))
    found = verify(rich.path)
    assert found.code == 1
    assert not any("Error" in sentence for sentence in found.sentences)


def test_a_flood_in_packed_bytes_is_not_poured_out(rich: Rich) -> None:
    packer = zlib.compressobj(9)
    flood = b"".join(packer.compress(bytes(10_000_000)) for _ in range(40)) + packer.flush()
    with hands(rich.path) as connection:
        connection.execute("UPDATE contents SET packed = 1, data = ?", (flood,))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert verify(rich.path).code == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_an_index_that_lies_is_found(rich: Rich) -> None:
    with hands(rich.path) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_events_subject'"
        (page,) = connection.execute(root).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data, start = bytearray(rich.path.read_bytes()), (page - 1) * size
    empty = bytes([0x0A, 0, 0, 0, 0]) + size.to_bytes(2, "big") + bytes([0])
    data[start : start + size] = empty.ljust(size, b"\0")
    rich.path.write_bytes(data)
    found = verify(rich.path)
    assert found.code == 1
    assert any("自检" in sentence for sentence in found.sentences)


@pytest.mark.parametrize("size", [0, 100, 30_000])
def test_a_cut_file_is_unreadable(rich: Rich, size: int) -> None:
    rich.path.write_bytes(rich.path.read_bytes()[:size])
    assert verify(rich.path).code in (1, 3)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(60))
def test_flipped_bits_are_found_or_lie_where_nothing_is_told(rich: Rich, number: int) -> None:
    def told() -> list[object]:
        with hands(rich.path) as connection:
            tables = ("filings", "findings", "events", "texts", "keys", "settings", "checks")
            chosen = "SELECT agency, state, errors FROM filings"
            rows = connection.execute(chosen).fetchall()
            return [rows, *(links(connection)), *(
                connection.execute(f"SELECT COUNT(*) FROM {one}").fetchone() for one in tables  # noqa: S608
            )]  # fmt: skip

    before = told()
    data, chance = bytearray(rich.path.read_bytes()), random.Random(number)  # noqa: S311
    page = chance.randrange(len(data) // 4096)
    for _ in range(4):
        data[page * 4096 + chance.randrange(4096)] ^= 1 << chance.randrange(8)
    rich.path.write_bytes(data)
    if verify(rich.path).code == 0:
        try:
            assert told() == before
        except sqlite3.DatabaseError:
            pytest.fail("called whole, and cannot be read")
