"""The statistical period that the text states, and places that lost characters of a date."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from engine.dates import day_of, find_dates, find_lost, find_month_days, last_day
from engine.doubts import Doubt, DoubtKind
from engine.report import Mention, Period
from engine.traditional import simplified
from engine.values import replace
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from engine.reading.outline.lines import BodyLine

WORDS = Use("periods", patterns=("stated",))
_BETWEEN = re.compile(
    r"[\s，,]*+(?:起[\s，,]*+)?(?:至|到|—+|--?|–|~|～|─+|－)[\s，,]*+(?:(?:当年度?|同年|本年度?|该年)\s*+)?"
)
_MONTHS = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s*年\s*(?P<first>\d{1,2})\s*月?份?\s*(?:起\s*)?(?:至|到|—+|--?|–|~|～|－)\s*"
    r"(?:(?:当年度?|同年|本年度?|(?P<until>20\d\d)\s*年)\s*)?(?P<last>\d{1,2})\s*月(?!\s*\d)"
)
_ENDED = re.compile(r"[。！？；：:!?;]\s*+(?:[”’\"）)】》]\s*+)?\Z")
_FRAME = " \t\u3000\u00a0（）()[]【】自从起止"
_LOST_NUMBER = re.compile(r"[〔\[\uff3b（(](?:19|20)\d{2}\d{1,4}号")
REACH = 40

_Moment = tuple[int, int, "date | None"]


def find_period(
    own: Sequence[BodyLine], others: Iterable[BodyLine], year: int | None
) -> Period | None:
    """Return the report's statistical period.

    ``own`` are the lines of the head and of part one; there 自…至…止 is enough. In ``others``
    the sentence has to say that it speaks of the figures. ``year`` helps where none is written.
    """
    for lines, stated in ((own, True), (own, False), (others, True)):
        for line, text in _with_below(lines):
            found = _in_line(line, text, year, stated=stated)
            if found:
                return found
    return None


def is_whole(period: Period | None) -> bool:
    """Tell whether both ends of a period have their year: none from elsewhere can change it."""
    return period is not None and period.start is not None and period.end is not None


def _with_below(lines: Iterable[BodyLine]) -> Iterator[tuple[BodyLine, str]]:
    """Yield each line with its text, and the next line's where its sentence goes on there.

    Lines are left out where neither holds a mark of a date.
    """
    body = list(lines)
    dated = [_may_be_dated(line.text) for line in body]
    for at, (line, below) in enumerate(zip_longest(body, body[1:])):
        if not any(dated[at : at + 2]):
            continue
        goes_on = below is not None and below.role == line.role and not _ENDED.search(line.text)
        yield line, line.text.rstrip() + below.text.strip() if below and goes_on else line.text


def _may_be_dated(text: str) -> bool:
    return "月" in text or "日" in text or "." in text or "-" in text


def _in_line(line: BodyLine, text: str, year: int | None, *, stated: bool) -> Period | None:
    if not _may_be_dated(text):
        return None
    if stated and not words_of(WORDS)["stated"].search(simplified(text)):
        return None
    moments = _moments(text, year)
    for first, second in pairwise(moments):
        between = text[first[1] : second[0]]
        if len(between) <= 16 and first[0] < len(line.text) and _BETWEEN.fullmatch(between):
            span = first[0], second[1]
            if _is_stated(text, span, stated=stated):
                return Period(start=first[2], end=second[2], mention=_quoted(line, text, span))
    for match in _MONTHS.finditer(text):
        if match.start() < len(line.text) and _is_stated(text, match.span(), stated=stated):
            return _of_months(match, _quoted(line, text, match.span()))
    return None


def _is_stated(text: str, span: tuple[int, int], *, stated: bool) -> bool:
    """Tell whether the words before a span say that it is the period, or frame it (自…止)."""
    before = text[max(0, span[0] - REACH) : span[0]]
    if words_of(WORDS)["stated"].search(simplified(before)):
        return True
    framed = before.rstrip().endswith(("自", "从")) and "止" in text[span[1] :][:3]
    return not stated and (framed or not (text[: span[0]] + text[span[1] :]).strip(_FRAME))


def _of_months(match: re.Match[str], mention: Mention) -> Period:
    """Return the period from the first day of a month to the last of another."""
    year = int(match["year"])
    until, last = int(match["until"] or year), int(match["last"])
    end = last_day(until, last) if 1 <= last <= 12 else None
    return Period(start=day_of(year, int(match["first"]), 1), end=end, mention=mention)


def _quoted(line: BodyLine, text: str, span: tuple[int, int]) -> Mention:
    """Quote a span that may go on in the next line; the place is that in the first."""
    mention = line.mention(span[0], min(span[1], len(line.text)))
    return replace(mention, text=text[span[0] : span[1]].strip())


def _moments(text: str, year: int | None) -> list[_Moment]:
    """Return full dates and days without a year, in order; the latter take the year before them."""
    full: list[tuple[int, int, date | None, int]] = [
        (d.start, d.end, d.value, 0) for d in find_dates(text)
    ]
    full += [(m.start, m.end, None, m.month) for m in find_month_days(text)]
    full.sort(key=lambda moment: moment[0])
    moments: list[_Moment] = []
    running = year
    for start, end, value, month in full:
        known = value
        if month and running is not None:
            known = next(
                iter(m.in_year(running) for m in find_month_days(text[start : end + 1])), None
            )
        running = known.year if known else running
        moments.append((start, end, known))
    return moments


def lost_characters(lines: Iterable[BodyLine]) -> list[Doubt]:
    """Return a doubt for each place where a converter seems to have lost characters."""
    doubts = []
    for line in lines:
        lost = [date.text for date in find_lost(line.text)]
        if "号" in line.text:
            lost += [match[0] for match in _LOST_NUMBER.finditer(line.text)]
        doubts += [Doubt.of(DoubtKind.LOST_CHARACTERS, line.anchor, words=words) for words in lost]
    return doubts
