"""Dates as reports write them, impossible ones included, and the few sums over the calendar.

A date that the calendar does not have (2月30日) is found and has no value; a date from which a
converter lost a character (20231月1日) is read with a doubt, never as another date. The only
module that knows pendulum, and that only for today's date in Asia/Shanghai.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from engine.errors import UsageError
from engine.numbers import CYRILLIC, GREEK, normalise, parse_chinese
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONE = "Asia/Shanghai"
DateDoubt = Literal["lost-character", "no-day"]
LOST: Final = "lost-character"
NO_DAY: Final = "no-day"

_N = f"〇○◯Oo{GREEK}{CYRILLIC}零一二三四五六七八九"
_YEAR = rf"(?:\d{{4}}|[{_N}0]{{4}})"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十元正]{1,2})"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_DATE = re.compile(
    rf"""
    (?<![\d])(?P<year>{_YEAR})\s*年\s*(?P<month>{_MONTH})\s*月\s*
        (?:(?P<day>{_DAY})\s*[日号]|(?P<bare>\d{{1,2}})(?!\d))
  | (?<![\d./])(?P<year2>(?:19|20)\d\d)(?P<mark>\s?[-./]\s?)(?P<month2>\d{{1,2}})
        (?P=mark)(?P<day2>\d{{1,2}})(?!\d|[./]\d|-\d(?!\d{{3}}))
  | (?<!\d)(?P<lost_year>(?:19|20)\d\d)\s?(?P<lost_month>\d{{1,2}})月(?P<lost_day>\d{{1,2}})[日号]
  | (?<!\d)(?P<no_month_year>(?:19|20)\d\d)年(?P<no_month>\d{{1,2}})(?P<no_month_day>\d{{2}})日
  | (?<!\d)(?P<bare_year>20\d\d)年?(?P<run>\d{{2,4}})日
    """,
    re.VERBOSE,
)
YEAR_SIGNS = 4
_YEARS = re.compile(rf"[\d{_N}]{{{YEAR_SIGNS},}}")
_MONTH_DAY = re.compile(
    rf"(?<!\d)(?<![\d{_N}]年)(?P<month>{_MONTH})\s*月\s*(?P<day>{_DAY})\s*(?:[日号]|(?=止))"
)
_YEAR_MONTH = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR})\s*年\s*(?P<month>{_MONTH})\s*月(?!\s*(?:{_DAY})\s*[日号])(?!\s*\d)"
)
_CLOCK = re.compile(r"[T\s]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$")
_YEAR_ALONE = re.compile(rf"(?<![\d{_N}])(?P<year>(?:19|20)\d\d|[一二][{_N}]{{3}})\s*年")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: offsets in the text as given; value None if the calendar lacks the day.

    ``doubt`` is set when a converter has probably lost a character (``LOST``), or when only year
    and month are written (``NO_DAY``: ``value`` is then None although nothing is impossible).
    """

    start: int
    end: int
    text: str
    value: date | None
    doubt: DateDoubt | None = None


@dataclass(frozen=True, slots=True)
class FoundYear:
    """A year in a text (2023年, 二〇二三年, 2023 年度)."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day without its year (12月29日); ``possible`` is False for 2月30日 and 13月1日."""

    start: int
    end: int
    text: str
    month: int
    day: int

    @property
    def possible(self) -> bool:
        """Tell whether some year has such a day."""
        return day_of(2024, self.month, self.day) is not None

    def in_year(self, year: int) -> date | None:
        """Return the day in a year, None if that year has no such day."""
        return day_of(year, self.month, self.day)


@lru_cache(maxsize=128)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Find every full date in order: 2024年1月11日, 二〇二四年一月十一日, 2024-01-11, 2024.1.11."""
    norm = normalise(text)
    found = []
    for match in _dated(norm.text):
        start, end = norm.offset(match.start()), norm.offset(match.end() - 1) + 1
        value, doubt = _reading(match)
        found.append(FoundDate(start, end, text[start:end], value, doubt))
    return tuple(found)


def _dated(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of ``_DATE``, each of which begins with the four signs of a year.

    Those are sought first: to try five ways to write a date at every character takes ten times as
    long.
    """
    end = 0
    for run in _YEARS.finditer(text):
        at = max(run.start(), end)
        while at <= run.end() - YEAR_SIGNS:
            match = _DATE.match(text, at)
            if match is None:
                at += 1
            else:
                at = end = match.end()
                yield match


