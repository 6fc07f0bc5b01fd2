"""What stands against a sweep's files: by the filing's current round and by what people decided."""

from __future__ import annotations

import hashlib
from datetime import date


def digest(data: bytes = b"one") -> str:
    return hashlib.sha256(data).hexdigest()


def counts(book, *datas: bytes):
    return [dict(one.counts) for one in book.standing({digest(data) for data in datas})]


def test_open_and_confirmed_findings_stand_and_only_what_failed(desk, make_finding):
    with desk.open() as book:
        desk.filled(
            book, make_finding("a"), make_finding("b", severity="warning"),
            make_finding("c", outcome="uncertain"), make_finding("d", outcome="not_assessable"),
            make_finding("e", outcome="broken"),
        )  # fmt: skip
        book.decide(book.findings(1)[0].id, "confirm")
        assert counts(book, b"one") == [{"error": 2, "warning": 1}]


def test_what_was_dismissed_or_accepted_does_not_stand(desk, make_finding):
    with desk.open() as book:
        desk.filled(book, make_finding("a"), make_finding("b"), make_finding("c"))
        first, second, _third = book.findings(1)
        book.decide(first.id, "dismiss", reason="误报", text="x")
        book.decide(second.id, "accept", expires=date(2024, 12, 1), text="x")
        assert counts(book, b"one") == [{"error": 1}]
        assert book.settled() == {(first.key, first.digest), (second.key, second.digest)}


def test_a_proposal_that_waits_for_a_second_person_still_stands(desk, make_finding):
    with desk.open() as book:
        book.set("four_eyes", value=True)
        desk.filled(book, make_finding("a"))
        book.decide(book.findings(1)[0].id, "dismiss", reason="误报", text="x")
        assert counts(book, b"one") == [{"error": 1}]


def test_an_earlier_rounds_file_is_judged_by_the_round_that_counts(desk, make_finding):
    with desk.open() as book:
        desk.filled(book, make_finding("a"), make_finding("b"))
        desk.filled(book, make_finding("a"), data=b"two")
        assert counts(book, b"one") == counts(book, b"two") == [{"error": 1}]
        assert counts(book, b"one", b"two") == [{"error": 1}]


def test_a_file_that_was_never_received_stands_for_nothing_a_clean_one_at_zero(desk):
    with desk.open() as book:
        received = desk.receive(book)
        desk.record(book, received.version_id)
        assert counts(book, b"one") == [{}]
        assert counts(book, b"three") == []
