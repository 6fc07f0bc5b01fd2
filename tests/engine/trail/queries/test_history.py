"""The steps of a finding: people's and checks', with their words."""

from __future__ import annotations


def test_every_decision_is_in_the_history_with_its_words(reviewed):
    with reviewed.open() as book:
        one, two, three = book.findings(1)
        assert [one.state, two.state, three.state] == ["confirmed", "dismissed", "open"]
        step = two.history[0]
        assert (step.kind, step.reason, step.text) == ("dismiss", "误报", "见附件，不算")
        filing = book.filing(1)
        counts = (filing.errors, filing.undecided, filing.confirmed, filing.dismissed)
        assert (filing.state, counts) == ("under_review", (3, 1, 1, 1))
