"""The sheets of the spreadsheet: which columns of the rows, how wide, in which order; pure.

What is printed fits a landscape A4 page; columns after that serve the auditor at the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.corrections.wording import shown, target_label
from engine.export.rows import CHECK, MATERIAL, MEND, NOT_FILED, overview, rows
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.export.dossier import Exported

    Row = Mapping[str, str | int | None]

LISTED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its name, its columns (heading, width in digits) of which the first are printed.

    ``empty`` is what stands there when there are no rows, so that nobody looks for them.
    """

    name: str
    columns: Sequence[tuple[str, int]]
    printed: int
    rows: Sequence[Row]
    empty: str


MENDING = (
    ("序号", 5), ("单位", 13), ("年度", 6), ("级别", 6), ("位置", 20), ("填报", 10), ("应为", 10),
    ("怎样改", 30), ("违反的规则", 32), ("依据", 24), ("原文", 20), ("整改期限", 11), ("状态", 9),
    ("审核意见", 20), ("决定人", 10), ("决定时间", 16), ("轮次", 6), ("报告号", 7), ("编号", 20),
)  # fmt: skip
CHECKING = (
    ("序号", 5), ("单位", 13), ("年度", 6), ("由谁核对", 10), ("位置", 20), ("请核对", 38),
    ("填报", 10), ("怎样核对", 30), ("依据", 24), ("原文", 20), ("期限", 11), ("状态", 9),
    ("审核意见", 20), ("决定人", 10), ("决定时间", 16), ("轮次", 6), ("报告号", 7), ("编号", 20),
)  # fmt: skip
ASKING = (
    ("序号", 5), ("单位", 28), ("年度", 7), ("请提供", 76), ("用于核对", 14), ("状态", 12),
    ("期限", 12), ("审核意见", 20), ("决定人", 10), ("决定时间", 16), ("报告号", 7), ("编号", 20),
)  # fmt: skip
MISSING = (
    ("序号", 5), ("年度", 8), ("单位", 36), ("类型", 20), ("上级", 32), ("代码", 14),
    ("报送期限", 14),
)  # fmt: skip
UNREADABLE = (("序号", 6), ("文件", 36), ("原因", 60), ("收到时间", 17), ("位置", 50))
CORRECTED = (
    ("序号", 5), ("单位", 28), ("年度", 7), ("位置", 34), ("读作", 14), ("更正为", 14),
    ("理由", 44), ("报告号", 7),
)  # fmt: skip
OVERVIEW = (
    ("单位", 28), ("类型", 17), ("年度", 7), ("状态", 10), ("轮次", 6), ("整改期限", 12),
    ("错误", 7), ("警告", 7), ("提示", 7), (CHECK, 8), (MATERIAL, 9), ("待定", 7), ("已确认", 8),
    ("已排除", 8), ("文件", 40),
)  # fmt: skip


def sheets(exported: Exported) -> Iterator[Sheet]:
    """Yield the sheets in their order; who has not filed only where somebody can tell."""
    sorted_out: dict[str, list[Row]] = {MEND: [], CHECK: [], MATERIAL: [], NOT_FILED: []}
    for row in rows(exported):
        kind = sorted_out[str(row["类别"])]
        kind.append({**row, **arranged(row), "序号": len(kind) + 1})
    yield Sheet(
        name="整改清单", columns=MENDING, printed=12, rows=sorted_out[MEND],
        empty="没有要整改的问题。",
    )  # fmt: skip
    yield Sheet(
        name="请核对", columns=CHECKING, printed=11, rows=sorted_out[CHECK],
        empty="没有要核对的存疑之处。",
    )  # fmt: skip
    yield Sheet(
        name="需补充材料", columns=ASKING, printed=7, rows=sorted_out[MATERIAL],
        empty="没有要补充的材料。",
    )  # fmt: skip
    if exported.not_filed is not None:
        yield Sheet(
            name="未报单位", columns=MISSING, printed=7, rows=sorted_out[NOT_FILED],
            empty="名册里的单位都已报送。",
        )  # fmt: skip
    if exported.unreadable:
        unread: list[Row] = [
            {"序号": number, "文件": one.name, "位置": one.source, "原因": one.reason,
             "收到时间": one.received_at.astimezone(exported.zone).strftime("%Y-%m-%d %H:%M")}
            for number, one in enumerate(exported.unreadable, start=1)
        ]  # fmt: skip
        yield Sheet(name="读不了", columns=UNREADABLE, printed=5, rows=unread, empty="")
    if amended := list(corrections(exported)):
        yield Sheet(name="更正", columns=CORRECTED, printed=7, rows=amended, empty="")
    counted = [{**row, "整改期限": row["期限"]} for row in overview(exported)]
    yield Sheet(
        name="汇总", columns=OVERVIEW, printed=14, rows=counted, empty="案卷里没有报告。"
    )  # fmt: skip


def corrections(exported: Exported) -> Iterator[Row]:
    """Yield what auditors put right in our reading, with the reason."""
    listed = ((one.filing, each) for one in exported.dossiers for each in one.corrections)
    for number, (filing, one) in enumerate(listed, 1):
        yield {
            "序号": number,
            "单位": filing.agency,
            "年度": filing.year,
            "位置": target_label(one),
            "读作": shown(one, one.read),
            "更正为": shown(one, one.value),
            "理由": one.reason,
            "报告号": filing.id,
        }


def arranged(row: Row) -> Row:
    """Return the columns as they stand on paper: short lists, several things in one cell."""
    where = (row.get("位置"), briefly(row.get("出处"), 3))
    said = (row.get("原文"), row.get("报告已说明") and f"报告已说明：“{row['报告已说明']}”")
    return {
        "位置": "\n".join(str(one) for one in where if one),
        "填报": briefly(row.get("填报")),
        "应为": briefly(row.get("应为")),
        "怎样改": row.get("改法"),
        "违反的规则": briefly(row.get("问题")),
        "请核对": briefly(row.get("问题")),
        "怎样核对": row.get("改法", row.get("办理要求")),
        "请提供": row.get("办理要求"),
        "用于核对": row.get("规则"),
        "由谁核对": row.get("由谁办理"),
        "原文": "\n".join(filter(None, (briefly(said[0], 4), str(said[1] or "")))),
        "整改期限": row.get("期限"),
        "报送期限": row.get("期限"),
    }


def briefly(words: str | int | None, most: int = LISTED) -> str:
    """Return the first lines of a list, and how many more there are."""
    lines = str(words or "").split("\n")
    if len(lines) <= most:
        return "\n".join(lines)
    return "\n".join((*lines[:most], f"等{len(lines)}处"))
