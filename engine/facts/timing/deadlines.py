"""When the report was signed and published, and when it had to be (regulation, art. 49)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from engine.dates import deadline_of
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.timing.days import number, words
from engine.facts.timing.years import reported_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Context
    from engine.report import Report

OPEN_END: Final = 99991231
"""The deadline where none is set for this kind of agency."""
PUBLICATION = Kind(
    name="publication",
    meaning="报告的公开时间与期限（每份报告一条）",
    fields={
        "published": ("int", "公开日期；不知道则无此字段"),
        "earliest": ("int", "最早可以公开的日期：报告年度次年1月1日"),
        "deadline": ("int", "公开期限；没有规定的写99991231"),
        "term": ("str", "set 有规定的期限，none 没有，unknown 单位类型不明，不知道有没有"),
    },
)
SIGNOFF = Kind(
    name="signoff.date",
    meaning="落款日期（写明且能识别时才有）",
    fields={
        "signed": ("int", "落款日期"),
        "year_end": ("int", "报告年度的12月31日"),
        "year_start": ("int", "报告年度的1月1日"),
        "published": ("int", "公开日期；不知道则无此字段"),
        "publication": ("str", "known 知道公开日期，unknown 不知道"),
        "deadline": ("int", "公开期限；没有规定的写99991231"),
        "term": ("str", "set 有规定的期限，none 没有，unknown 单位类型不明，不知道有没有"),
    },
)


def publication(report: Report, context: Context) -> Iterator[Fact]:
    """Yield when the report was published and when it had to be; nothing if its year is unknown."""
    year = reported_year(report)
    if year is None:
        return
    earliest = date(year + 1, 1, 1)
    fields: dict[str, int | str] = {"earliest": number(earliest)}
    labels = {"earliest": words(earliest)}
    _with_deadline(report, context, year, fields, labels)
    doubtful = _with_publication(report, context, fields, labels)
    seen = report.published or report.title
    yield Fact(
        kind=PUBLICATION.name,
        fields=fields,
        place=Place(item="publication", label="公开时间"),
        evidence=(Evidence.of(seen),) if seen else (),
        labels=labels,
        doubtful=frozenset(doubtful),
    )


def signoff(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the day of the sign-off beside the year it belongs to."""
    year, signed = reported_year(report), report.signoff_date
    if year is None or signed is None or signed.value is None:
        return
    year_end = date(year, 12, 31)
    fields: dict[str, int | str] = {
        "signed": number(signed.value),
        "year_end": number(year_end),
        "year_start": number(date(year, 1, 1)),
    }
    labels = {"signed": words(signed.value), "year_end": words(year_end)}
    _with_deadline(report, context, year, fields, labels)
    doubtful = _with_publication(report, context, fields, labels)
    if signed.doubt:
        doubtful.add("signed")
    fields["publication"] = "known" if "published" in fields else "unknown"
    yield Fact(
        kind=SIGNOFF.name,
        fields=fields,
        place=Place(item="signoff", label="落款日期"),
        evidence=(Evidence.of(signed),),
        labels=labels,
        doubtful=frozenset(doubtful),
    )


def deadline(report: Report, context: Context, year: int) -> date | None:
    """Return the last day for publication: the roster's, else the settings' for this kind.

    The roster's day counts for the year it falls in; a township has none unless a local notice
    (overlay or roster) sets one.
    """
    unit = context.unit
    if unit is not None and unit.deadline is not None and unit.deadline.year == year + 1:
        return unit.deadline
    setting = context.settings.get(f"deadline.{context.kind_of(report)}")
    return deadline_of(year, setting) if isinstance(setting, str) else None


def _with_deadline(
    report: Report,
    context: Context,
    year: int,
    fields: dict[str, int | str],
    labels: dict[str, str],
) -> None:
    last = deadline(report, context, year)
    open_ended = "unknown" if context.unit is None and report.kind is None else "none"
    fields["term"] = "set" if last else open_ended
    fields["deadline"] = number(last) if last else OPEN_END
    labels["deadline"] = words(last) if last else "没有规定期限"


def _with_publication(
    report: Report, context: Context, fields: dict[str, int | str], labels: dict[str, str]
) -> set[str]:
    """Add the day of publication, what is known from outside first; return doubtful fields."""
    day = context.published_on
    mention = report.published
    unsure = day is None and mention is not None and bool(mention.doubt)
    if day is None and mention is not None:
        day = mention.value
    if day is not None:
        fields["published"] = number(day)
        labels["published"] = words(day)
    return {"published"} if unsure else set()
