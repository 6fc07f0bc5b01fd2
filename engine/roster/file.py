"""The roster of units out of a table: CSV or tab-separated text in UTF-8 or GB18030, or XLSX.

The header names the columns, in Chinese or English and in any order; what cannot be understood is
refused with file and line, never skipped in silence. A unit whose kind is left blank has the one
that its name tells: without it no deadline would bind it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from engine.agency_names import kind_of
from engine.errors import UsageError
from engine.roster.refusals import refuse_loops, refuse_unprintable
from engine.roster.rows import heading, serial_day, table_rows
from engine.roster.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COLUMNS = {
    "name": ("名称", "单位", "单位名称", "机关名称", "全称", "name", "unit"),
    "aliases": ("别名", "简称", "曾用名", "alias", "aliases"),
    "kind": ("类型", "类别", "机构类型", "kind", "type"),
    "parent": ("上级", "主管", "上级单位", "主管部门", "parent"),
    "code": ("代码", "编码", "机构代码", "统一社会信用代码", "code"),
    "deadline": ("截止日期", "期限", "公开期限", "截止", "报送期限", "deadline"),
}
KINDS = {
    "township": ("乡镇", "乡", "镇", "乡镇人民政府"),
    "subdistrict": ("街道", "街道办", "街道办事处"),
    "department": ("部门", "局", "委办局", "工作部门"),
    "government": (
        "政府",
        "县级政府",
        "县级以上人民政府",
        "县级以上地方人民政府",
        "县政府",
        "区政府",
        "市政府",
    ),
    "other": ("其他", "其它", "管委会", "片区"),
}
_HEADINGS = {word: key for key, words in COLUMNS.items() for word in words}
_KINDS = {word: key for key, words in KINDS.items() for word in (key, *words)}
MOST_BYTES = 8 << 20
"""A roster of ten thousand units takes less than one megabyte."""
_SEPARATORS = re.compile(r"[、；;|/\n]+")
_DAY = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00:00)?$")


def load_roster(path: Path) -> tuple[Unit, ...]:
    """Read the roster of a file; raise UsageError (file, line) where it cannot be understood."""
    return read_roster(bytes_of(path, "名册"), path.name)


def bytes_of(path: Path, what: str) -> bytes:
    """Return the bytes of a table that somebody named; UsageError if it cannot be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{what} {path.name} 打不开，请核对路径和权限。") from error
    if len(data) > MOST_BYTES:
        raise UsageError(f"{what} {path.name} 超过 {MOST_BYTES >> 20} MB，不像一份名单，没有读取。")
    return data


def read_roster(data: bytes, name: str) -> tuple[Unit, ...]:
    """Read the roster out of the bytes of a CSV, tab-separated or XLSX file called ``name``."""
    rows = list(table_rows(data, name))
    start = next((number for number, (_, row) in enumerate(rows) if "name" in _keys(row)), None)
    if start is None:
        raise UsageError(
            f"{name} 里没有“名称”列；请在第一行写上列名：名称、别名、类型、上级、代码、截止日期。"
        )
    keys = _keys(rows[start][1])
    found = tuple(
        _unit(dict(zip(keys, row, strict=False)), name, line)
        for line, row in rows[start + 1 :]
        if any(cell.strip() for cell in row)
    )
    _refuse_twins(found, name)
    lines = (line for line, row in rows[start + 1 :] if any(cell.strip() for cell in row))
    refuse_loops(found, lines, name)
    return found


def _keys(row: Sequence[str]) -> list[str]:
    return [_HEADINGS.get(heading(cell), "") for cell in row]


def _unit(cells: Mapping[str, str], name: str, line: int) -> Unit:
    refuse_unprintable(cells.values(), name, line)
    told = {key: " ".join(value.split()) for key, value in cells.items() if key}
    if not told.get("name"):
        raise UsageError(f"{name} 第{line}行没有名称，请补上或删去这一行。")
    written = told.get("kind", "").lower()
    kind = _KINDS.get(written) if written else kind_of(told["name"]) or "other"
    if kind is None:
        raise UsageError(
            f"{name} 第{line}行的类型“{told['kind']}”不认识，请写乡镇、街道、部门、政府或其他。"
        )
    aliases = (part.strip() for part in _SEPARATORS.split(cells.get("aliases", "")))
    return Unit(
        name=told["name"],
        aliases=tuple(dict.fromkeys(part for part in aliases if part)),
        kind=kind,
        parent=told.get("parent", ""),
        code=told.get("code", ""),
        deadline=_day(told.get("deadline", ""), name, line),
    )


def _day(written: str, name: str, line: int) -> date | None:
    if not written:
        return None
    parts = _DAY.match(written)
    try:
        if parts:
            return date(*(int(part) for part in parts.groups()))
        if serial := serial_day(written):
            return serial
    except ValueError:
        pass
    raise UsageError(f"{name} 第{line}行的截止日期“{written}”不是日期，请写成 2024-01-31。")


def _refuse_twins(units: Sequence[Unit], name: str) -> None:
    seen: set[str] = set()
    for unit in units:
        if unit.name in seen:
            raise UsageError(f"{name} 里“{unit.name}”出现了两次，请合并成一行。")
        seen.add(unit.name)
