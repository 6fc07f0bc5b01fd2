"""Which year the report speaks of: title, period, sign-off, tables; and whether they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.dates import find_years
from engine.evidence import Evidence, Fact, Kind, Place
from engine.forms.short_names import NUMERALS
from engine.report import Grid
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from engine.report import Report

MENTION = Kind(
    name="year.mention",
    meaning="一处说明报告年度的地方：标题、统计期限、落款、表格",
    fields={
        "source": ("str", "title 标题，period 统计期限，signoff 落款，table 表格"),
        "stated": ("int", "该处写的年份"),
        "expected": ("int", "按报告年度该处应写的年份；落款为次年"),
        "timing": (
            "str",
            "落款的早晚：early 在报告年度第四季度（由 D102 判断），late 在次年之后，due 其余",
        ),
        "reported": ("int", "报告年度"),
        "place": ("str", "该处的名称，供语句使用"),
    },
)
_NAMES: Final = {"title": "标题", "period": "统计期限", "signoff": "落款日期", "table": "表格"}
WORDS = Use("periods", patterns=("another",))
LONGEST_LABEL: Final = 24


def reported_year(report: Report) -> int | None:
    """Return the year reported on: what period and sign-off both speak for, else the report's.

    A title left over from last year misleads a reader; it must not make the sign-off too late.
    """
    return _agreed(report) or report.year


def _agreed(report: Report) -> int | None:
    """Return the year that both period and sign-off speak for, None unless both do."""
    signed = report.signoff_date.value if report.signoff_date else None
    ended = report.period.end if report.period else None
    if signed is None or ended is None:
        return None
    spoken_for = signed.year if signed.month >= 10 else signed.year - 1
    return ended.year if ended.year == spoken_for else None


def mentions(report: Report) -> Iterator[Fact]:
    """Yield each place that says which year is reported on."""
    reported = reported_year(report)
    if reported is None:
        return
    if report.title:
        named = [found.value for found in find_years(report.title.text)]
        for year in [reported] if reported in named else named[:1]:
            yield _mention("title", year, reported, Evidence.of(report.title))
    if report.period:
        years = {day.year for day in (report.period.start, report.period.end) if day}
        odd = sorted(years - {reported}) or sorted(years)
        if odd:
            yield _mention("period", odd[0], reported, Evidence.of(report.period.mention))
    yield from _in_tables(report, reported)
    signed = report.signoff_date
    if signed and signed.value:
        yield _mention(
            "signoff",
            signed.value.year,
            reported,
            Evidence.of(signed),
            timing=_timing(signed.value, reported),
            doubtful=bool(signed.doubt),
        )


def _timing(signed: date, reported: int) -> str:
    """Tell a sign-off before the year was over, and one after the year that follows it."""
    if signed.year == reported and signed.month >= 10:
        return "early"
    return "late" if signed.year > reported + 1 else "due"


def _in_tables(report: Report, reported: int) -> Iterator[Fact]:
    """Yield the first label of each statutory table that names a year of its own."""
    for number, table in sorted(report.tables.items()):
        index = table.anchor.block
        blocks = report.document.blocks
        grid = blocks[index] if 0 <= index < len(blocks) else None
        if not isinstance(grid, Grid):
            continue
        for cell in (cell for row in grid.rows for cell in row):
            if "年" not in cell.text or len(cell.text) > LONGEST_LABEL:
                continue
            years = find_years(cell.text)
            if years and not words_of(WORDS)["another"].search(cell.text):
                evidence = Evidence(quote=cell.text, anchor=cell.anchor)
                yield _mention("table", years[0].value, reported, evidence, table=number)
                break


def _mention(
    source: str,
    stated: int,
    reported: int,
    evidence: Evidence,
    *,
    timing: str = "due",
    doubtful: bool = False,
    table: int | None = None,
) -> Fact:
    name = f"表{NUMERALS[table]}" if table else _NAMES[source]
    return Fact(
        kind=MENTION.name,
        fields={
            "source": source,
            "stated": stated,
            "expected": reported + 1 if source == "signoff" else reported,
            "timing": timing,
            "reported": reported,
            "place": name,
        },
        place=Place(table=table, item=f"year-{source}", label=f"{name}写的年份"),
        evidence=(evidence,),
        doubtful=frozenset({"stated"} if doubtful else ()),
    )
