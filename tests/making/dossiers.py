"""Filings, findings and causes as the casebook tells them, made by hand for the exports' tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from engine.export.dossier import Dossier, Exported
from engine.trail.state.views import DecisionView, FilingView, FindingView

if TYPE_CHECKING:
    from collections.abc import Callable

AT = datetime(2024, 2, 1, 9, tzinfo=UTC)
DUE = date(2024, 3, 1)
FORM = (
    "国务院办公厅政府信息与政务公开办公室关于印发"
    "《中华人民共和国政府信息公开工作年度报告格式》的通知"
)
NUMBER = "国办公开办函〔2021〕30号"
PLACE = ("part", "table", "row", "column", "item")
BASIS = ({"source": "form-2021", "title": FORM, "number": NUMBER, "clause": "表三"},)
CELL = {"at": "第2个表格第6行第5列", "quote": "7"}
GRANTED = {
    "table": 3, "row": "granted", "column": "business", "from": 7, "to": 2,
    "label": "商业企业列「予以公开」",
}  # fmt: skip
TOTAL = {
    "table": 3, "row": "granted", "column": "total", "from": 5, "to": 10,
    "label": "总计列「予以公开」",
}  # fmt: skip


def filing(**more) -> FilingView:
    """Make a filing that was returned with a deadline."""
    values = {
        "id": 1, "agency": "青禾县石桥镇人民政府", "kind": "township", "year": 2023,
        "state": "returned", "round": 1, "version_id": 1, "source": "石桥镇.docx",
        "received_at": AT, "due": DUE,
    }  # fmt: skip
    return FilingView(**{**values, **more})


def finding(number: int = 1, rule: str = "S114", **more) -> FindingView:
    """Make a finding; what is not a field of the view is a member of its data."""
    data: dict[str, Any] = {
        "rule": rule, "place": {"label": f"第{number}处"}, "basis": BASIS,
        "evidence": [{"quote": f"原文{number}", "at": f"第{number}段"}], "expected": "应有的",
        "actual": "所填的", "against": "", "remedy": "改正。", "responsibility": "agency",
        "ask": "",
    }  # fmt: skip
    values: dict[str, Any] = {
        "id": number, "filing_id": 1, "key": f"{rule}-{number:012x}", "digest": "0", "rule": rule,
        "title": "缺少落款", "message": f"没有落款（{number}）", "severity": "error",
        "outcome": "fail", "state": "open", "cause": None,
    }  # fmt: skip
    for name, value in more.items():
        (data if name in data or name == "explained" else values)[name] = value
    whole = ("key", "digest", "rule", "title", "message", "severity", "outcome", "cause")
    data |= {name: values[name] for name in whole} | {"name": "made-up"}
    data["place"] = {**dict.fromkeys(PLACE), **data["place"]}
    return FindingView(**values, data=data)


def kept(name: str, data: bytes) -> Callable[[], tuple[str, bytes]]:
    """Return what gives a dossier its file again."""
    return lambda: (name, data)


def equations(**more) -> tuple[FindingView, FindingView]:
    """Make the two equations that one wrong cell breaks; ``more`` goes to both."""
    row = finding(
        1, "F201", title="申请人合计不等于总计", cause="c1",
        message="表三“予以公开”：自然人3＋商业企业7，与总计5不符",
        expected="3＋7＝10", actual="5", remedy="改正填错的格子。",
        place={"table": 3, "row": "granted", "column": None, "label": "表三“予以公开”行"},
        evidence=[{"quote": "3", "at": "第2个表格第6行第4列"}, CELL], **more,
    )  # fmt: skip
    column = finding(
        2, "F202", title="办理结果合计不等于总计", cause="c1",
        message="表三“商业企业”列：予以公开7＋部分公开0，与（七）总计2不符",
        expected="7＋0＝7", actual="2", remedy="对照办结台账核对。",
        place={"table": 3, "row": None, "column": "business", "label": "表三“商业企业”列"},
        evidence=[{"quote": "2", "at": "第2个表格第4行第5列"}, CELL], **more,
    )  # fmt: skip
    return row, column


def cause(*repairs, keys=("F201-000000000001", "F202-000000000002"), **more) -> dict:
    """Make a cause as the casebook stores it; each repair is its cells."""
    repairs = repairs or ((GRANTED,),)
    return {
        "id": "c1", "findings": list(keys), "more": 0, "note": "", "summary": "一句话",
        "repairs": [{"cells": list(cells), "slip": None} for cells in repairs], **more,
    }  # fmt: skip


def dossier(*findings, causes=(), **more) -> Dossier:
    """Make a dossier; ``more`` goes to the filing."""
    return Dossier(filing=filing(**more), findings=findings, causes=causes)


def exported(*dossiers, **more) -> Exported:
    """Make an export."""
    return Exported(dossiers=dossiers, book="2024.book", made_at="2024-02-01", **more)


def step(kind: str, **more) -> DecisionView:
    """Make a step of a finding's history."""
    return DecisionView(**{"seq": 2, "at": AT, "actor": "张三", "kind": kind, **more})
