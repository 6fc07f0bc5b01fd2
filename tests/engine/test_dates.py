"""Dates as reports write them, impossible and damaged ones included."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import dates
from engine.dates import (
    LOST,
    NO_DAY,
    deadline_of,
    find_dates,
    find_lost,
    find_month_days,
    find_months,
    find_years,
    last_day,
    may_date,
    parse_date,
    today,
)
from engine.errors import UsageError

DAY = date(2024, 1, 11)


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月11日",
        "2024年 1月 11日",
        "2024 年 1 月 11 日",
        "２０２４年１月１１日",
        "二〇二四年一月十一日",
        "二○二四年一月十一日",
        "二O二四年一月十一日",
        "二零二四年元月十一日",
        "2024.1.11",
        "2024.01.11",
        "2024-01-11",
        "2024/1/11",
        "2024年1月11",
        "2024年\n1月11日",
    ],
)
def test_a_date_is_found_in_any_dress(text: str) -> None:
    found = find_dates(f"印发于{text}，特此公告")
    assert [(f.value, f.text, f.doubt) for f in found] == [(DAY, text, None)]


@pytest.mark.parametrize("text", ["2024年2月30日", "2023年2月29日", "2024年13月1日", "2024-04-31"])
def test_an_impossible_date_is_found_without_a_value(text: str) -> None:
    assert [(f.value, f.doubt) for f in find_dates(text)] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "value"), [("20231月1日", date(2023, 1, 1)), ("2023年131日", date(2023, 1, 31))]
)
def test_a_lost_character_is_a_doubt_and_not_another_date(text: str, value: date) -> None:
    assert [(f.value, f.doubt) for f in find_dates(text)] == [(value, LOST)]


@pytest.mark.parametrize(
    "text", ["1.2.2024", "2023.12.31.5", "国办函〔2020〕109号", "20240111", "3月"]
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == ()


def test_a_month_without_a_day_says_so() -> None:
    assert [(f.value, f.doubt) for f in find_months("2024年1月")] == [(None, NO_DAY)]
    assert find_months("2024年1月11日") == ()


def test_a_day_without_its_year_is_kept_apart() -> None:
    text = "自2023年1月1日起至12月29日止"
    assert [(d.month, d.day, d.text) for d in find_month_days(text)] == [(12, 29, "12月29日")]
    assert find_month_days(text)[0].in_year(2023) == date(2023, 12, 29)
    assert not find_month_days("2月30日")[0].possible


def test_years_are_found_in_both_scripts() -> None:
    assert [y.value for y in find_years("2023 年度、二〇二二年、2021年度")] == [2023, 2022, 2021]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-01-11", DAY),
        (" 2024年1月11日 ", DAY),
        ("2024-01-11 10:22", DAY),
        ("2024-01-11T00:00:00+08:00", DAY),
        ("2024年2月30日", None),
        ("约2024年1月11日", None),
        ("", None),
    ],
)
def test_a_whole_text_is_a_date_or_none(text: str, value: date | None) -> None:
    assert parse_date(text) == value


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from([0, 1, 2, 3]))
def test_every_day_comes_back(day: date, how: int) -> None:
    texts = [
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
    ]
    assert parse_date(texts[how]) == day


@given(st.text(alphabet="自2023年1月起至二〇止日.-/ ０", max_size=40))
def test_whatever_is_found_quotes_the_source(text: str) -> None:
    found: Any
    for found in (*find_dates(text), *find_months(text), *find_month_days(text)):
        assert text[found.start : found.end] == found.text


def test_deadlines_lie_in_the_year_after() -> None:
    assert deadline_of(2023, "01-31") == date(2024, 1, 31)
    assert last_day(2024, 2) == date(2024, 2, 29)
    with pytest.raises(UsageError, match="月-日"):
        deadline_of(2023, "02-30")


def test_today_is_shanghais() -> None:
    assert today(datetime(2024, 1, 31, 17, tzinfo=UTC)) == date(2024, 2, 1)
    assert today(datetime(2024, 1, 31, 15, tzinfo=UTC)) == date(2024, 1, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023 1月11日", date(2023, 1, 11)),
        ("202311日", date(2023, 1, 1)),
        ("20231231日", date(2023, 12, 31)),
        ("2023年11日", date(2023, 1, 1)),
        ("2024119日", None),
    ],
)
def test_digits_that_ran_together_are_cut_where_only_one_day_is_possible(
    text: str, day: date | None
) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.doubt) == (day, LOST)


@pytest.mark.parametrize("text", ["当年12月31日", "同年12月31日"])
def test_a_day_of_the_same_year_has_no_year_of_its_own(text: str) -> None:
    assert [(d.month, d.day) for d in find_month_days(text)] == [(12, 31)]


WRITTEN = ["2024年1月11日", "二〇二四年一月十一日", "2024-01-11", "20231月1日", "2023131日", "㏠"]
SCRAPS = st.text(alphabet="2019年1月日二〇○零一四号-./ 止O", max_size=5)
TEXTS = st.lists(st.sampled_from(WRITTEN) | SCRAPS, max_size=5).map("".join)


@given(TEXTS)
def test_seeking_the_year_first_finds_the_same_dates(text: str) -> None:
    tried = [match.span() for match in dates._DATE.finditer(text)]
    assert [match.span() for match in dates._dated(text)] == tried


@given(TEXTS)
def test_the_dates_that_lost_characters_are_those_that_are_doubted(text: str) -> None:
    assert find_lost(text) == tuple(one for one in find_dates(text) if one.doubt == LOST)


def test_a_day_with_characters_lost_is_found_in_any_way_of_writing_it() -> None:
    assert [one.text for one in find_lost("至20231月㏠，2024年1月1日止")] == ["20231月㏠"]


@given(TEXTS)
def test_a_text_that_holds_a_date_may_hold_one(text: str) -> None:
    assert may_date(text) or not find_dates(text)


def test_a_year_alone_is_no_date() -> None:
    assert not may_date("2023年，全年公开信息30条。")
