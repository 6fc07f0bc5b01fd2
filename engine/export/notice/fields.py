"""The fields of a notice's template, all plain words: what a county's own template may use.

``FIELDS`` is their documentation.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from engine.export.entries import day, items
from engine.export.names import SEVERITY
from engine.export.plain_text import cleaned
from engine.export.problems import problems, requests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.export.dossier import Dossier, Exported

FIELDS: Mapping[str, str] = {
    "单位": "收到通知书的机关",
    "年度": "报告的年度，例如 2024",
    "文号": "发文字号；不填为空",
    "落款": "发文机关；不填为一条横线",
    "联系人": "联系人和电话；不填为空",
    "日期": "成文日期，例如 2025年2月10日",
    "期限": "整改期限，例如 2025年2月20日；没有设定时为空",
    "件数": "须整改的问题数",
    "错误": "其中错误的个数",
    "警告": "其中警告的个数",
    "提示": "其中提示的个数",
    "整改": (
        "须整改的问题，每一项有："
        "序号、级别、位置、问题、填报、应为、改法（几行）、依据、出处、原文、期限"
    ),
    "核对": "请单位核对的事项，每一项有：序号、位置、问题、改法、依据、出处、原文",
    "材料": "请单位提供的材料，每一项有：序号、内容",
    "附件": "附件的名称，没有时为空",
    "文件": "报告的文件名",
    "轮次": "第几轮审核",
    "校验码": "留痕校验码和核验的办法",
    "生成": "工具、规则包的版本和摘要",
}
ENTRY = frozenset(
    {"序号", "级别", "位置", "问题", "填报", "应为", "改法", "依据", "出处", "原文", "期限"}
)
PARTS: Mapping[str, frozenset[str]] = {
    "整改": ENTRY,
    "核对": ENTRY,
    "材料": frozenset({"序号", "内容"}),
}
"""The fields that are lists, and what each of their items has."""
BLANK_LINE = "＿＿＿＿＿＿＿＿＿＿"


def fields(dossier: Dossier, exported: Exported) -> dict[str, Any]:
    """Return the values of all fields for one filing."""
    filing = dossier.filing
    found = [one for one in problems(dossier, confirmed=exported.confirmed) if one.whom == "agency"]
    mend = [one for one in found if one.kind == "mend"]
    asked = requests(dossier, confirmed=exported.confirmed)
    return {
        "单位": cleaned(filing.agency),
        "年度": str(filing.year or ""),
        "文号": cleaned(exported.letter.number),
        "落款": cleaned(exported.letter.office) or BLANK_LINE,
        "联系人": cleaned(exported.letter.contact),
        "日期": day(exported.letter.day),
        "期限": day(filing.due),
        "件数": len(mend),
        **{word: sum(one.severity == key for one in mend) for key, word in SEVERITY.items()},
        "整改": items(mend),
        "核对": items(one for one in found if one.kind == "check"),
        "材料": [{"序号": n, "内容": cleaned(one.ask)} for n, one in enumerate(asked, 1)],
        "附件": [cleaned(one) for one in exported.letter.attachments],
        "文件": cleaned(PurePath(filing.source).name),
        "轮次": filing.round,
        "校验码": exported.verification,
        "生成": exported.made_by,
    }
