"""Reports by hand, for tests of facts and of the localisation: no file is written or read."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any, Literal

from engine.anchor import Anchor
from engine.doubts import CellDoubt
from engine.forms.short_names import TABLE_3_COLUMNS, TABLE_3_ROWS, TABLE_4_COLUMNS, TABLE_4_ROWS
from engine.numbers import parse_number
from engine.report import (
    DateMention,
    Document,
    Grid,
    Mention,
    Paragraph,
    Part,
    Period,
    Picture,
    Report,
    Table,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.dates import DateDoubt

Numbers = dict[tuple[str, str], Any]

ENDS = ("new", "carried_in", "done", "carried_out")
APPLICANTS = tuple(column for column in TABLE_3_COLUMNS if column != "total")
DETAILED = tuple(row for row in TABLE_3_ROWS if row not in ENDS and row != "other")
TRIAL = tuple(row for row in TABLE_3_ROWS if row not in ENDS and not row.startswith("other."))


def rows_of(form: str) -> tuple[str, ...]:
    """Return the rows of table 3 in the form's order: 25, or 23 of the trial form."""
    results = DETAILED if form == "2021" else TRIAL
    return ("new", "carried_in", *results, "done", "carried_out")


def seeded(seed: int) -> Random:
    """Give chance that is the same every time."""
    return Random(seed)  # noqa: S311  test data, no secret


def empty_table3(form: str = "2021") -> Numbers:
    """Fill table 3 with zeros."""
    return {(row, column): 0 for row in rows_of(form) for column in TABLE_3_COLUMNS}


def balanced_table3(chance: Random, form: str = "2021", most: int = 12) -> Numbers:
    """Fill table 3 at random so that every equation holds; about half of the cells are zero."""
    rows = rows_of(form)
    results = rows[2:-2]
    cells: Numbers = {}
    for who in APPLICANTS:
        for row in results:
            cells[row, who] = chance.choice([0, 0, chance.randint(0, most)])
        cells["done", who] = sum(cells[row, who] for row in results)
        cells["carried_out", who] = chance.randint(0, 3)
        ended = cells["done", who] + cells["carried_out", who]
        cells["carried_in", who] = chance.randint(0, min(2, ended))
        cells["new", who] = ended - cells["carried_in", who]
    for row in rows:
        cells[row, "total"] = sum(cells[row, who] for who in APPLICANTS)
    return {(row, column): cells[row, column] for row in rows for column in TABLE_3_COLUMNS}


def balanced_table4(**groups: tuple[int, int, int, int]) -> Numbers:
    """Fill table 4 from four results a group; groups not named are zero."""
    cells: Numbers = {}
    for group in TABLE_4_ROWS:
        results = groups.get(group, (0, 0, 0, 0))
        four = dict(zip(TABLE_4_COLUMNS, (*results, sum(results)), strict=True))
        cells |= {(group, column): number for column, number in four.items()}
    return cells


def table(
    number: int,
    cells: Mapping[tuple[str, str], Any],
    form: Literal["2019", "2021"] = "2021",
    **more: Any,
) -> Table:
    """Make a statutory table; a cell is a number, or the text that stands in it."""
    columns = list(dict.fromkeys(column for _, column in cells))
    rows = list(dict.fromkeys(row for row, _ in cells))
    values = {}
    for (row, column), written in cells.items():
        anchor = Anchor(
            block=number, table=number, row=rows.index(row), column=columns.index(column)
        )
        values[row, column] = value(written, anchor)
    return Table(number=number, form=form, values=values, anchor=Anchor(block=number), **more)


def value(written: Any, anchor: Anchor) -> Value:
    """Make a cell's value as the reading would; ``?12`` is 12 read with doubt."""
    if isinstance(written, (int, Decimal)):
        return Value(number=written, raw=str(written), anchor=anchor)
    doubt = CellDoubt.SPACED if written.startswith("?") else None
    raw = written.removeprefix("?")
    return Value(number=parse_number(raw), raw=raw, anchor=anchor, doubt=doubt)


def report(  # noqa: PLR0913  a report has that many things a test may want otherwise
    *tables: Table,
    parts: Mapping[int, Sequence[Any]] | None = None,
    head: Sequence[str] = (),
    tail: Sequence[str] = (),
    title: str = "白沙镇2023年政府信息公开工作年度报告",
    year: int | None = 2023,
    kind: Any = "township",
    signed: date | None = None,
    signed_doubt: DateDoubt | None = None,
    period: tuple[date | None, date | None] | None = None,
    published: date | None = None,
    **more: Any,
) -> Report:
    """Make a report of paragraphs by part; a part may hold a Picture instead of text."""
    blocks: list[Any] = [Paragraph(text=title, anchor=Anchor(block=0))]
    blocks += [Grid(rows=(), anchor=Anchor(block=n)) for n in range(1, 5)]
    above = _added(blocks, head)
    made = {number: _part(blocks, number, items) for number, items in (parts or {}).items()}
    below = _added(blocks, tail)
    at = Anchor(block=0, paragraph=1)
    return Report(
        document=Document(source="稿", sha256="0" * 64, format="text", blocks=tuple(blocks)),
        title=Mention(text=title, anchor=at),
        agency="白沙镇人民政府",
        kind=kind,
        year=year,
        headings=(),
        parts=made,
        tables={one.number: one for one in tables},
        head=above,
        tail=below,
        signoff_date=_date(signed, at, signed_doubt),
        published=_date(published, at),
        period=_period(period, at),
        **more,
    )


def _added(blocks: list[Any], items: Sequence[Any]) -> tuple[int, ...]:
    """Put items behind the blocks, texts as paragraphs; return where they stand."""
    first = len(blocks)
    for item in items:
        anchor = Anchor(block=len(blocks), paragraph=len(blocks) + 1)
        blocks.append(Paragraph(text=item, anchor=anchor) if isinstance(item, str) else item)
    return tuple(range(first, len(blocks)))


def _part(blocks: list[Any], number: int, items: Sequence[Any]) -> Part:
    text = "\n".join(item for item in items if isinstance(item, str))
    return Part(number=number, heading=None, blocks=_added(blocks, items), text=text)


def _period(days: tuple[date | None, date | None] | None, anchor: Anchor) -> Period | None:
    words = Mention(text="统计期限", anchor=anchor)
    return Period(start=days[0], end=days[1], mention=words) if days else None


def _date(day: date | None, anchor: Anchor, doubt: DateDoubt | None = None) -> DateMention | None:
    if day is None:
        return None
    return DateMention(
        text=f"{day.year}年{day.month}月{day.day}日", anchor=anchor, value=day, doubt=doubt
    )


__all__ = [
    "Picture",
    "balanced_table3",
    "balanced_table4",
    "empty_table3",
    "report",
    "rows_of",
    "seeded",
    "table",
    "value",
]
