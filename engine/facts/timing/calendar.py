"""Every date that the report writes out, and whether the calendar has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.dates import find_dates, find_month_days, find_months
from engine.evidence import Fact, Kind, Place
from engine.facts.sentences import part_of_block, quote
from engine.numbers import find_numbers
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Report

DATE = Kind(
    name="date",
    meaning="正文或落款中的一个日期",
    fields={
        "written": ("str", "日期的原文"),
        "day": ("str", "real 日历上有这一天，impossible 没有（如2月30日、13月）"),
    },
)
Found = tuple[int, int, str, bool, bool]


def dates(report: Report) -> Iterator[Fact]:
    """Yield each date of the text; one from which a converter lost a character is doubtful."""
    parts = part_of_block(report)
    lost = {
        doubt.anchor.block
        for doubt in report.doubts
        if doubt.anchor is not None and doubt.code in {"lost-characters", "date", "converter"}
    }
    for index, block in enumerate(report.document.blocks):
        if not isinstance(block, Paragraph) or block.role != "body":
            continue
        for count, (start, end, text, possible, doubt) in enumerate(_found(block.text), 1):
            unsure = doubt or (not possible and index in lost)
            yield Fact(
                kind=DATE.name,
                fields={"written": text, "day": "real" if possible else "impossible"},
                place=Place(
                    part=parts.get(index), item=f"date-{block.anchor.at}-{count}", label="日期"
                ),
                evidence=(quote(block, start, end),),
                doubtful=frozenset({"day"} if unsure else ()),
            )


def _found(text: str) -> Iterator[Found]:
    if "年" not in text and "月" not in text and "20" not in text:
        return
    for full in find_dates(text):
        if full.value is None and "年" not in full.text and "月" not in full.text:
            continue  # 2023-45-67 may be a telephone or a standard's number, and no date at all
        yield full.start, full.end, full.text, full.value is not None, bool(full.doubt)
    for day in find_month_days(text):
        yield day.start, day.end, day.text, day.possible, False
    for month in find_months(text):
        numbers = find_numbers(month.text)
        possible = not numbers or 1 <= numbers[-1].value <= 12
        yield month.start, month.end, month.text, possible, False
