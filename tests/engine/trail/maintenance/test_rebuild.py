"""State written anew from the events, where rows were changed behind the trail's back."""

from __future__ import annotations

from book_hands import hands

from engine.trail.verification.verify import verify


def test_states_are_written_anew_from_the_events(reviewed):
    with hands(reviewed.path) as connection:
        connection.execute("UPDATE findings SET state = 'dismissed', decided = 'x', latest = 1")
        connection.execute("UPDATE filings SET state = 'approved', errors = 0, agency = '别处'")
        connection.execute("INSERT INTO settings VALUES ('four_eyes', 'true')")
    with reviewed.open() as book:
        assert len(book.rebuild()) == 5
        assert book.filing(1).agency == "石桥镇"
        assert [one.state for one in book.findings(1)] == ["confirmed", "dismissed", "open"]
        assert book.rebuild() == ()
    assert verify(reviewed.path).code == 0
