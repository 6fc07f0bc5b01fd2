"""Answers of a check made by hand: findings, causes, and the reports they stand in."""

from __future__ import annotations

from typing import Any

from engine.anchor import Anchor
from engine.audit.worker import AuditResult
from engine.evidence import Evidence, Place
from engine.finding import Basis, Finding


def found(number: int, rule: str = "F203", **more: Any) -> Finding:
    """Make a finding; what it says holds its number."""
    quote = more.pop("quote", f"新收{number}件")
    values: dict[str, Any] = {
        "key": f"k{number}", "digest": f"d{number}", "rule": rule, "name": "balance",
        "outcome": "fail", "severity": "error", "title": "申请收支不平衡",
        "message": f"第{number}处不等", "place": Place(table=3, column="natural"),
        "evidence": (Evidence(quote=quote, anchor=Anchor(block=5), end=len(quote)),),
        "basis": (Basis(source="form-2021", clause="表三表头"),), "remedy": "请核对",
    }  # fmt: skip
    return Finding(**values | more)


def answer(*findings: Finding, **more: Any) -> AuditResult:
    """Make the answer for one report."""
    values: dict[str, Any] = {
        "source": "白沙镇.docx", "sha256": "a" * 64, "agency": "白沙镇人民政府",
        "kind": "township", "year": 2023, "findings": findings, "public": {"form": "2021"},
    }  # fmt: skip
    return AuditResult(**values | more)


def unread(**more: Any) -> AuditResult:
    """Make the answer for a file that could not be read."""
    return AuditResult(**{"source": "坏.docx", "sha256": "b" * 64, "error": "读不了"} | more)
