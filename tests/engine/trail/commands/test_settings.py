"""Settings and roster are events, and only of their kind."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import UsageError
from engine.roster.unit import Unit
from engine.trail.verification.verify import verify


def test_roster_and_settings_are_events_too(desk):
    with desk.open() as book:
        first = [Unit(name="石桥镇"), Unit(name="临河乡", deadline=date(2024, 1, 31))]
        assert book.import_roster(first).added == ("石桥镇", "临河乡")
        change = book.import_roster([Unit(name="石桥镇", kind="township")], replace=True)
        assert (change.changed, change.removed) == (("石桥镇",), ("临河乡",))
        assert [unit.name for unit in book.units()] == ["石桥镇"]
        for name, value in (("four_eyes", "yes"), ("colour", True)):
            with pytest.raises(UsageError):
                book.set(name, value)
        book.set("title", "2023年度")
        assert book.settings()["title"] == "2023年度"
    assert verify(desk.path).code == 0


@pytest.mark.parametrize("days", [0, -5, 367, 10**9, True])
def test_a_deadline_that_nobody_can_keep_is_refused(desk, days):
    with desk.open() as book:
        with pytest.raises(UsageError):
            book.set("deadline_days", days)
        assert book.settings()["deadline_days"] == 10
        book.set("deadline_days", 1)
        assert book.settings()["deadline_days"] == 1


def test_the_same_value_again_is_no_event(desk):
    with desk.open() as book:
        book.set("title", "2023年度")
        before = book.newest()
        book.set("title", " 2023年度 ")
        assert book.newest() == before
