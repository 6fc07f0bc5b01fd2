"""What the screens read of a casebook: as it stands now, newest first, and nothing is written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.errors import TrailError
from tui.session import Casework

BRIDGE, RIVER, STRANGER = 1, 2, 3


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 20, 15, 59, 59, tzinfo=UTC), "2026-11-20"),
        (datetime(2026, 11, 20, 16, 0, tzinfo=UTC), "2026-11-21"),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), "2027-01-01"),
    ],
)
def test_today_is_the_day_in_china(book, moment, day):
    assert Casework(book, now=lambda: moment).today().isoformat() == day


def test_events_come_newest_first_and_no_more_than_asked(work):
    seqs = [one.seq for one in work.book_events(3)]
    assert seqs == sorted(seqs, reverse=True)
    assert seqs[0] == work.newest()
    assert len(seqs) == 3
    assert [one.seq for one in work.book_events(10_000)][-1] == 1
    own = work.events(BRIDGE)
    assert {one.subject.split("/")[1] for one in own} == {str(BRIDGE)}


def test_what_is_not_there_is_a_sentence(work):
    for read in (work.filing, work.finding):
        with pytest.raises(TrailError, match="没有"):
            read(10_000)
    assert list(work.findings(10_000)) == []
    assert work.causes(10_000) == {}
    assert list(work.corrections(10_000)) == []
    assert list(work.events(10_000)) == []


def test_a_finding_that_a_later_version_resolved_is_read_too(work):
    assert {one.key: one.state for one in work.findings(BRIDGE)}["gone"] == "resolved"


def test_the_picture_tells_what_waits_for_whom(work, book):
    picture = work.picture()
    assert picture.proposals[RIVER] == (1, 0)
    assert STRANGER in picture.unmatched
    assert [one.unit.name for one in picture.missing] == ["青禾县教育局", "青禾县水利局"]
    assert (picture.season, list(picture.years)) == (2023, [2022, 2023])
    assert picture.expected == len(book.units())


def test_the_likest_units_come_first(work):
    found = work.candidates("石桥镇政务公开办")
    assert found[0][0] == "青禾县石桥镇人民政府"
    assert [likeness for _, likeness in found] == sorted((one for _, one in found), reverse=True)
    assert work.candidates("") == [] or all(likeness <= 100 for _, likeness in work.candidates(""))


def test_the_current_file_is_read_unless_another_version_is_named(work):
    first, second = work.versions(work.filing(BRIDGE))
    assert work.content(work.filing(BRIDGE))[0] == work.content_of(BRIDGE, None)[0] == second.name
    assert "收到申请3件。" in work.content_of(BRIDGE, first.id)[1].decode()
    assert "收到申请4件。" in work.content_of(BRIDGE, None)[1].decode()


def test_reading_writes_nothing(work):
    before = work.newest()
    work.picture(), work.by_rule(), work.deadline_days(), work.units()
    work.rounds(work.filing(BRIDGE))
    assert work.verify().code == 0
    assert work.newest() == before
    assert work.watch() is None, "a file tells nobody: one has to look"
