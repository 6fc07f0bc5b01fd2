"""Corrections as they stand: by filing, by file, their reasons also where these are gone."""

from __future__ import annotations

from engine.report import Correction
from engine.trail.commands.correct import Amendment
from engine.trail.queries.corrections import REMOVED, corrections, corrections_by_file


def test_corrections_are_told_by_the_file_that_they_correct(desk, means):
    cells = [
        Correction(target=f"3.{row}.natural", value="2", read="12", reason=row) for row in "ab"
    ]
    with desk.open() as book:
        desk.filled(book)
        now = book.filing(1)
        amendment = Amendment(filing_id=1, version_id=now.version_id, corrections=cells)
        book.correct(amendment, (), means)
        with book._ledger.reading() as connection:
            assert [one.correction for one in corrections(connection, 1)] == cells
            assert corrections_by_file(connection) == {now.sha256: tuple(cells)}
            assert corrections(connection, 2) == []
        book.purge(1, ["texts"], reason="依申请删除")
        with book._ledger.reading() as connection:
            assert {one.correction.reason for one in corrections(connection, 1)} == {REMOVED}
