"""A report left with last year's number asks; last year's own report hides nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from engine.roster.unit import Unit
from engine.trail.queries.filed import seasons
from engine.trail.queries.misdated import is_stale
from engine.trail.state.views import FilingView

NAMES = tuple(
    f"青禾县{name}镇人民政府" for name in ("白沙", "柳河", "石桥", "云岭", "三河", "清水")
)
UNITS = tuple(Unit(name=name) for name in NAMES)
LATE = NAMES[-1]
THEN = datetime(2023, 1, 20, tzinfo=UTC)
NOW = datetime(2024, 1, 20, tzinfo=UTC)


def filing(name: str, year: int, source: str, at: datetime = NOW, **more) -> FilingView:
    values = {"state": "received", "round": 1, "version_id": 1, **more}
    number = year * 100 + NAMES.index(name)
    return FilingView(
        id=number, agency=name, kind=None, year=year, source=source, received_at=at, **values
    )


def of_year(year: int, many: int, folder: str, at: datetime = NOW) -> list[FilingView]:
    return [filing(name, year, f"{folder}/{n}.docx", at) for n, name in enumerate(NAMES[:many])]


def told(*filings: FilingView) -> tuple[list[str], list[str]]:
    """Return who is missing in 2023 and of whom it is not certain."""
    season = next(one for one in seasons(filings, UNITS).seasons if one.year == 2023)
    return [one.name for one in season.missing], [unit.name for unit, _those in season.unclear]


@pytest.mark.parametrize(
    "filings",
    [
        [*of_year(2023, 5, "收件"), filing(LATE, 2022, "收件/清水镇.docx")],
        [*of_year(2023, 5, "2023"), filing(LATE, 2022, "2023/清水镇.docx")],
        [*of_year(2023, 5, "a.zip!/甲"), filing(LATE, 2022, "别处/清水镇.docx")],
        [
            *of_year(2022, 5, "去年"),
            *of_year(2023, 5, "收件"),
            filing(LATE, 2022, "收件/清水.docx"),
        ],
        [
            *of_year(2022, 5, "收件", THEN),
            *of_year(2023, 5, "收件"),
            filing(LATE, 2022, "收件/清水.docx", NOW + timedelta(days=3), round=2),
        ],
    ],
    ids=["同一文件夹", "文件夹写着本年", "上年只此一份", "混在本年里", "本年才收到"],
)
def test_what_came_with_the_season_under_last_years_number_is_asked(filings):
    assert told(*filings) == ([], [LATE])


@pytest.mark.parametrize(
    "filings",
    [
        [*of_year(2023, 5, "2023"), filing(LATE, 2022, "2022/清水镇.docx")],
        [*of_year(2023, 5, "收件"), filing(LATE, 2022, "收件/清水镇2022年报.docx")],
        [*of_year(2023, 5, "收件"), filing(LATE, 2022, "收件/清水.docx", state="published")],
        [*of_year(2023, 5, "收件"), filing(LATE, 2022, "收件/清水.docx", year_settled=True)],
        [*of_year(2022, 6, "收件"), *of_year(2023, 5, "收件")],
        [*of_year(2022, 6, "收件", THEN), *of_year(2023, 5, "收件")],
        [*of_year(2023, 5, "收件"), filing(LATE, 2021, "收件/清水.docx")],
        of_year(2023, 5, "收件"),
    ],
    ids=[
        "上年的文件夹",
        "文件名写上年",
        "已公开",
        "认定是上年的",
        "两年一并收",
        "上年收的",
        "更早一年",
        "没有收到",
    ],
)
def test_last_years_own_report_hides_nobody_who_owes_this_years(filings):
    assert told(*filings) == ([LATE], [])


def test_a_unit_that_has_filed_is_asked_nothing():
    filings = [*of_year(2023, 6, "收件"), filing(LATE, 2022, "收件/清水镇.docx")]
    assert told(*filings) == ([], [])


def test_stale_is_what_carries_another_year_and_no_other():
    (last,), (here,) = of_year(2022, 1, "x"), of_year(2023, 1, "x")
    undated = FilingView(id=1, agency="", kind=None, year=None, state="received", round=1,
                         version_id=1)  # fmt: skip
    told = [is_stale(each, 2023) for each in ([last], [last, undated], [here], [undated], [])]
    assert told == [True, False, False, False, False]
