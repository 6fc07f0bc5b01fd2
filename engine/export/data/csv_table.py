"""Problems as CSV for Excel and scripts: UTF-8 with BOM, no cell that a spreadsheet would run.

One line a problem, a request for material, or a unit that has not filed; 类别 says which.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from engine.export.plain_text import begins_as_formula, cleaned
from engine.export.rows import rows

if TYPE_CHECKING:
    from engine.export.dossier import Exported

ORIGIN = ("生成", "留痕校验码")
"""The last columns of every CSV: by what it was made, and the code of the casebook."""
COLUMNS = (
    "类别", "单位", "类型", "年度", "轮次", "级别", "规则", "位置", "表", "行", "列", "出处",
    "填报", "应为", "办理要求", "问题", "依据", "原文", "报告已说明", "由谁办理", "状态", "期限",
    "审核意见", "决定人", "决定时间", "报告号", "编号",
    *ORIGIN,
)  # fmt: skip


def harmless(cell: str | int | None) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes in front."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    clean = cleaned(cell)
    return f"'{clean}" if begins_as_formula(clean) else clean


def write(exported: Exported) -> bytes:
    """Return the CSV, the header first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(exported):
        cells = {**row, **dict(zip(ORIGIN, (exported.made_by, exported.code), strict=True))}
        writer.writerow([harmless(cells.get(name)) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")
