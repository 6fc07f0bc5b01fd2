"""Turns of writers at one file: a sweep lets others in, and an interruption stays one."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import event, text

from engine.trail.store import sqlite_file

pytestmark = pytest.mark.sqlite_file


def test_a_sweep_lets_others_write_between_its_transactions(reviewed, monkeypatch):
    rests: list[float] = []
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    monkeypatch.setattr(time, "sleep", rests.append)
    with reviewed.open() as book:
        for _ in range(2):
            with book._ledger.writing(synced=False):
                pass
        with book._ledger.writing():
            pass
    assert rests == [0.0, pytest.approx(sqlite_file.PAUSE)]


def cut_short(ledger, *, synced):
    """Write, and be interrupted while a statement runs."""

    def interrupted(*_told):
        raise KeyboardInterrupt

    engine = ledger.store.engine
    with ledger.writing(synced=synced) as transaction:
        transaction.connection.execute(text("DELETE FROM findings"))
        event.listen(engine, "do_execute", interrupted)
        try:
            transaction.connection.execute(text("SELECT 1"))
        finally:
            event.remove(engine, "do_execute", interrupted)


@pytest.mark.parametrize("synced", [True, False])
def test_an_interruption_inside_a_transaction_is_told_as_one_and_writes_nothing(reviewed, synced):
    """SQLAlchemy closes the connection on it: what is put right afterwards may not hide it."""
    with reviewed.open() as book:
        with pytest.raises(KeyboardInterrupt):
            cut_short(book._ledger, synced=synced)
        assert len(book.findings(1)) == 3
        book.decide(book.findings(1)[2].id, "confirm")
