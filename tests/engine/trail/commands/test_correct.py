"""Corrections of what was misread: with a reason, of the file that was judged, and taken back."""

from __future__ import annotations

from functools import partial

import pytest

from engine.errors import TrailError
from engine.report import Correction
from engine.trail.commands.correct import Amendment
from engine.trail.verification.verify import verify

CELL = Correction(target="3.new.natural", value="2", read="12", reason="原件为2")


@pytest.fixture
def amend(means):
    """Give the verb that corrects on a filing what is given, as judged on what stands now."""
    return partial(_amend, means)


def _amend(means, book, *corrections, filing=1, **more):
    now = book.filing(filing)
    seen = [one.seq for one in book.corrections(filing)]
    values = {"version_id": now.version_id, "corrections": corrections, "seen": seen, **more}
    return book.correct(Amendment(filing_id=filing, **values), (), means)


def test_a_correction_stands_with_its_reason_until_it_is_taken_back(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        amend(book, CELL)
        (one,) = book.corrections(1)
        assert (one.correction, one.actor) == (CELL, "张三")
        assert one.sha256 == book.filing(1).sha256
        amend(book, withdrawn=[CELL.target])
        assert list(book.corrections(1)) == []
        kinds = [event.kind for event in book.events()][-2:]
        assert kinds == ["filing.corrected", "filing.uncorrected"]
    assert verify(desk.path).code == 0


def test_of_one_cell_the_last_correction_stands(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        amend(book, CELL)
        amend(book, Correction(target=CELL.target, value="3", read="12", reason="看错了"))
        assert [one.correction.value for one in book.corrections(1)] == ["3"]
    assert verify(desk.path).code == 0


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_without_a_reason_is_refused(desk, amend, reason):
    with desk.open() as book:
        desk.filled(book)
        with pytest.raises(TrailError, match="必须写明理由"):
            amend(book, Correction(target="3.new.natural", value="2", read="12", reason=reason))
        assert list(book.corrections(1)) == []


def test_who_judged_on_less_than_stands_is_told_that_he_was_overtaken(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        old = book.filing(1).version_id
        amend(book, CELL)
        with pytest.raises(TrailError, match="请重做一次") as overtaken:
            amend(book, CELL, seen=[])
        assert overtaken.value.hint == "overtaken"
        desk.receive(book, b"two")
        with pytest.raises(TrailError, match="请重做一次"):
            amend(book, CELL, version_id=old, seen=[])


def test_what_was_never_corrected_cannot_be_taken_back(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        with pytest.raises(TrailError, match="没有更正过"):
            amend(book, withdrawn=["3.new.natural"])


def test_a_new_file_needs_no_corrections_of_the_old(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        amend(book, CELL)
        assert desk.receive(book, b"two").dropped == (CELL.target,)
        assert list(book.corrections(1)) == []
    assert verify(desk.path).code == 0


YEAR = Correction(target="year", value="2022", read="2023", reason="封面为2022")


def test_a_corrected_year_moves_the_filing_there(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        amend(book, YEAR, year=2022, agency="石桥镇")
        assert book.filing(1).year == 2022
    assert verify(desk.path).code == 0


def test_a_corrected_year_takes_no_other_filings_place(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        desk.receive(book, b"last", year=2022)
        with pytest.raises(TrailError, match="已有第 2 号报告"):
            amend(book, YEAR, year=2022, agency="石桥镇")
        assert book.filing(1).year == 2023


def test_earlier_rounds_are_not_carried_into_another_year(desk, amend):
    with desk.open() as book:
        desk.filled(book)
        desk.receive(book, b"two")
        with pytest.raises(TrailError, match="已收过 2 轮"):
            amend(book, YEAR, year=2022, agency="石桥镇")
