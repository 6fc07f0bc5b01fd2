"""When and where units published their reports, out of a table of one row a unit.

The header names the columns, in Chinese or English and in any order. A row that cannot be
understood is told with its line; the others are read all the same. Web addresses are only looked
at, never opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from engine.dates import parse_date
from engine.errors import UsageError
from engine.privacy import clean
from engine.roster.match import match
from engine.roster.rows import heading, serial_day, table_rows
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from engine.roster.unit import Unit

COLUMNS = {
    "name": ("名称", "单位", "单位名称", "机关名称", "机关", "全称", "name", "unit", "agency"),
    "year": ("年度", "报告年度", "年份", "year"),
    "published_on": (
        "公开日期", "发布日期", "公布日期", "公开时间", "发布时间", "公布时间", "日期",
        "publishedon", "published_on", "published", "date",
    ),
    "address": (
        "公开网址", "网址", "公开地址", "链接", "网页", "网页地址", "公布网址", "发布网址",
        "address", "url", "link",
    ),
}  # fmt: skip
HEADER = ("单位", "年度", "公开日期", "公开网址")
LONGEST = 2000
SHOWN = 60
_HEADINGS = {word: key for key, words in COLUMNS.items() for word in words}
YEAR_CELL = re.compile(r"(20\d\d)(?:\.0)?\s*(?:年|年度)?", re.ASCII)
_ACTING = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"'`\\{}|^\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A row that was understood; ``year`` is the reported year, None where the row has none."""

    line: int
    unit: Unit
    year: int | None = None
    published_on: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publications:
    """What a table says: rows understood, complaints (line, sentence), rows left to be filled."""

    rows: tuple[Published, ...] = ()
    complaints: tuple[tuple[int, str], ...] = ()
    empty: int = 0


class _BadRowError(Exception):
    """A row that cannot be understood, with the sentence that says why."""


def has_publications(data: bytes, name: str) -> bool:
    """Tell whether a table, such as a roster, has columns for dates or addresses."""
    return any({"published_on", "address"} & set(_keys(row)) for _, row in table_rows(data, name))


def read_publications(data: bytes, name: str, units: Sequence[Unit], today: date) -> Publications:
    """Read a table of publications called ``name``; units are matched as the roster matches.

    UsageError where the table has no such columns at all.
    """
    rows = list(table_rows(data, name))
    start = next((at for at, (_, row) in enumerate(rows) if "name" in _keys(row)), None)
    keys = _keys(rows[start][1]) if start is not None else []
    if start is None or not {"published_on", "address"} & set(keys):
        raise UsageError(
            f"{name} 里要有“单位”列，和“公开日期”“公开网址”两列中至少一列；"
            "可先用 gouji book publish --template 写一张空表。"
        )
    found, complaints, empty = [], [], 0
    for line, row in rows[start + 1 :]:
        cells = {key: cell.strip() for key, cell in zip(keys, row, strict=False) if key}
        if not (cells.get("published_on") or cells.get("address")):
            empty += any(cells.values())
            continue
        try:
            found.append(_row(line, cells, units, today))
        except _BadRowError as bad:
            complaints.append((line, str(bad)))
    again = list(_twice(found))
    lines = {line for line, _ in again}
    return Publications(
        rows=tuple(one for one in found if one.line not in lines),
        complaints=tuple(sorted([*complaints, *again])),
        empty=empty,
    )


def _keys(row: Sequence[str]) -> list[str]:
    return [_HEADINGS.get(heading(cell), "") for cell in row]


def _row(line: int, cells: Mapping[str, str], units: Sequence[Unit], today: date) -> Published:
    return Published(
        line=line,
        unit=_unit(cells.get("name", ""), units),
        year=_year(cells.get("year", "")),
        published_on=_day(cells.get("published_on", ""), today),
        address=_address(cells.get("address", "")),
    )


def _unit(name: str, units: Sequence[Unit]) -> Unit:
    if not name:
        raise _BadRowError("没有写单位。")
    found = match(name, units)
    if found.how in {"exact", "alias"} and found.unit is not None:
        return found.unit
    near = "、".join(f"“{unit.name}”" for unit in found.candidates[:3])
    if near:
        raise _BadRowError(f"认不准“{_cut(name)}”是哪个单位，可能是{near}；请写全称。")
    raise _BadRowError(f"名册和案卷里都没有“{_cut(name)}”这个单位。")


def _year(written: str) -> int | None:
    if not written:
        return None
    found = YEAR_CELL.fullmatch(written)
    if found is None:
        raise _BadRowError(f"年度“{_cut(written)}”不是年份，请写成 2023。")
    return int(found[1])


def _day(written: str, today: date) -> date | None:
    if not written:
        return None
    day = serial_day(written) or parse_date(written)
    if day is None:
        raise _BadRowError(f"公开日期“{_cut(written)}”不是日期，请写成 2024-01-20。")
    if day > today:
        raise _BadRowError(f"公开日期 {day} 还没有到，请核对。")
    return day


def _address(written: str) -> str:
    """Return a web address as it is kept; what else could act is no address."""
    if not written:
        return ""
    try:
        parts = urlsplit(written)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole or _ACTING.search(written) or "@" in parts.netloc or len(written) > LONGEST:
        raise _BadRowError(f"公开网址“{_cut(written)}”不是网址，要以 http:// 或 https:// 开头。")
    if clean(written) != written:
        raise _BadRowError("公开网址里有一段数字像个人号码，不能照存；请换一个网址，或只登记日期。")
    return written


def _twice(found: Sequence[Published]) -> Iterator[tuple[int, str]]:
    """Yield what says of a unit and year something else than a row before."""
    first: dict[tuple[str, int | None], Published] = {}
    for one in found:
        before = first.setdefault((one.unit.name, one.year), one)
        said = (one.published_on, one.address)
        if before is not one and (before.published_on, before.address) != said:
            yield one.line, f"“{one.unit.name}”在第{before.line}行已写过，两行不同；按前一行。"


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
