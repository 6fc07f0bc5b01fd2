"""What a casebook answers without writing."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import TrailError
from engine.roster.unit import Unit


def test_answers_write_nothing(reviewed):
    with reviewed.open() as book:
        before = book.newest()
        filing = book.filing(1)
        assert book.content(1)[1] == b"one"
        assert book.findings(1)
        assert book.causes(1) == []
        assert book.proposals() == []
        assert book.units() == ()
        assert book.by_rule() == {1: {"F203": 2}}, "what is dismissed does not stand"
        assert [one.sha256 for one in book.versions(1)] == [filing.sha256]
        assert book.newest() == before


def test_a_file_of_no_filing_and_a_version_of_another_are_said(reviewed):
    with reviewed.open() as book:
        other = reviewed.receive(book, b"other", agency="临河乡")
        with pytest.raises(TrailError, match="第 99 号报告"):
            book.content(99)
        with pytest.raises(TrailError):
            book.content(1, other.version_id)
        assert book.content(other.filing_id, other.version_id)[1] == b"other"


def test_candidates_are_the_units_that_look_most_alike(desk):
    with desk.open() as book:
        assert list(book.candidates("石桥镇")) == []
        book.import_roster([Unit(name=name) for name in ("石桥镇", "石梁镇", "民政局")])
        found = book.candidates("石桥镇政府")
        assert found[0][0].name == "石桥镇"
        assert [score for _unit, score in found] == sorted(
            (score for _unit, score in found), reverse=True
        )


def test_filings_come_the_newest_year_first_then_as_they_came(desk):
    with desk.open() as book:
        for number, year in enumerate((2022, None, 2023, 2023)):
            desk.receive(book, b"%d" % number, agency=f"单位{number}", year=year)
        assert [(one.year, one.id) for one in book.filings()] == [
            (2023, 3), (2023, 4), (2022, 1), (None, 2),
        ]  # fmt: skip


def test_what_a_filing_was_given_stands_in_its_view(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k", severity="warning"))
        book.transition(filing, "returned", deadline=date(2024, 2, 15))
        assert book.filing(filing).due == date(2024, 2, 15)
        counts = book.filing(filing)
        assert (counts.errors, counts.warnings, counts.undecided) == (0, 1, 1)
