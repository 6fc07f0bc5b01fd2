"""The fields of a report that an auditor may correct, and how their values are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.dates import parse_date
from engine.errors import UsageError
from engine.privacy import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final[Mapping[str, str]] = {
    "agency": "机关名称",
    "kind": "机关类型",
    "year": "报告年度",
    "signed": "落款日期",
}
KINDS: Final[Mapping[str, str]] = {
    "township": "乡镇",
    "subdistrict": "街道",
    "department": "部门",
    "government": "政府",
    "other": "其他",
}
FIRST, LAST = 2008, 2100
"""Reports are owed since 2008, the year in which the regulation came into force."""
_KIND_OF = {word: key for key, name in KINDS.items() for word in (key, name)}
LONGEST = 80


def field_value(field: str, written: str) -> str:
    """Return a field's value as it is kept; UsageError says how it has to be written."""
    plain = clean(written).strip()
    return {"agency": _agency, "kind": _kind, "year": _year, "signed": _signed}[field](plain)


def shown_value(field: str, value: str) -> str:
    """Return a field's kept value as people read it."""
    return KINDS.get(value, value) if field == "kind" else value


def _agency(plain: str) -> str:
    if not plain or len(plain) > LONGEST:
        raise UsageError("机关名称不能空白，也不能超过80字；请照原件写全称。")
    return plain


def _kind(plain: str) -> str:
    kind = _KIND_OF.get(plain.lower())
    if kind is None:
        raise UsageError(f"机关类型“{plain}”不认识，请写{'、'.join(KINDS.values())}之一。")
    return kind


def _year(plain: str) -> str:
    found = re.fullmatch(r"(\d{4})\s*(?:年|年度)?", plain, re.ASCII)
    if found is None or not FIRST <= int(found[1]) <= LAST:
        raise UsageError(f"报告年度“{plain}”不是年份，请写成 2023（{FIRST} 年以后）。")
    return found[1]


def _signed(plain: str) -> str:
    day = parse_date(plain)
    if day is None:
        raise UsageError(f"落款日期“{plain}”不是日期，请写成 2024-01-20。")
    return day.isoformat()
