"""The words by which people read the keys of narrative facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.forms.short_names import TABLE_3_COLUMNS, TABLE_3_ROWS, TABLE_4_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESULTS: Final = {
    "granted": "予以公开",
    "partial": "部分公开",
    "denied": "不予公开",
    "unable": "无法提供",
    "rejected": "不予处理",
    "other": "其他处理",
}
LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "direction": {"in": "上年结转", "out": "结转下年度"},
    "applicant": {**TABLE_3_COLUMNS, "organisation": "法人或其他组织"},
    "dispute": {
        "review": "行政复议",
        "suit": "行政诉讼",
        "suit_direct": "未经复议直接起诉",
        "suit_after_review": "复议后起诉",
        "disputes": "行政复议、行政诉讼合计",
    },
    "column": {**TABLE_4_COLUMNS, "closed": "已审结"},
    "measure": {"made": "制发", "repealed": "废止", "valid": "现行有效"}
    | {"published": "新公开", "open_total": "对外公开"},
    "row": {
        "regulations": "规章",
        "normative": "行政规范性文件",
        "licensing": "行政许可",
        "penalty": "行政处罚",
        "coercion": "行政强制",
        "fees": "行政事业性收费",
    },
}


def labels(fields: Mapping[str, int | str]) -> dict[str, str]:
    """Return the words for a fact's keys; money in 元, results by their names."""
    found = {
        name: LABELS[name][str(value)]
        for name, value in fields.items()
        if name in LABELS and str(value) in LABELS[name]
    }
    if "dispute" in fields:
        found["dispute"] = _dispute(str(fields["dispute"]))
    if "result" in fields:
        keys = str(fields["result"]).split("+")
        found["result"] = "、".join(_RESULTS.get(key) or TABLE_3_ROWS[key] for key in keys)
    if fields.get("row") == "fees":
        for name in ("value", "table_value"):
            if name in fields:
                found[name] = f"{int(fields[name]) / 1_000_000:.6g}万元"
    return found


def _dispute(key: str) -> str:
    named, _, outcome = key.partition(".")
    return LABELS["dispute"][named] + (LABELS["column"][outcome] if outcome else "")


def subject_words(subject: str) -> str:
    """Return what a claim counts, in words."""
    family, _, rest = subject.partition(".")
    if family == "handled":
        return labels({"result": "done" if rest in {"", "loosely"} else rest})["result"]
    if family == "document":
        row, _, measure = rest.partition(".")
        return LABELS["measure"][measure] + LABELS["row"][row]
    known = {"carried": "direction", "applicant": "applicant", "decision": "row"}
    if family in known:
        return LABELS[known[family]].get(rest, rest)
    return "新收" if family == "received" else _dispute(subject)
