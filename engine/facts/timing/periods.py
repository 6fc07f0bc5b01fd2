"""The statistical period as the report states it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import own_text
from engine.facts.timing.days import words
from engine.facts.timing.years import reported_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report

PERIOD = Kind(
    name="period",
    meaning="报告写明的统计期限（每份报告一条）",
    fields={
        "period": ("str", "起止日期 YYYYMMDD-YYYYMMDD；没有写为空文字；写了但认不出则无此字段"),
        "whole_year": ("str", "报告年度1月1日至12月31日，写法同上"),
    },
)
_SPOKEN = re.compile(r"统计\s*+(?:数据的?\s*+)?(?:期限|期间|时限|时间|周期|区间|范围)|起止时间")

_YEAR_ALONE = re.compile(
    rf"(?:{_SPOKEN.pattern})\s*(?:均|都)?(?:为|是|系|：|:)\s*(?P<year>20\d\d)\s*年(?:度|全年)?(?=[，,。；;\s]|$)"
)

_FROM_TO = re.compile(
    r"(?P<year>20\d\d)\s*年?\s*1\s*月\s*1\s*日\s*起?\s*(?:至|到|[-—–~～]+)"
    r"\s*(?:(?P=year)\s*年?|当年|同年)?\s*12\s*月\s*31\s*日"
)
"""The whole year told in words that do not speak of figures: 数据核定时间点为…, 期间…的工作."""


def period(report: Report) -> Iterator[Fact]:
    """Yield the period beside the one that the form asks for; nothing if the year is unknown."""
    year = reported_year(report)
    if year is None:
        return
    fields: dict[str, int | str] = {"whole_year": f"{year}0101-{year}1231"}
    labels = {"whole_year": f"{year}年1月1日至{year}年12月31日"}
    stated, unread = report.period, _unread(report)
    if stated is not None and stated.start and stated.end:
        fields["period"] = f"{stated.start:%Y%m%d}-{stated.end:%Y%m%d}"
        labels["period"] = f"{words(stated.start)}至{words(stated.end)}"
    elif stated is None and unread is None:
        fields["period"] = ""
    elif unread is not None and (named := _whole_year(unread.text)):
        spoken = named["year"]
        fields["period"] = f"{spoken}0101-{spoken}1231"
        labels["period"] = f"{spoken}年1月1日至{spoken}年12月31日"
    yield Fact(
        kind=PERIOD.name,
        fields=fields,
        place=Place(item="period", label="统计期限"),
        evidence=_evidence(report, unread),
        labels=labels,
    )


def _unread(report: Report) -> Sentence | None:
    """Return a sentence that speaks of a period of which no dates were made out."""
    if report.period is not None:
        return None
    own = tuple(own_text(report))
    spoken = next((s for s in own if _SPOKEN.search(s.text)), None)
    return spoken or next((s for s in own if _told(s, reported_year(report))), None)


def _told(sentence: Sentence, year: int | None) -> bool:
    """Tell whether the sentence runs from the first day of ``year`` to its last."""
    found = _FROM_TO.search(sentence.text)
    return found is not None and int(found["year"]) == year


def _whole_year(text: str) -> re.Match[str] | None:
    """Find the year that ``text`` says the figures cover from its first day to its last."""
    return _YEAR_ALONE.search(text) or _FROM_TO.search(text)


def _evidence(report: Report, unread: Sentence | None) -> tuple[Evidence, ...]:
    if report.period is not None:
        return (Evidence.of(report.period.mention),)
    if unread is not None:
        return (unread.evidence,)
    return (Evidence.of(report.title),) if report.title else ()
