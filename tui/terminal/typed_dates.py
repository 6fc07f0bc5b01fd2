"""What people type that is more than words: a day, in any of the ways they write it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

SATURDAY = 5
LONGEST = 400
"""The most days that may be counted from today: beyond, a date is written out."""


def day(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the day typed as 2027-06-30, 2027.6.30, 2027年6月30日 or 20270630; None if none.

    ``+10`` is so many working days from today, ``+10天`` so many days, and ``12-10`` or
    ``12月10日`` the next such day from today on; with ``past`` the last one up to it.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    parts = re.fullmatch(r"(\d{4})\D{0,2}?(\d{1,2})\D{0,2}?(\d{1,2})\D?", text)
    if parts is not None:
        return _day(*map(int, parts.groups()))
    if ahead := re.fullmatch(r"\+\s*(\d{1,3})\s*(个?工作日|天|日)?", text):
        return _ahead(today, int(ahead[1]), working=ahead[2] not in {"天", "日"})
    if short := re.fullmatch(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?", text):
        return _nearest(today, int(short[1]), int(short[2]), past=past)
    return None


def working_days(today: date, count: int) -> date:
    """Return the day that is so many days from Monday to Friday after another.

    Public holidays are not known here: they are decreed year by year.
    """
    result = today
    while count > 0:
        result += timedelta(days=1)
        count -= result.weekday() < SATURDAY
    return result


def _ahead(today: date, count: int, *, working: bool) -> date | None:
    if count > LONGEST:
        return None
    return working_days(today, count) if working else today + timedelta(days=count)


def _nearest(today: date, month: int, number: int, *, past: bool) -> date | None:
    """Return the nearest day of that month and number on the asked-for side of today."""
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    days = [one for year in years if (one := _day(year, month, number)) is not None]
    return next((one for one in days if (one <= today if past else one >= today)), None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
