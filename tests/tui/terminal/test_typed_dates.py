"""Days as people type them, counted from today where they are short."""

from __future__ import annotations

from datetime import date

import pytest

from tui.terminal.typed_dates import day, working_days

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-06-30", date(2027, 6, 30)), ("2027年6月30日", date(2027, 6, 30)),
        ("20270630", date(2027, 6, 30)), ("12-10", date(2026, 12, 10)),
        ("12月10日", date(2026, 12, 10)), ("12.10", date(2026, 12, 10)),
        ("\uff11\uff12\uff0d\uff11\uff10", date(2026, 12, 10)), ("3月1日", date(2027, 3, 1)),
        ("11-20", FRIDAY), ("11-19", date(2027, 11, 19)), ("+1", date(2026, 11, 23)),
        ("+10", date(2026, 12, 4)), ("\uff0b10", date(2026, 12, 4)),
        ("+10个工作日", date(2026, 12, 4)),
        ("+10天", date(2026, 11, 30)), ("2-29", date(2028, 2, 29)),
        ("13-10", None), ("2-30", None), ("+", None), ("-3", None), ("+999", None), ("十日", None),
        ("", None), ("10", None),
    ],
)  # fmt: skip
def test_a_day_in_every_way_to_type_it(typed, meant):
    assert day(typed, FRIDAY) == meant


def test_what_has_happened_is_the_last_such_day():
    assert day("3月1日", FRIDAY, past=True) == date(2026, 3, 1)
    assert day("11-21", FRIDAY, past=True) == date(2025, 11, 21)
    assert day("11-20", FRIDAY, past=True) == FRIDAY


def test_working_days_leave_out_the_weekend():
    assert working_days(FRIDAY, 0) == FRIDAY
    assert working_days(date(2026, 11, 21), 1) == date(2026, 11, 23)
    assert working_days(FRIDAY, 5) == date(2026, 11, 27)
