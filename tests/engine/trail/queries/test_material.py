"""What is asked of whom: each paper once a filing, with the rules that wait for it."""

from __future__ import annotations

from engine.trail.queries.material import material


def asked(book):
    with book._ledger.reading() as connection:
        return [(one.filing.agency, one.paper, one.rules) for one in material(connection)]


def test_a_paper_is_asked_once_for_all_rules_that_wait(desk, make_finding):
    def waiting(key, rule, ask):
        return make_finding(key, rule=rule, outcome="not_assessable", ask=ask)

    with desk.open() as book:
        desk.filled(
            book, waiting("a", "D102", "发布日期（核对期限）"), waiting("b", "D101", "发布日期"),
            waiting("c", "X201", ""), make_finding("d"),
        )  # fmt: skip
        assert asked(book) == [
            ("石桥镇", "发布日期", ("D101", "D102")),
            ("石桥镇", "请提供核对规则 X201 所需的材料", ("X201",)),
        ]


def test_what_is_waived_or_gone_is_not_asked(desk, make_finding):
    waiting = make_finding("a", outcome="not_assessable", ask="发布日期")
    with desk.open() as book:
        filing = desk.filled(book, waiting)
        (finding,) = book.findings(filing)
        book.decide(finding.id, "dismiss", reason="不适用")
        assert asked(book) == []
        book.undo(finding.id)
        assert len(asked(book)) == 1
        desk.record(book, desk.receive(book, b"two").version_id)
        assert asked(book) == []
