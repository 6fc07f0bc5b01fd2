"""Turns of writers at one file: a sweep lets others in."""

from __future__ import annotations

import time

import pytest

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
