"""A correction in words: the same sentence wherever a corrected value is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.corrections.address import label_of
from engine.corrections.fields import FIELDS, shown_value

if TYPE_CHECKING:
    from engine.report import Correction

BLANK = "空白"


def target_label(one: Correction) -> str:
    """Name what was corrected: a cell with its table, or a field."""
    return label_of(one.cell) if one.cell else FIELDS.get(one.target, one.target)


def correction_line(one: Correction) -> str:
    """Say a correction: ``更正：表三商业企业列「予以公开」填报 7 → 2（理由）``.

    What stands there as it was read is confirmed: ``确认：报告年度 2022``.
    """
    said = f"更正：{target_label(one)}填报 {shown(one, one.read)} → {shown(one, one.value)}"
    if one.read == one.value:
        said = f"确认：{target_label(one)} {shown(one, one.value)}"
    return said + (f"（{one.reason}）" if one.reason else "")


def shown(one: Correction, value: str) -> str:
    """Return what was read, or what is right, as people read it."""
    if not value:
        return BLANK if one.cell else "没有读到"
    return shown_value(one.target, value)


def correction_data(one: Correction) -> dict[str, Any]:
    """Return a correction as plain JSON values."""
    return {
        "target": one.target,
        "label": target_label(one),
        "from": one.read,
        "to": one.value,
        "reason": one.reason,
        "line": correction_line(one),
    }
