"""Filings judged anew: what is supposed of them, and on whom they bear."""

from __future__ import annotations

from datetime import date

from making.sweeps import COUNTY, TOWN, VILLAGE

from engine.audit.worker import AuditResult
from engine.report import Correction
from engine.sweep.anew import Judged, Supposed, bearing_on, checked
from engine.trail.state.views import FilingView

FILING = FilingView(
    id=4, agency=TOWN, kind="township", year=2023, state="received", round=1, version_id=9,
    unit=TOWN, sha256="a",
)  # fmt: skip


def supposed(*corrections, published_on=None):
    right = {"a": [Correction(target=target, value=value) for target, value in corrections]}
    return Supposed(corrections=right, published_on=published_on or {}).of(FILING)


def test_what_is_supposed_of_nothing_is_the_filing():
    assert supposed() == FILING
    other = Supposed(corrections={"b": [Correction(target="year", value="2020")]}, published_on={})
    assert other.of(FILING) == FILING


def test_a_corrected_name_takes_the_unit_and_the_kind_with_it():
    told = supposed(("agency", "青禾县教育局"))
    assert (told.agency, told.unit, told.kind) == ("青禾县教育局", "", "department")
    assert supposed(("agency", "某某")).kind == "township", "a name that tells no kind"
    assert supposed(("agency", "青禾县教育局"), ("kind", "other")).kind == "other"


def test_a_corrected_year_is_a_number_and_a_day_that_is_taken_away_is_none():
    assert supposed(("year", "2022")).year == 2022
    assert supposed(published_on={4: date(2024, 1, 20)}).published_on == date(2024, 1, 20)
    assert supposed(published_on={5: date(2024, 1, 20)}).published_on is None


def test_what_could_not_be_read_is_not_recorded():
    good = Judged(FILING, AuditResult(source="a", sha256="a", counts={"pass": 3}))
    bad = Judged(FILING, AuditResult(source="b", sha256="b", error="坏"))
    (one,) = checked([bad, good])
    assert (one.version_id, one.outcomes) == (9, {"pass": 3})


def test_a_report_bears_on_next_years_and_on_the_sum_above(book):
    def receive(agency, year):
        data = f"{agency}{year}".encode()
        return book.receive("a.txt", data, agency=agency, kind=None, year=year).filing_id

    here = receive(TOWN, 2023)
    wanted = {receive(TOWN, 2024), receive(COUNTY, 2023)}
    for agency, year in ((TOWN, 2022), (VILLAGE, 2023), (VILLAGE, 2024), (COUNTY, 2024)):
        receive(agency, year)
    assert {one.id for one in bearing_on(book, book.filing(here))} == wanted
    unknown = receive("白云镇", None)
    assert bearing_on(book, book.filing(unknown)) == []
