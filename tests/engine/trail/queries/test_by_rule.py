"""Which rules speak against which filings, and whether somebody has written."""

from __future__ import annotations


def test_what_stands_is_counted_by_rule_and_what_is_dismissed_is_not(desk, make_finding):
    with desk.open() as book:
        desk.filled(
            book, make_finding("a"), make_finding("b"), make_finding("c", rule="S104"),
            make_finding("d", rule="D102"),
        )  # fmt: skip
        found = {one.key: one for one in book.findings(1)}
        book.decide(found["a"].id, "confirm")
        book.decide(found["d"].id, "dismiss", reason="误报", text="x")
        assert book.by_rule() == {1: {"F203": 2, "S104": 1}}


def test_the_newest_event_grows_with_every_step(desk, make_finding):
    with desk.open() as book:
        desk.filled(book, make_finding("a"))
        before = book.newest()
        book.decide(book.findings(1)[0].id, "confirm")
        assert before < book.newest() == max(one.seq for one in book.events())
