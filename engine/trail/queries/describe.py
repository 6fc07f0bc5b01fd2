"""An event in words: what its kind is called, and in one short line what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.corrections.wording import correction_line, target_label
from engine.report import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.trail.state.views import EventView

KIND_NAMES: Mapping[str, str] = {
    "book.created": "建案卷", "book.migrated": "案卷升级", "book.restored": "从备份恢复",
    "book.guarded": "补回防改触发器",
    "book.opened_broken": "打开时发现不完整",
    "book.rebuilt": "按留痕重建状态",
    "book.purged": "依法清除", "book.exported": "导出", "setting.changed": "改设置",
    "roster.imported": "导入名册", "auditor.enrolled": "审核员登记", "key.enrolled": "登记密钥",
    "key.revoked": "吊销密钥", "key.administrator": "指定管理员",
    "filing.received": "收件", "filing.checked": "核对",
    "filing.matched": "认定单位", "filing.moved": "归并", "filing.under_review": "开始审核",
    "filing.returned": "退回整改", "filing.approved": "通过", "filing.published": "公开",
    "filing.reopened": "重新打开", "sweep.recorded": "批量核对",
    "unreadable.received": "收到读不了的文件", "unreadable.gone": "读不了的文件已了结",
    "filing.corrected": "更正读数", "filing.uncorrected": "撤销更正",
    "publication.listed": "登记公开日期和网址",
    "finding.confirm": "确认问题", "finding.dismiss": "排除问题", "finding.accept": "暂予接受",
    "finding.note": "备注", "finding.assign": "分派", "finding.propose": "提请复核",
    "finding.approve": "复核同意", "finding.refuse": "复核不同意", "finding.undo": "撤销",
}  # fmt: skip


SHAPELESS = "（内容不成样子，请用 gouji trail verify 查验）"


def describe(event: EventView) -> str:
    """Return what an event did in one short line, without its kind: for lists of events.

    The text is the auditor's and the report's own: show it as text, never as markup.
    """
    try:
        words = _WORDS.get(event.kind, _nothing)(event.payload)
    except (LookupError, TypeError, AttributeError, ValueError):
        words = SHAPELESS
    return "；".join(part for part in (words, event.text) if part)


def _nothing(payload: Mapping[str, Any]) -> str:
    parts = (payload.get("rule"), payload.get("reason"), payload.get("expires"))
    return " ".join(str(part) for part in parts if part)


def _received(payload: Mapping[str, Any]) -> str:
    year = f"{payload['year']}年" if payload["year"] else "年度不明"
    dropped = f"，{len(payload['dropped'])} 处更正不再适用" if payload.get("dropped") else ""
    return (
        f"{payload['agency']} {year} 第{payload['round']}轮 文件 {payload['sha256'][:12]}{dropped}"
    )


def _checked(payload: Mapping[str, Any]) -> str:
    problems = sum(number for verdict, number in payload["outcomes"].items() if verdict != "pass")
    touched = [
        f"{name} {len(payload[key])}"
        for key, name in (
            ("reopened", "重新打开"),
            ("resolved", "已整改"),
            ("restored", "恢复决定"),
        )
        if payload.get(key)
    ]
    return "，".join([f"问题 {problems}", *touched])


def _swept(payload: Mapping[str, Any]) -> str:
    dropped = sum(len(one.get("dropped", ())) for one in payload["received"])
    more = f"，{dropped} 处更正不再适用" if dropped else ""
    return f"收件 {len(payload['received'])} 份，核对 {len(payload['checks'])} 份{more}"


def _corrected(payload: Mapping[str, Any]) -> str:
    one = Correction(target=payload["target"], value=payload["value"], read=payload["read"])
    return correction_line(one).removeprefix("更正：")


_SETTINGS = {
    "title": "案卷名称", "four_eyes": "两人复核", "office": "通知书落款", "contact": "通知书联系人",
    "deadline_days": "整改期限（工作日）", "checkpoints": "检查点文件",
}  # fmt: skip
_PAPERS = {
    "xlsx": "问题清单（Excel）", "notice": "整改通知书", "annotated": "批注", "totals": "汇总表",
    "html": "网页", "bulletin": "通报", "md": "问题清单（Markdown）", "csv": "问题清单（CSV）",
    "figures": "各格数据", "json": "问题清单（JSON）", "jsonl": "问题清单（JSON）",
}  # fmt: skip


def _value(value: Any) -> str:
    """Return a setting's value as people read it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return ("、".join(map(str, value)) if isinstance(value, list) else str(value)) or "—"


_GONE = {"readable": "已收到读得了的", "replaced": "同一位置换了文件", "removed": "由人移出"}
_WORDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "filing.received": _received,
    "filing.checked": _checked,
    "filing.returned": lambda payload: f"期限 {payload['due']}",
    "filing.approved": lambda payload: f"文件 {payload['approved_sha256'][:12]}",
    "filing.published": lambda p: f"{p['published_on']} {p['published_address']}",
    "filing.matched": lambda payload: payload["unit"],
    "filing.moved": lambda payload: f"并入第 {payload['into']} 号",
    "sweep.recorded": _swept,
    "unreadable.received": lambda payload: f"{len(payload['files'])} 份",
    "unreadable.gone": lambda p: f"{len(p['files'])} 份：{_GONE.get(p['why'], p['why'])}",
    "filing.corrected": _corrected,
    "filing.uncorrected": lambda payload: target_label(
        Correction(target=payload["target"], value="")
    ),
    "publication.listed": lambda payload: f"{len(payload['listed'])} 个单位",
    "setting.changed": lambda p: (
        f"{_SETTINGS.get(p['name'], p['name'])}：{_value(p['before'])} → {_value(p['value'])}"
    ),
    "roster.imported": lambda p: (
        f"新增 {len(p['added'])}，变更 {len(p['changed'])}，移除 {len(p['removed'])}"
    ),
    "auditor.enrolled": lambda payload: f"{payload['unit']} {payload['role']}".strip(),
    "key.enrolled": lambda payload: f"密钥 {payload['key_id']}",
    "key.revoked": lambda payload: f"密钥 {payload['key_id']}",
    "key.administrator": lambda payload: f"{payload['actor']} 密钥 {payload['key_id']}",
    "book.opened_broken": lambda payload: "".join(payload["found"]),
    "finding.assign": lambda payload: f"{payload['rule']} → {payload['to'] or '（不再分派）'}",
    "finding.undo": lambda payload: f"{payload['rule']} 撤销第 {payload['of']} 条",
    "book.exported": lambda payload: (
        f"{_PAPERS.get(payload['format'], payload['format'])}，{payload['filings']} 份报告"
    ),
    "book.purged": lambda payload: f"{len(payload['digests'])} 项；依据：{payload['reason']}",
    "book.restored": lambda payload: f"{payload['events']} 条事件，缺 {payload['lost']} 条",
    "book.migrated": lambda payload: f"格式 {payload['from']} → {payload['to']}",
}
