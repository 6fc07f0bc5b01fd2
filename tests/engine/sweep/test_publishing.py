"""Days and addresses of publication taken over from a list."""

from __future__ import annotations

from datetime import date

import pytest
from making.sweeps import MEANS, ROSTER, TOWN, VILLAGE

from engine.audit.worker import WorkerConfig
from engine.roster.publications import Published
from engine.roster.unit import Unit
from engine.sweep.plan import Plan
from engine.sweep.publishing import publish, units_of

DAY = date(2024, 1, 20)


def row(unit=TOWN, line=2, **more):
    return Published(line=line, unit=Unit(name=unit), **more)


@pytest.fixture
def take(book):
    """Give what takes rows over into the book, where no report lies yet."""
    plan = Plan(setup=WorkerConfig(roster=ROSTER), means=MEANS, workers=1)
    return lambda *rows, **more: publish(book, rows, plan, **more)


def listed(book):
    return {key: (one.published_on, one.address) for key, one in book.publications().items()}


def test_the_year_is_the_rows_else_the_one_given_else_the_one_before_the_day(book, take):
    take(row(year=2021, published_on=DAY))
    take(row(published_on=DAY), year=2022)
    take(row(published_on=DAY))
    assert set(listed(book)) == {(TOWN, year) for year in (2021, 2022, 2023)}


def test_a_row_without_year_and_day_is_told_with_its_line(book, take):
    done = take(row(line=7, address="https://x"), row(VILLAGE, published_on=DAY))
    assert [line for line, _ in done.complaints] == [7]
    assert set(listed(book)) == {(VILLAGE, 2023)}


def test_what_a_row_leaves_blank_stays_as_it_was_listed(book, take):
    take(row(published_on=DAY))
    take(row(year=2023, address="https://x"))
    assert listed(book) == {(TOWN, 2023): (DAY, "https://x")}


def test_a_day_in_one_row_and_the_address_in_the_next_are_one_entry(book, take):
    take(row(year=2023, published_on=DAY), row(year=2023, line=3, address="https://x"))
    assert listed(book) == {(TOWN, 2023): (DAY, "https://x")}


def test_the_same_list_again_writes_nothing(book, take):
    done = take(row(published_on=DAY))
    assert len(done.listed) == 1
    before = book.newest()
    again = take(row(published_on=DAY))
    assert (again.listed, again.recorded, book.newest()) == ((), None, before)
    assert [one.agency for one in again.waiting] == [TOWN], "its report has not come"


def test_filings_of_agencies_that_no_roster_knows_may_be_listed_too(book):
    book.receive("a.txt", b"x", agency="红石县农业局", kind="department", year=2023)
    book.receive("b.txt", b"y", agency=TOWN, kind="township", year=2023)
    names = [unit.name for unit in units_of(book)]
    assert names == [*(unit.name for unit in ROSTER), "红石县农业局"]