def may_date(text: str) -> bool:
    """Tell whether a text may hold a full date, in whatever way it is written."""
    plain = normalise(text).text
    return any(mark in plain for mark in "月日-./")


def find_lost(text: str) -> tuple[FoundDate, ...]:
    """Find the dates from which a converter seems to have lost characters; all name a day."""
    plain = normalise(text).text
    if "日" not in plain and "号" not in plain:
        return ()
    return tuple(found for found in find_dates(text) if found.doubt == LOST)


def _reading(match: re.Match[str]) -> tuple[date | None, DateDoubt | None]:
    parts = match.groupdict()
    if parts["year"]:
        day = parts["day"] or parts["bare"]
        return day_of(_n(parts["year"]), _n(parts["month"]), _n(day)), None
    if parts["year2"]:
        return day_of(_n(parts["year2"]), _n(parts["month2"]), _n(parts["day2"])), None
    if parts["run"]:
        return _cut(_n(parts["bare_year"]), parts["run"]), LOST
    if parts["lost_year"]:
        year, month, day = parts["lost_year"], parts["lost_month"], parts["lost_day"]
    else:
        year, month, day = parts["no_month_year"], parts["no_month"], parts["no_month_day"]
    return day_of(_n(year), _n(month), _n(day)), LOST


def _cut(year: int, run: str) -> date | None:
    """Return the day that digits of month and day run together are, None if several may be."""
    days = {
        day_of(year, int(run[:at]), int(run[at:]))
        for at in range(1, len(run))
        if run[0] != "0" or at == 2
    }
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def find_month_days(text: str) -> tuple[MonthDay, ...]:
    """Find every day without a year (至12月29日); full dates are not among them."""
    norm = normalise(text)
    if "月" not in norm.text:
        return ()
    full = [(d.start, d.end) for d in find_dates(text)]
    found = []
    for match in _MONTH_DAY.finditer(norm.text):
        start, end = norm.offset(match.start()), norm.offset(match.end() - 1) + 1
        if not any(first < end and start < last for first, last in full):
            month, day = _n(match["month"]), _n(match["day"])
            found.append(MonthDay(start, end, text[start:end], month, day))
    return tuple(found)


def find_months(text: str) -> tuple[FoundDate, ...]:
    """Find what is dated to the month only (2024年1月): value None, doubt says so."""
    norm = normalise(text)
    if "月" not in norm.text:
        return ()
    spans = [
        (norm.offset(m.start()), norm.offset(m.end() - 1) + 1)
        for m in _YEAR_MONTH.finditer(norm.text)
    ]
    return tuple(FoundDate(a, b, text[a:b], None, NO_DAY) for a, b in spans)


def find_years(text: str) -> tuple[FoundYear, ...]:
    """Find every year followed by 年, in order."""
    norm = normalise(text)
    return tuple(
        FoundYear(norm.offset(m.start()), norm.offset(m.end() - 1) + 1, _n(m["year"]))
        for m in _YEAR_ALONE.finditer(norm.text)
    )


def parse_date(text: str) -> date | None:
    """Return the date that a whole text is (ISO, 年月日, dots), None if it is none."""
    found = find_dates(text)
    if len(found) == 1 and not found[0].doubt:
        rest = text[: found[0].start] + text[found[0].end :]
        return (
            found[0].value if not _CLOCK.sub("", rest).strip(" \t\r\n\u3000\u00a0()（）") else None
        )
    return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None if there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def deadline_of(year: int, month_day: str) -> date:
    """Return the deadline for the report on ``year``: ``"01-31"`` in the year after (art. 49)."""
    match = re.fullmatch(r"(\d\d)-(\d\d)", month_day)
    found = day_of(year + 1, int(match[1]), int(match[2])) if match else None
    if found is None:
        raise UsageError(f"期限“{month_day}”不是日期，请写成“月-日”，例如 01-31")
    return found


def today(now: datetime) -> date:
    """Return the calendar day in Asia/Shanghai of an instant (aware; naive is taken as UTC)."""
    import pendulum  # 45 ms that `gouji check` can do without

    local = pendulum.instance(now).in_timezone(ZONE)
    return date(local.year, local.month, local.day)


def _n(text: str | None) -> int:
    """Value of year, month or day as written, Arabic or Chinese; 0 where it is none."""
    if not text:
        return 0
    if text in {"元", "正"}:
        return 1
    return int(text) if text.isdigit() else parse_chinese(text) or 0
