"""One outcome for every subject, whatever happens; findings with keys that hold."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making.matrices import forms
from making.shipped import VOCABULARY

from engine.anchor import Anchor
from engine.check import Checker
from engine.check.findings import Judged, digest_of, findings_of, key_of
from engine.check.host import RuleHost
from engine.check.outcomes import KIND_UNKNOWN
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts import NOTHING_ELSE
from engine.packs import load_pack
from engine.packs.written import rule_of
from engine.report import Document, Report
from engine.roster.unit import Unit
from engine.rule import Pack, Source

PACK = Path(__file__).resolve().parents[3] / "rules" / "nianbao"
BALANCE = {
    "code": "F203",
    "name": "balance",
    "title": "收支不平衡",
    "severity": "error",
    "basis": [{"source": "form-2021", "clause": "表三表头"}],
    "years": "2019-",
    "over": "column",
    "check": "new + carried_in == done + carried_out",
    "message": "{column}：新收{new}，办理{done}",
    "why": "应当相等。",
    "remedy": "核对。",
    "examples": [],
}
KIND = Kind(
    name="column",
    meaning="一列",
    fields={
        "column": ("str", "列"),
        **{name: ("int", name) for name in ("new", "carried_in", "done", "carried_out")},
    },
)


def pack(*rules, settings=None):
    return Pack(
        id="p",
        title="p",
        version="0",
        sha256="",
        folder=Path(),
        forms=forms(),
        vocabulary=VOCABULARY,
        rules=tuple(rule_of({**BALANCE, **rule}) for rule in rules),
        sources={"form-2021": Source(id="form-2021", title="格式")},
        settings=settings or {},
    )


def column(name="natural", *, place=None, **fields):
    values = {"new": 3, "carried_in": 1, "done": 2, "carried_out": 2, **fields}
    return Fact(
        kind="column",
        fields={"column": name, **{key: one for key, one in values.items() if one is not None}},
        place=place or Place(part=3, table=3, column=name),
        labels={"column": {"natural": "自然人"}.get(name, name)},
    )


def verdicts(checker, *facts, year=2023, kind="township"):
    return [one.verdict for one in checker.outcomes(facts, year, kind)]


def findings(checker, *facts, unit="甲镇", year=2023):
    outcomes = checker.outcomes(facts, year, "township")
    rules = {rule.code: rule for rule in checker.pack.rules}
    judged = Judged(rules=rules, sources=checker.pack.sources, unit=unit, year=year)
    return findings_of(outcomes, judged)


@pytest.fixture(scope="module")
def checker():
    return Checker(pack({}), [KIND])


def test_each_column_gets_its_own_outcome(checker):
    said = verdicts(checker, column(), column("total", done=3), column("other_org", done=None))
    assert said == ["pass", "fail", "uncertain"]


def test_equal_facts_are_two_subjects(checker):
    assert verdicts(checker, column(), column(), column()) == ["pass"] * 3


def test_nothing_to_look_at_is_no_outcome(checker):
    assert verdicts(checker) == []
    assert verdicts(checker, Fact(kind="unheard.of", fields={"x": 1})) == []


def test_a_doubtful_field_is_never_judged_and_not_blamed_on_the_agency(checker):
    doubtful = replace(column(done=9), doubtful=frozenset({"done"}))
    (finding,) = findings(checker, doubtful)
    assert (finding.outcome, finding.responsibility) == ("uncertain", "reading")


def test_a_finding_shows_no_number_of_a_person(checker):
    """Whatever a fact quotes: the screen shows quotation and message as they are."""
    said = "经办人电话0086-13800138000，身份证110105 19491231 002X"
    quoted = Evidence(quote=said, anchor=Anchor(block=1))
    fact = replace(
        column(said, done=9), evidence=(quoted,), explained=replace(quoted, anchor=Anchor(block=2))
    )
    (finding,) = findings(checker, fact)
    assert finding.explained is not None
    hidden = "经办人电话008*-*********00，身份证110*** ******** **2X"
    assert [one.quote for one in (*finding.evidence, finding.explained)] == [hidden, hidden]
    assert finding.message.startswith(hidden)


def test_a_blank_is_the_agencys(checker):
    (finding,) = findings(checker, column(done=None))
    assert (finding.outcome, finding.responsibility) == ("uncertain", "agency")
    assert "空白" in finding.message
    assert "收支不平衡" in finding.message


def test_a_message_shows_a_blank_as_blank():
    rule = {"check": "new == carried_in", "message": "新收{new}，办理{done}"}
    (finding,) = findings(Checker(pack(rule), [KIND]), column(done=None))
    assert finding.message == "新收3，办理空白"


@pytest.mark.parametrize("value", ["3", 10**14, -(10**14), True, 2.0])
def test_a_value_of_the_wrong_sort_or_too_large_is_uncertain(checker, value):
    assert verdicts(checker, column(done=value)) == ["uncertain"]


def test_hostile_text_goes_through_the_engine_unharmed():
    rule = {"over": "claim", "check": "words == 'a\"b\\\\'"}
    checker = Checker(pack(rule), [])
    words = ['a"b\\', "a", '"},{"K":"x', "\x00", "\ud800", "[/]", "甲" * 5000, ""]
    facts = [Fact(kind="claim", fields={"words": one}) for one in words]
    assert verdicts(checker, *facts) == ["pass"] + ["fail"] * 7


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


def test_one_sentence_asks_for_the_kind_in_every_rule():
    for code in ("D101", "D104"):
        rule = load_pack(PACK).rule(code)
        asked = {case.ask for case in rule.cases if case.outcome == "not_assessable"}
        assert asked == {KIND_UNKNOWN}


def test_what_was_not_supplied_is_not_assessable_and_asked_for():
    rule: dict[str, Any] = {"given": {"last": {"kind": "last.column", "match": "column"}}}
    rule |= {"check": "carried_in == last.carried_out", "ask": "请提供上年报告（{column}列）"}
    checker = Checker(pack(rule), [])
    (finding,) = findings(checker, column())
    assert (finding.outcome, finding.ask) == ("not_assessable", "请提供上年报告（自然人列）")


def test_a_needed_field_read_with_doubt_is_uncertain_not_absent():
    checker = Checker(pack({"needs": ["done"], "ask": "请提供"}), [])
    assert verdicts(checker, column(done=None)) == ["not_assessable"]
    doubtful = replace(column(), doubtful=frozenset({"done"}))
    assert verdicts(checker, doubtful) == ["uncertain"]


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


def test_a_finding_says_what_it_is_about(checker):
    evidence = Evidence(quote="3", anchor=Anchor(block=1, row=2, column=3, table=3))
    fact = replace(column(done=5), evidence=(evidence,))
    (finding,) = findings(checker, fact)
    assert finding.message == "自然人：新收3，办理5"
    assert (finding.expected, finding.actual) == ("5＋2＝7", "3＋1＝4")
    assert finding.evidence == (evidence,)
    assert finding.basis[0].title == "格式"
    assert finding.severity == "error"


def test_a_case_replaces_what_it_names():
    case = {
        "when": "explained == 1",
        "severity": "info",
        "title": "已说明",
        "message": "见{column}",
    }
    checker = Checker(pack({"cases": [case]}), [KIND])
    quote = Evidence(quote="更正上年数据", anchor=Anchor(block=4))
    (finding,) = findings(checker, replace(column(done=5), explained=quote))
    assert (finding.severity, finding.title, finding.message) == ("info", "已说明", "见自然人")
    assert finding.explained == quote


def test_the_key_is_of_the_place_and_the_digest_of_the_values(checker):
    (before,), (after,) = findings(checker, column(done=5)), findings(checker, column(done=6))
    assert before.key == after.key
    assert before.digest != after.digest
    assert findings(checker, column(done=5))[0] == before


@pytest.mark.parametrize(
    "other",
    [
        ("乙镇", 2023, "F203", Place(table=3)),
        ("甲镇", 2022, "F203", Place(table=3)),
        ("甲镇", 2023, "F202", Place(table=3)),
        ("甲镇", 2023, "F203", Place(table=4)),
        ("甲镇", 2023, "F203", Place(part=3)),
        ("甲镇", 2023, "F203", Place(table=3, row="new")),
        ("甲镇", 2023, "F203", Place(table=3, column="new")),
        ("甲镇", 2023, "F203", Place(table=3, item="new")),
    ],
)
def test_another_place_is_another_key(other):
    assert key_of("甲镇", 2023, "F203", Place(table=3)) != key_of(*other)


def test_spaces_in_the_name_and_labels_are_no_part_of_the_key():
    here = key_of("甲 镇", 2023, "F203", Place(table=3, label="表三"))
    assert here == key_of("甲镇", 2023, "F203", Place(table=3))


def test_two_findings_never_share_a_key(checker):
    one, two = findings(checker, column(done=5), column(done=6))
    assert one.key != two.key
    assert two.key == f"{one.key}-2"


def test_an_explanation_is_part_of_the_digest(checker):
    (outcome,) = checker.outcomes([column(done=5)], 2023, None)
    quote = Evidence(quote="更正", anchor=Anchor(block=0))
    explained = replace(outcome, subject=replace(outcome.subject, explained=quote))
    assert digest_of(outcome) != digest_of(explained)


def report(**changes):
    document = Document(source="a.txt", sha256="0" * 64, format="text", blocks=())
    empty = Report(
        document=document,
        title=None,
        agency="甲镇",
        kind="township",
        year=2023,
        headings=(),
        parts={},
        tables={},
    )
    return replace(empty, **changes)


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


def test_the_rosters_name_of_a_unit_makes_the_key(checker):
    context = replace(NOTHING_ELSE, unit=Unit(name="青禾县甲镇"))
    named = checker.judge(report(), [column(done=5)], context)
    unnamed = checker.judge(report(agency="青禾县甲镇"), [column(done=5)])
    assert named.findings[0].key == unnamed.findings[0].key


def test_the_equations_come_from_the_rules(checker):
    (equation,) = checker.equations
    assert equation.coefficients == {"new": 1, "carried_in": 1, "done": -1, "carried_out": -1}
