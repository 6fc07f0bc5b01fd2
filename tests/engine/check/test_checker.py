"""One outcome for every subject, whatever happens; findings with keys that hold."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from making.checks import KIND, column, findings, pack, report, verdicts

from engine.check import Checker
from engine.check.findings import Judged, findings_of
from engine.check.host import RuleHost
from engine.check.outcomes import KIND_UNKNOWN
from engine.evidence import Fact
from engine.facts import NOTHING_ELSE
from engine.report import Document, Report
from engine.roster.unit import Unit


def test_each_column_gets_its_own_outcome(checker):
    said = verdicts(checker, column(), column("total", done=3), column("other_org", done=None))
    assert said == ["pass", "fail", "uncertain"]


def test_equal_facts_are_two_subjects(checker):
    assert verdicts(checker, column(), column(), column()) == ["pass"] * 3


def test_nothing_to_look_at_is_no_outcome(checker):
    assert verdicts(checker) == []
    assert verdicts(checker, Fact(kind="unheard.of", fields={"x": 1})) == []


def test_a_blank_is_the_agencys(checker):
    (finding,) = findings(checker, column(done=None))
    assert (finding.outcome, finding.responsibility) == ("uncertain", "agency")
    assert "空白" in finding.message
    assert "收支不平衡" in finding.message


def test_year_and_kind_of_agency_decide_what_is_in_force():
    old, town = {"years": "2019-2020"}, {"code": "F204", "kinds": ["township"]}
    checker = Checker(pack(old, town), [KIND])
    said = {
        (year, kind): [one.rule for one in checker.outcomes([column()], year, kind)]
        for year in (2020, 2021, None)
        for kind in ("township", "department", None)
    }
    assert said[2020, "township"] == ["F203", "F204"]
    assert said[2020, "department"] == ["F203"]
    assert said[2021, "township"] == ["F204"]
    assert said[None, "township"] == ["F204"]
    assert said[None, None] == ["F204"]  # asks for the kind, see below


@pytest.mark.parametrize("kinds", [["township"], ["department", "government"]])
def test_a_rule_for_some_kinds_asks_where_the_kind_is_unknown(kinds):
    facts = [column(), column("total", done=3), column("other_org", done=None)]
    checker = Checker(pack({"kinds": kinds}), [KIND])
    outcomes = checker.outcomes(facts, 2023, None)
    assert [one.verdict for one in outcomes] == ["not_assessable"] * 3
    judged = Judged(rules={"F203": checker.pack.rules[0]}, sources={}, unit="甲", year=2023)
    found = findings_of(outcomes, judged)
    assert {one.ask for one in found} == {KIND_UNKNOWN}
    assert {one.message for one in found} == {f"无法核对：{KIND_UNKNOWN}"}
    assert [one.expected + one.actual for one in found] == [""] * 3


def test_with_the_kind_unknown_years_and_where_still_narrow():
    rule = {"kinds": ["township"], "years": "2021-", "where": "column == 'total'"}
    checker = Checker(pack(rule), [KIND])
    assert verdicts(checker, column(), kind=None) == []
    assert verdicts(checker, column("total"), kind=None) == ["not_assessable"]
    assert verdicts(checker, column("total"), kind=None, year=2020) == []


@pytest.mark.parametrize(
    ("read", "listed", "counted"),
    [
        (None, "township", "township"),
        ("department", "township", "township"),
        ("department", "other", "department"),
        (None, "other", "other"),
        (None, None, None),
    ],
)
def test_the_rosters_kind_goes_before_the_names(read, listed, counted):
    unit = Unit(name="甲", kind=listed) if listed else None
    document = Document(source="a", sha256="", format="txt", blocks=())
    report = Report(
        document=document,
        title=None,
        agency="甲",
        kind=read,
        year=2023,
        headings=(),
        parts={},
        tables={},
    )
    audit = Checker(pack({}), [KIND]).audit(report, replace(NOTHING_ELSE, unit=unit))
    assert audit.report.kind == counted


def test_what_was_not_supplied_is_not_assessable_and_asked_for():
    rule: dict[str, Any] = {"given": {"last": {"kind": "last.column", "match": "column"}}}
    rule |= {"check": "carried_in == last.carried_out", "ask": "请提供上年报告（{column}列）"}
    checker = Checker(pack(rule), [])
    (finding,) = findings(checker, column())
    assert (finding.outcome, finding.ask) == ("not_assessable", "请提供上年报告（自然人列）")


def test_two_facts_that_disagree_leave_it_uncertain():
    rule = {
        "given": {"last": {"kind": "last"}},
        "check": "carried_in == last.carried_out",
    }
    checker = Checker(pack(rule), [])
    lasts = [Fact(kind="last", fields={"carried_out": one}) for one in (1, 7)]
    (outcome,) = checker.outcomes([column(), *lasts], 2023, None)
    assert outcome.verdict == "uncertain"
    assert "不止一处" in outcome.note


def test_a_fact_is_never_its_own_other():
    rule = {"check": None, "absent": {"kind": "column", "match": "column"}}
    checker = Checker(pack(rule), [KIND])
    assert verdicts(checker, column(), column("total")) == ["pass", "pass"]
    assert verdicts(checker, column(), column()) == ["fail", "fail"]


def test_the_order_of_facts_does_not_matter_to_joins():
    rule = {"check": None, "exists": {"kind": "b", "match": "column"}}
    checker = Checker(pack(rule), [KIND])
    other = Fact(kind="b", fields={"column": "natural"})
    assert verdicts(checker, other, column()) == verdicts(checker, column(), other) == ["pass"]


def test_a_crashed_action_is_broken_and_takes_nothing_else_down(checker, monkeypatch):
    monkeypatch.setattr(checker, "_desk", _Crashing(checker._desk))
    outcomes = checker.outcomes([column(), column("total"), column("other_org")], 2023, None)
    assert [one.verdict for one in outcomes] == ["pass", "broken", "pass"]
    assert "ZeroDivisionError" in outcomes[1].note


class _Crashing:
    """The real desk, with an action that crashes on the second subject."""

    def __init__(self, desk):
        self.desk = desk

    def fire(self, facts, act):
        def crash(fired):
            if fired[1]["s"] == 2:
                raise ZeroDivisionError("made up")
            act(fired)

        self.desk.fire(facts, crash)


def test_what_the_engine_loses_is_said_to_be_broken(checker, monkeypatch):
    monkeypatch.setattr(checker, "_desk", _Losing())
    (finding,) = findings(checker, column())
    assert finding.outcome == "broken"
    assert "未能得出结论" in finding.message


class _Losing:
    def fire(self, facts, act):
        """Fire nothing, as a collision of hashes would."""


def test_no_threads_are_started():
    before = threading.active_count()
    RuleHost(()).fire([], print)
    assert threading.active_count() == before


def test_sessions_do_not_know_of_each_other():
    rule: dict[str, Any] = {
        "given": {"last": {"kind": "last"}},
        "check": "carried_in == last.carried_out",
    }
    joined = Checker(pack(rule), [])
    last = Fact(kind="last", fields={"carried_out": 1})
    assert verdicts(joined, column(), last) == ["pass"]
    assert verdicts(joined, column()) == ["not_assessable"]
    assert verdicts(joined, column(), last) == ["pass"]
    assert [one.alone for one in joined.definition.sets] == [False]


def test_an_audit_counts_its_outcomes(checker):
    audit = checker.judge(report(), [column(), column("total", done=3)])
    assert audit.counts() == {
        "pass": 1,
        "fail": 1,
        "uncertain": 0,
        "not_assessable": 0,
        "broken": 0,
    }
    assert len(audit.findings) == 1


def test_the_equations_come_from_the_rules(checker):
    (equation,) = checker.equations
    assert equation.coefficients == {"new": 1, "carried_in": 1, "done": -1, "carried_out": -1}
