"""The roster is read once for many transactions, and anew once somebody has changed it."""

from __future__ import annotations

from engine.roster.unit import Unit
from engine.trail.commands import filings
from engine.trail.commands.known_roster import KnownRoster


def test_it_is_read_again_only_where_it_changed(desk, monkeypatch):
    read = []
    units = filings.units
    monkeypatch.setattr(filings, "units", lambda connection: read.append(1) or units(connection))
    known = KnownRoster()

    def names(book):
        with book._ledger.writing() as transaction:
            return [unit.name for unit in known.at(transaction)]

    with desk.open() as book, desk.open() as other:
        book.import_roster([Unit(name="青禾县")])
        read.clear()
        assert names(book) == ["青禾县"]
        assert names(book) == ["青禾县"]
        other.set("title", "县")  # whatever else is written
        assert names(book) == ["青禾县"]
        assert len(read) == 1
        other.import_roster([Unit(name="白沙镇")], replace=True)
        read.clear()
        assert names(book) == ["白沙镇"]
        assert names(book) == ["白沙镇"]
        assert len(read) == 1
