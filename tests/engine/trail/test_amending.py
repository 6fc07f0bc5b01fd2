"""Judging anew without a new file, and whose key signs."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import TrailError
from engine.trail.casebook import Checked
from engine.trail.queries.publications import Listed
from engine.trail.verification.verify import verify


def test_only_a_key_of_ones_own_in_force_unlocks(desk, keys):
    mine, second, theirs = keys("张三"), keys("张三"), keys("李四")
    with desk.open("李四") as book:
        book.enrol_key(theirs)
    with desk.open() as book:
        assert not book.locked
        book.enrol_key(mine)
        assert not book.locked
        book.enrol_key(second)
        book.revoke_key(second.key_id, reason="换机器")
    with desk.open() as book:
        assert book.locked
        for key in (theirs, second, keys("张三")):
            with pytest.raises(TrailError, match="不是 张三 在这本案卷里登记的有效密钥"):
                book.unlock(key)
        assert book.locked
        book.unlock(mine)
        assert not book.locked


def test_what_was_listed_is_written_with_the_checks_that_it_bears_on(desk, make_finding, means):
    listed = Listed(agency="石桥镇", year=2023, published_on=date(2024, 1, 30), address="https://x")
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        judged = [Checked(version_id=book.filing(filing).version_id, findings=[make_finding("n")])]
        counts = book.publish([listed], judged, means)
        assert (counts.opened, counts.resolved) == (1, 1)
        kinds = [event.kind for event in book.events()][-2:]
        assert kinds == ["publication.listed", "sweep.recorded"]
        assert book.publish([listed], [], means) == type(counts)()
    assert verify(desk.path).code == 0


def test_a_check_that_cannot_be_written_takes_what_was_listed_with_it(desk, make_finding, means):
    listed = Listed(agency="石桥镇", year=2023, published_on=date(2024, 1, 30), address="https://x")
    with desk.open() as book:
        desk.filled(book, make_finding("k"))
        before = book.newest()
        with pytest.raises(TrailError, match="没有版本 99"):
            book.publish([listed], [Checked(version_id=99, findings=[])], means)
        assert book.newest() == before
