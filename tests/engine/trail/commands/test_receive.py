"""Files on their way in: known bytes, the next round, whose they are."""

from __future__ import annotations

import pytest

from engine.errors import TrailError
from engine.roster.unit import Unit
from engine.trail.verification.verify import verify


def test_the_same_bytes_again_change_nothing(desk):
    with desk.open() as book:
        first, again = desk.receive(book), desk.receive(book)
        assert (first.new, first.known, again.new, again.known) == (True, False, False, True)
        assert again.version_id == first.version_id
        assert [event.kind for event in book.events()] == ["book.created", "filing.received"]


def test_other_bytes_are_the_next_round(desk):
    with desk.open() as book:
        desk.receive(book)
        second = desk.receive(book, b"two")
        assert (second.new, second.round) == (False, 2)
        assert [version.round for version in book.versions(second.filing_id)] == [1, 2]
        assert book.content(second.filing_id) == ("石桥镇.txt", b"two")
        first = book.versions(second.filing_id)[0]
        assert book.content(second.filing_id, first.id)[1] == b"one"


def test_what_could_not_be_read_is_kept_apart_and_matched_by_a_person(desk):
    with desk.open() as book:
        book.import_roster([Unit(name="石桥镇", kind="township"), Unit(name="临河乡")])
        one = desk.receive(book, b"x", agency=None)
        two = desk.receive(book, b"y", agency=None)
        assert one.filing_id != two.filing_id
        assert desk.receive(book, b"x", agency=None).known
        assert book.match(one.filing_id, "石桥镇").unit == "石桥镇"
        there = book.match(two.filing_id, "石桥镇")
        assert (there.id, there.round) == (one.filing_id, 2)
        assert len(book.filings()) == 1
        assert book.content(there.id)[1] == b"y"
    assert verify(desk.path).code == 0


def test_a_report_is_matched_to_the_roster_only_when_that_is_certain(desk):
    with desk.open() as book:
        book.import_roster(
            [Unit(name="石桥镇", aliases=("石桥",)), Unit(name="民政局"), Unit(name="民生局")]
        )
        assert desk.receive(book, b"1", agency="石桥镇人民政府").unit == "石桥镇"
        assert desk.receive(book, b"2", agency="石 桥").unit == "石桥镇"
        assert desk.receive(book, b"3", agency="民政生局").unit == ""
        assert book.candidates("民政生局")[0][0].name in ("民政局", "民生局")


def test_a_unit_that_is_not_on_the_roster_is_refused(desk):
    with desk.open() as book, pytest.raises(TrailError, match="名册里没有"):
        desk.receive(book, unit="无此单位")
