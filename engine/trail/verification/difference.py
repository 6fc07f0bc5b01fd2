"""A place where rows and events part, and the names of columns for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where rows and events part: ``where`` for programs, ``sentence`` for people."""

    where: str
    sentence: str
    kind: str = "projection"


def names_of(columns: Iterable[str]) -> str:
    """Return columns as people call them, each once."""
    words = (COLUMN_NAMES.get(name, name) for name in dict.fromkeys(columns))
    return "、".join(dict.fromkeys(words))


COLUMN_NAMES = {
    "data": "内容", "previous": "原内容", "state": "状态", "severity": "级别", "rule": "规则",
    "outcome": "结论", "digest": "摘要", "agency": "单位", "kind": "类型", "year": "年度",
    "unit": "所属单位", "due": "期限", "round": "轮次", "version_id": "当前版本",
    "approved_sha256": "通过的文本", "published_on": "公开日期", "published_address": "公开网址",
    "published_sha256": "公开的文本", "received_at": "收件时间", "decided": "决定", "kept": "决定",
    "standing": "决定", "latest": "决定", "expires": "到期日", "pending": "提请",
    "proposer": "提请人", "assignee": "分派", "cause": "成因", "moved_to": "归并",
    "errors": "计数", "warnings": "计数", "infos": "计数", "undecided": "计数",
    "confirmed": "计数", "dismissed": "计数", "source": "来源",
}  # fmt: skip
