"""An event in a short line."""

from __future__ import annotations

from datetime import date

from engine.roster.unit import Unit
from engine.trail.casebook import Filter
from engine.trail.queries.events import KIND_NAMES, describe


def test_every_event_can_be_told_in_a_short_line(desk, make_finding):
    with desk.open() as book:
        book.import_roster([Unit(name="石桥镇")])
        book.set("title", "2023年度")
        filing = desk.filled(book, make_finding("k"))
        finding = book.findings(filing)[0].id
        book.decide(finding, "dismiss", reason="误报", text="见说明")
        book.undo(finding)
        book.assign(finding, "李四")
        book.transition(filing, "returned", deadline=date(2024, 2, 15), text="请核对")
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k", "d2"))
        lines = {event.kind: describe(event) for event in book.events()}
        seen = [event.kind for event in book.events(Filter(finding=finding))]
    assert lines["roster.imported"] == "新增 1，变更 0，移除 0"
    assert lines["finding.dismiss"] == "F203 误报；见说明"
    assert lines["finding.undo"].startswith("F203 撤销第")
    assert lines["filing.returned"] == "期限 2024-02-15；请核对"
    assert lines["filing.checked"] == "问题 1"
    assert set(lines) <= set(KIND_NAMES)
    assert seen == ["finding.dismiss", "finding.undo", "finding.assign"]
