"""Who has not filed, year by year: a stray report accuses nobody and hides nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from engine.roster.unit import Unit
from engine.trail.queries.filed import season_years, seasons
from engine.trail.state.views import FilingView, UnreadableView

COUNTY = "青禾县人民政府"
NAMES = (
    "青禾县白沙镇人民政府", "青禾县柳河乡人民政府", "青禾县石桥镇人民政府", "青禾县云岭乡人民政府",
    "青禾县三河镇人民政府", "青禾县教育局", "青禾县水利局",
)  # fmt: skip
WATER = NAMES[-1]
UNITS = tuple(Unit(name=name, parent=COUNTY) for name in NAMES)


def filing(agency: str, year: int | None, number: int = 1, **more) -> FilingView:
    kind = more.pop("kind", None)
    return FilingView(
        id=number, agency=agency, kind=kind, year=year, state="received", round=1, version_id=1,
        **more,
    )  # fmt: skip


def book(**years) -> list[FilingView]:
    """Return filings; ``y2023=6`` are those of the first six units of the roster."""
    return [
        filing(name, int(year[1:]), number)
        for year, many in years.items()
        for number, name in enumerate(NAMES[:many])
    ]


def missing(filings, units=UNITS, named=()) -> dict[int, list[str]]:
    found = seasons(filings, units, named)
    return {one.year: [unit.name for unit in one.missing] for one in found.seasons}


def test_one_stray_report_of_a_newer_and_an_older_year_accuses_and_hides_nobody():
    filings = book(y2022=2, y2023=6, y2024=1)
    assert missing(filings) == {2023: [WATER]}
    strays = seasons(filings, UNITS).strays
    assert [(one.year, len(one.filings)) for one in strays] == [(2024, 1), (2022, 2)]


def test_last_years_reports_brought_whole_are_reference_and_nobody_owes_them():
    filings = book(y2022=5, y2023=7)
    assert missing(filings) == {2023: []}
    found = seasons(filings, UNITS)
    assert [(one.year, len(one.missing)) for one in found.earlier] == [(2022, 2)]
    assert {one.year for one in filings if found.is_reference(one)} == {2022}
    named = missing(filings, named=[2022])
    assert list(named.items()) == [(2023, []), (2022, list(NAMES[5:]))]


def test_a_season_that_has_begun_leaves_the_full_one_before_it_as_reference():
    found = seasons(book(y2022=7, y2023=3), UNITS)
    assert [one.year for one in (*found.seasons, *found.earlier)] == [2023, 2022]
    assert [unit.name for unit in found.seasons[0].missing] == list(NAMES[3:])


def test_without_a_season_nothing_is_reference():
    found = seasons([filing("红石县大河镇人民政府", 2022)], UNITS)
    assert not any(map(found.is_reference, [filing(WATER, 2022), filing(WATER, None)]))


def unreadable(source: str) -> UnreadableView:
    at = datetime(2024, 1, 20, tzinfo=UTC)
    name = source.rsplit("/", 1)[-1]
    return UnreadableView(
        id=1, name=name, source=source, reason="文件已加密", sha256="", received_at=at
    )


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("报送/青禾县水利局2023年年度报告.pdf", True),
        ("2023/青禾县水利局.pdf", True),
        ("青禾县水利局.pdf", True),
        ("年报/青禾县水利局2022、2023.pdf", True),
        ("年报/47-水利局.jpg", True),
        ("年报/扫描件.pdf", False),
        ("2022/青禾县水利局.pdf", False),
        ("2023/某局.pdf", False),
    ],
)
def test_who_sent_a_file_that_cannot_be_read_is_asked_not_accused(source, asked):
    one = unreadable(source)
    (season,) = seasons(book(y2023=6), UNITS, (), [one]).seasons
    assert season.unread == (((UNITS[-1], (one,)),) if asked else ())
    assert season.missing == (() if asked else (UNITS[-1],))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({2023: 1}, [2023]),
        ({2022: 1, 2023: 1}, [2023]),
        ({2022: 39, 2023: 60}, [2023]),
        ({2022: 40, 2023: 60}, [2022, 2023]),
        ({2022: 80, 2023: 19}, [2022]),
        ({2022: 80, 2023: 20}, [2022, 2023]),
        ({2023: 0}, []),
        ({}, []),
    ],
    ids=str,
)
def test_a_year_is_a_season_by_what_was_filed_for_it(counts, expected):
    eighty = [Unit(name=f"{n}镇") for n in range(80)]
    assert sorted(season_years(counts, eighty)) == expected


@pytest.mark.parametrize("counts", [{2022: 2, 2023: 1}, {2022: 1, 2023: 2}], ids=str)
def test_in_a_roster_of_two_one_report_makes_no_second_season(counts):
    most = max(counts, key=counts.__getitem__)
    assert list(season_years(counts, UNITS[:2])) == [most]


def test_a_roster_with_deadlines_says_for_which_year_it_is():
    dated = tuple(replace(unit, deadline=date(2025, 1, 31)) for unit in UNITS)
    assert missing(book(y2023=6, y2024=1), dated) == {2024: list(NAMES[1:])}
    assert list(missing(book(y2023=6), dated)) == [2023]


def test_a_year_that_somebody_names_is_a_season_even_if_nothing_came():
    assert missing(book(y2023=6), named=[2024]) == {2024: list(NAMES), 2023: [WATER]}


def test_who_filed_under_another_name_is_asked_for_not_accused():
    near = filing("青禾县水务局", 2023, 9)
    (season,) = seasons([*book(y2023=6), near], UNITS).seasons
    assert (season.missing, season.unmatched) == ((), (near,))
    ((unit, perhaps),) = season.unclear
    assert (unit.name, perhaps) == (WATER, (near,))


def test_a_report_without_a_year_may_be_the_one_that_is_wanting():
    undated = filing(WATER, None, 9, unit=WATER)
    found = seasons([*book(y2023=6), undated], UNITS)
    (season,) = found.seasons
    assert season.missing == ()
    assert season.unclear == ((UNITS[-1], (undated,)),)
    assert (found.undated, found.unmatched) == ((undated,), ())


def test_a_stranger_is_unmatched_in_any_year_and_stands_for_nobody():
    strange = [filing("红石县大河镇人民政府", year, year or 0) for year in (2024, 2023, None)]
    found = seasons([*strange[1:], *book(y2023=6), strange[0]], UNITS)
    assert list(found.unmatched) == strange
    assert [unit.name for unit in found.seasons[0].missing] == [WATER]
    assert found.seasons[0].unmatched == (strange[1],)


def test_a_filing_counts_for_the_unit_that_a_person_said_it_belongs_to():
    moved = filing("青禾县水务中心", 2023, 9, unit=WATER)
    assert missing([*book(y2023=6), moved]) == {2023: []}


def test_reports_of_which_none_is_on_the_roster_make_no_season():
    found = seasons([filing("红石县大河镇人民政府", 2023)], UNITS)
    assert (found.seasons, found.strays[0].year) == ((), 2023)


def test_without_a_roster_nobody_is_expected():
    found = seasons(book(y2023=6), ())
    assert (found.seasons, found.strays, found.unmatched) == ((), (), ())
