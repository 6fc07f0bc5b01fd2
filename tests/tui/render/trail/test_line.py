"""An event in a line of English has no Chinese of ours; what people typed stays."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from engine.trail.log.kinds import KINDS
from engine.trail.queries.describe import describe
from engine.trail.state.views import EventView
from tui.render.trail.line import SHAPELESS, event_line
from tui.text.words import Texts

CHINESE = re.compile("[\u4e00-\u9fff]")
PAYLOADS: dict[str, dict[str, object]] = {
    "filing.received": {"agency": "A", "year": None, "round": 2, "sha256": "ab" * 32,
                        "dropped": ["x"]},
    "filing.checked": {"outcomes": {"pass": 3, "fail": 2}, "resolved": ["k"]},
    "filing.returned": {"due": "2024-02-20"},
    "sweep.recorded": {"received": [{}, {}], "checks": [{}]},
    "filing.corrected": {"target": "3.new.total", "read": "7", "value": ""},
    "unreadable.gone": {"files": [1], "why": "readable"},
    "roster.imported": {"added": ["a"], "changed": [], "removed": []},
    "setting.changed": {"name": "four_eyes", "before": False, "value": True},
    "finding.dismiss": {"rule": "F203", "reason": "误报"},
    "finding.assign": {"rule": "F203", "to": ""},
    "book.exported": {"format": "xlsx", "filings": 3},
    "book.purged": {"digests": ["a"], "reason": "R"},
}  # fmt: skip


def event(kind: str, payload: dict[str, object], text: str = "") -> EventView:
    return EventView(
        seq=1, at=datetime.now(UTC), actor="L", kind=kind, subject="book", payload=payload,
        text=text,
    )  # fmt: skip


@pytest.mark.parametrize("kind", PAYLOADS)
def test_in_english_no_word_of_ours_is_chinese(kind):
    one = event(kind, PAYLOADS[kind])
    said = event_line(one, Texts("en"))
    assert said
    assert said != SHAPELESS
    assert not CHINESE.search(said)
    assert event_line(one, Texts("zh")) == describe(one)


def test_what_was_typed_stays_and_what_nobody_of_us_wrote_is_said():
    assert event_line(event("finding.note", {"rule": "F1"}, "见说明"), Texts("en")) == "F1; 见说明"
    for kind in KINDS:
        assert isinstance(event_line(event(kind, {"files": 3}), Texts("en")), str)
    assert event_line(event("filing.returned", {}), Texts("en")) == SHAPELESS
