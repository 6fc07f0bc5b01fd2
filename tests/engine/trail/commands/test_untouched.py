"""Findings that somebody changed by hand are not taken over by the next check."""

from __future__ import annotations

import pytest
from book_hands import hands

from engine.errors import TrailError


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE findings SET digest = 'd9' WHERE key = 'k3'",
        "UPDATE findings SET data = replace(data, '新收3', '新收2') WHERE key = 'k3'",
        "UPDATE findings SET severity = 'info' WHERE key = 'k3'",
        "DELETE FROM findings WHERE key = 'k3'",
        "DELETE FROM findings",
        "UPDATE checks SET causes = '[1]'",
    ],
)
def test_a_check_does_not_vouch_for_what_somebody_changed(reviewed, make_finding, statement):
    with hands(reviewed.path) as connection:
        connection.execute(statement)
    with reviewed.open() as book:
        before = book.newest()
        with pytest.raises(TrailError, match="被改过"):
            reviewed.record(book, book.filing(1).version_id, make_finding("k1"))
        assert book.newest() == before


def test_what_people_decided_is_no_change_behind_the_trail(reviewed, make_finding):
    with reviewed.open() as book:
        version = book.filing(1).version_id
        counts = reviewed.record(book, version, *map(make_finding, ("k1", "k2", "k3")))
        assert (counts.kept, counts.opened) == (3, 0)


def test_what_a_purge_took_is_no_change_behind_the_trail(reviewed, make_finding):
    with reviewed.open() as book:
        book.purge(1, ["findings"], reason="依申请删除")
        counts = reviewed.record(
            book, book.filing(1).version_id, *map(make_finding, ("k1", "k2", "k3"))
        )
        assert not counts.stale
        assert len(book.findings(1)) == 3
