"""By what was checked: which bytes were already, by these very means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.trail.commands.means import among, known_run, run_of
from engine.trail.commands.portions import CHUNK


@pytest.mark.parametrize(
    ("changed", "known"),
    [
        ({}, True), ({"pack_sha256": "c" * 64}, False), ({"overlays_sha256": "c" * 64}, False),
        ({"engine_version": "0.2.0"}, False), ({"pack_version": "2"}, True),
    ],
)  # fmt: skip
def test_checked_means_by_this_pack_these_overlays_and_this_engine(
    desk, make_finding, means, changed, known
):
    with desk.open() as book:
        filing = book.filing(desk.filled(book, make_finding("k")))
        means = replace(means, **changed)
        assert book.already(filing.sha256, means) == known
        assert (filing.sha256 in book.checked_digests(means)) == known
        assert not book.already("0" * 64, means)


def test_more_digests_than_a_query_takes_are_asked_in_portions(desk, make_finding, means):
    with desk.open() as book:
        sha256 = book.filing(desk.filled(book, make_finding("k"))).sha256
        many = [f"{number:064d}" for number in range(2 * CHUNK)]
        with book._ledger.reading() as connection:
            assert among(connection, [*many, sha256], means) == {sha256}
            assert among(connection, [], means) == frozenset()


def test_the_same_means_are_one_run(desk, means):
    with desk.open() as book, book._ledger.writing() as transaction:
        first = run_of(transaction, means)
        assert run_of(transaction, means) == first
        assert known_run(transaction.connection, means) == first
        other = replace(means, pack_version="2")
        assert known_run(transaction.connection, other) is None
        assert run_of(transaction, other) != first
