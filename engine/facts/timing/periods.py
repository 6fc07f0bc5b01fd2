"""The statistical period as the report states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import own_text
from engine.facts.timing.days import words
from engine.facts.timing.years import reported_year
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

PERIOD = Kind(
    name="period",
    meaning="报告写明的统计期限（每份报告一条）",
    fields={
        "period": ("str", "起止日期 YYYYMMDD-YYYYMMDD；没有写为空文字；写了但认不出则无此字段"),
        "whole_year": ("str", "报告年度1月1日至12月31日，写法同上"),
    },
)
WORDS = Use(
    "periods",
    patterns=("spoken", "year_alone", "from_to"),
    groups=(("year_alone", "year"), ("from_to", "year"), ("from_to", "again")),
)


def period(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield the period beside the one that the form asks for; nothing if the year is unknown."""
    year = reported_year(report)
    if year is None:
        return
    spoken_by = vocabulary[WORDS]
    fields: dict[str, int | str] = {"whole_year": f"{year}0101-{year}1231"}
    labels = {"whole_year": f"{year}年1月1日至{year}年12月31日"}
    stated, unread = report.period, _unread(report, spoken_by)
    if stated is not None and stated.start and stated.end:
        fields["period"] = f"{stated.start:%Y%m%d}-{stated.end:%Y%m%d}"
        labels["period"] = f"{words(stated.start)}至{words(stated.end)}"
    elif stated is None and unread is None:
        fields["period"] = ""
    elif unread is not None and (named := _whole_year(unread.text, spoken_by)):
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


def _unread(report: Report, spoken_by: Words) -> Sentence | None:
    """Return a sentence that speaks of a period of which no dates were made out."""
    if report.period is not None:
        return None
    spoken, from_to = spoken_by["spoken"], spoken_by["from_to"]
    if found := next((s for s in own_text(report, spoken) if spoken.search(s.text)), None):
        return found
    year = reported_year(report)
    return next((s for s in own_text(report, from_to) if _told(s, year, spoken_by)), None)


def _told(sentence: Sentence, year: int | None, spoken_by: Words) -> bool:
    """Tell whether the sentence runs from the first day of ``year`` to its last."""
    found = _from_to(sentence.text, spoken_by)
    return found is not None and int(found["year"]) == year


def _whole_year(text: str, spoken_by: Words) -> re.Match[str] | None:
    """Find the year that ``text`` says the figures cover from its first day to its last."""
    return spoken_by["year_alone"].search(text) or _from_to(text, spoken_by)


def _from_to(text: str, spoken_by: Words) -> re.Match[str] | None:
    """Find a year named from its first day to its last, whether or not it is named again there."""
    found = spoken_by["from_to"].finditer(text)
    return next((match for match in found if match["again"] in {None, match["year"]}), None)


def _evidence(report: Report, unread: Sentence | None) -> tuple[Evidence, ...]:
    if report.period is not None:
        return (Evidence.of(report.period.mention),)
    if unread is not None:
        return (unread.evidence,)
    return (Evidence.of(report.title),) if report.title else ()
