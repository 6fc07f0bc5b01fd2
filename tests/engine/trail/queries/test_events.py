"""The trail by filing, finding, person, time and kind; words found in it."""

from __future__ import annotations

from datetime import date

from engine.trail.casebook import Filter


def test_the_trail_is_shown_by_filing_finding_person_time_and_kind(reviewed):
    with reviewed.open("李四") as book:
        desk_finding = book.findings(1)[0]
        book.decide(desk_finding.id, "note", text="李四看过")

        def kinds(**wanted):
            return [event.kind for event in book.events(Filter(**wanted))]

        assert kinds(finding=desk_finding.id) == ["finding.confirm", "finding.note"]
        assert kinds(actor="李四") == ["finding.note"]
        assert kinds(kind="finding", last=2) == ["finding.note", "finding.note"]
        assert "book.created" not in kinds(filing=1)
        assert kinds(since=date(2024, 1, 21)) == []
        assert len(kinds(until=date(2024, 1, 20))) == len(kinds())
        assert [e.text for e in book.events(Filter(last=1))] == ["李四看过"]


def test_search_finds_two_character_words_in_findings_and_notes(reviewed):
    with reviewed.open() as book:
        assert len(book.search("收支")) == 3
        assert [hit["finding_id"] for hit in book.search("附件")] == [2]
        assert book.search("100%") == []


def test_the_checks_that_touched_a_decided_finding_are_among_its_events(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        finding = book.findings(filing)[0].id
        book.decide(finding, "confirm")
        desk.record(book, desk.receive(book, b"two").version_id)
        seen = [event.kind for event in book.events(Filter(finding=finding))]
    assert seen == ["finding.confirm", "filing.checked"]
