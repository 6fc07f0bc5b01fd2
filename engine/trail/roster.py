"""The roster of units: read from a table file, and matched to reports without guessing.

A report belongs to a unit when its agency is, apart from spaces, width and the endings that mean
the same office, exactly a unit's name or alias. What fits none or several is put to the auditor.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.facts.context import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS = {
    "名称": "name", "单位": "name", "单位名称": "name", "name": "name",
    "别名": "aliases", "简称": "aliases", "aliases": "aliases",
    "类型": "kind", "类别": "kind", "kind": "kind",
    "上级": "parent", "主管": "parent", "parent": "parent",
    "代码": "code", "编码": "code", "code": "code",
    "期限": "deadline", "公开期限": "deadline", "deadline": "deadline",
}  # fmt: skip
KINDS = {
    "乡镇": "township", "乡": "township", "镇": "township", "街道": "subdistrict",
    "部门": "department", "政府": "government", "县级以上人民政府": "government", "其他": "other",
}  # fmt: skip
_ENDINGS = re.compile(r"(人民政府办公室|人民政府|办事处|政府办公室)$")


def read_roster(data: bytes, name: str) -> tuple[Unit, ...]:
    """Read a roster from CSV or tab-separated text (UTF-8 or GB18030), one unit a line.

    Columns by their headings, in any order: 名称, 别名 (several by 、), 类型, 上级, 代码, 期限.
    """
    lines = _text(data, name)
    dialect = "excel-tab" if "\t" in lines.partition("\n")[0] else "excel"
    rows = csv.reader(io.StringIO(lines, newline=""), dialect=dialect)
    headings = [COLUMNS.get(cell.strip().lower(), "") for cell in next(rows, [])]
    if "name" not in headings:
        raise UsageError(
            f"{name} 第一行没有“名称”列；请按 名称,别名,类型,上级,代码,期限 给出列名。"
        )
    units = [
        _unit(dict(zip(headings, row, strict=False)), name, number)
        for number, row in enumerate(rows, start=2)
        if any(cell.strip() for cell in row)
    ]
    _no_twins(units, name)
    return tuple(units)


def match_unit(agency: str, kind: str | None, roster: Sequence[Unit]) -> Unit | None:
    """Return the one unit a report's agency names, or None if there is none or more than one."""
    wanted = plain_name(agency)
    if not wanted:
        return None
    found = [unit for unit in roster if wanted in _names(unit)]
    if len(found) > 1 and kind:
        found = [unit for unit in found if unit.kind == kind]
    return found[0] if len(found) == 1 else None


def candidates(agency: str, roster: Sequence[Unit], limit: int = 5) -> tuple[tuple[Unit, int], ...]:
    """Return the units that look most like an agency's name, with 0–100: for a person to choose."""
    from rapidfuzz import fuzz  # only when a person is asked

    wanted = plain_name(agency)
    scored = [
        (unit, max(round(fuzz.WRatio(wanted, name)) for name in _names(unit))) for unit in roster
    ]
    return tuple(sorted(scored, key=lambda pair: -pair[1])[:limit])


def plain_name(agency: str) -> str:
    """Return an agency's name without spaces, width and the endings that mean the same office."""
    name = re.sub(r"\s+", "", unicodedata.normalize("NFKC", agency))
    return _ENDINGS.sub("", name)


def unit_data(unit: Unit) -> dict[str, Any]:
    """Return a unit as the trail keeps it."""
    return {
        "name": unit.name, "aliases": list(unit.aliases), "kind": unit.kind,
        "parent": unit.parent, "code": unit.code,
        "deadline": unit.deadline.isoformat() if unit.deadline else "",
    }  # fmt: skip


def unit_of(row: Mapping[Any, Any]) -> Unit:
    """Return the unit of a row of the table ``units``."""
    return Unit(
        name=row["name"], aliases=tuple(json.loads(row["aliases"])), kind=row["kind"],
        parent=row["parent"], code=row["code"], deadline=_day(row["deadline"]),
    )  # fmt: skip


def _names(unit: Unit) -> set[str]:
    parent = plain_name(unit.parent)
    names = {plain_name(name) for name in (unit.name, *unit.aliases)}
    return names | {parent + name for name in names if parent}


def _unit(row: Mapping[str, str], name: str, line: int) -> Unit:
    cells = {key: unicodedata.normalize("NFC", value.strip()) for key, value in row.items()}
    kind = cells.get("kind", "")
    kind = KINDS.get(kind, kind or "other")
    if kind not in KINDS.values():
        raise UsageError(f"{name} 第 {line} 行的类型“{kind}”不认识；可用：{'、'.join(KINDS)}。")
    try:
        deadline = _day(cells.get("deadline", ""))
    except ValueError as error:
        raise UsageError(f"{name} 第 {line} 行的期限不是日期，请写成 2024-01-31。") from error
    if not cells["name"]:
        raise UsageError(f"{name} 第 {line} 行没有名称，请补上或删去这一行。")
    return Unit(
        name=cells["name"], kind=kind, parent=cells.get("parent", ""),
        code=cells.get("code", ""), deadline=deadline,
        aliases=tuple(part for part in re.split(r"[、;；|]", cells.get("aliases", "")) if part),
    )  # fmt: skip


def _day(value: str) -> date | None:
    return date.fromisoformat(value.replace("/", "-")) if value else None


def _text(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{name} 不是 UTF-8 或 GB18030 文字；请在表格软件里另存为 CSV。")


def _no_twins(units: Iterable[Unit], name: str) -> None:
    seen: set[str] = set()
    for unit in units:
        if unit.name in seen:
            raise UsageError(f"{name} 里“{unit.name}”出现两次，请合并为一行。")
        seen.add(unit.name)
