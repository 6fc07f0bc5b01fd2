"""A bit that flips on the disk is found, or it lay where nothing is read from."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from attacks.rich_book import Rich

FLIPS = 120


def said(path: Path) -> list[str]:
    """Return all that SQLite reads out of a book: schema, rows and the numbers of its header.

    But for which run made a sketch and whether others were compared with it: no event tells that,
    the next sweep does.
    """
    try:
        with closing(sqlite3.connect(path)) as book:
            asked = (
                "PRAGMA user_version",
                "PRAGMA application_id",
                "SELECT sha256, unit, year, marks, words FROM sketches",
            )
            told = [str(book.execute(one).fetchall()) for one in asked]
            return told + [one for one in book.iterdump() if 'INTO "sketches"' not in one]
    except (sqlite3.Error, ValueError, OverflowError) as error:
        return [repr(error)]


@pytest.mark.slow
@pytest.mark.parametrize("where", ["any page", "the header"])
def test_no_flipped_bit_goes_unnoticed_that_changes_what_is_read(
    rich: Rich, tmp_path: Path, where: str
) -> None:
    whole = rich.path.read_bytes()
    before = said(rich.path)
    chance = random.Random(where)  # noqa: S311
    path = tmp_path / "flipped.book"
    found = {0: 0, 1: 0, 3: 0}
    for _ in range(FLIPS):
        at = chance.randrange(len(whole) if where == "any page" else 100)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        code = verify(path).code
        found[code] += 1
        assert code or said(path) == before, at
    assert found[0] < FLIPS
