"""Findings, filings and events as the casebook tells them, made by hand for what draws them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from engine.trail.state.views import DecisionView, EventView, FilingView, FindingView

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
HOSTILE = "[/] [@click=app.bell]点我[/] \x1b]0;改标题\x07 \u202e倒\u202c \x00"
"""What an agency may write: markup, an escape sequence, text that runs backwards, NUL."""
CONTROLS = frozenset("\x00\x07\x1b\u202e\u202c\u200b\r\n\t")


def finding(number: int = 1, **more: Any) -> FindingView:
    """Make a finding that is open and fails; of its ``data`` what is given is added."""
    place = {"table": None, "label": "总体情况"}
    data = {"place": place, "marks": [{"block": number}], **more.pop("data", {})}
    known: dict[str, Any] = {
        "key": f"k{number}", "digest": "d", "rule": f"S{number:03}", "title": f"问题{number}",
        "message": "请核对", "severity": "error", "outcome": "fail", "state": "open",
        "cause": None, "data": data,
    }  # fmt: skip
    return FindingView(id=number, filing_id=1, **{**known, **more})


def filing(number: int = 1, **more: Any) -> FilingView:
    """Make a filing that has just come."""
    known: dict[str, Any] = {
        "agency": f"青禾县第{number}镇人民政府", "kind": "township", "year": 2023,
        "state": "received", "round": 1, "version_id": number, "source": f"{number}.docx",
    }  # fmt: skip
    return FilingView(id=number, **{**known, **more})


def step(kind: str, **more: Any) -> DecisionView:
    """Make a step in the history of a finding."""
    return DecisionView(**{"seq": 7, "at": AT, "actor": "张三", "kind": kind, **more})


def event(kind: str, payload: dict[str, Any] | None = None, **more: Any) -> EventView:
    """Make an event of the trail."""
    known: dict[str, Any] = {
        "seq": 7, "at": AT, "actor": "张三", "subject": "filing/1", "hash": "f" * 64
    }  # fmt: skip
    return EventView(kind=kind, payload=payload or {}, **{**known, **more})


def wide(text: str) -> str:
    """Return letters and digits as an input method commits them: full-width."""
    return "".join(chr(0xFEE0 + ord(one)) if "!" <= one <= "~" else one for one in text)
