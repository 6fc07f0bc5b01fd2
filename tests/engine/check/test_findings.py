"""Findings: what they say, by which key and digest they are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from making.checks import KIND, column, findings, pack, report

from engine.anchor import Anchor
from engine.check import Checker
from engine.check.findings import digest_of, key_of
from engine.check.outcomes import KIND_UNKNOWN
from engine.evidence import Evidence, Place
from engine.facts import NOTHING_ELSE
from engine.finding import due
from engine.localise.claims import NARRATIVE
from engine.packs import load_pack
from engine.roster.unit import Unit

PACK = Path(__file__).resolve().parents[3] / "rules" / "nianbao"


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


def test_a_message_shows_a_blank_as_blank():
    rule = {"check": "new == carried_in", "message": "新收{new}，办理{done}"}
    (finding,) = findings(Checker(pack(rule), [KIND]), column(done=None))
    assert finding.message == "新收3，办理空白"


@pytest.mark.parametrize(
    ("fields", "sides"),
    [
        ({}, ("", "")),  # 4 = 4 as it was read: nothing is due
        ({"done": 5}, ("5＋2＝7", "3＋1＝4")),
        ({"done": None}, ("", "")),
    ],
)
def test_of_a_doubtful_reading_nothing_is_due_that_is_there(checker, fields, sides):
    fact = replace(column(**fields), doubtful=frozenset({"done"}))
    (finding,) = findings(checker, fact)
    assert finding.outcome == "uncertain"
    assert (finding.expected, finding.actual) == sides


def test_what_only_another_place_says_is_named_as_that_places():
    said = {"check": "new == done", "expected": "{done}", "actual": "{new}"}
    certain = findings(Checker(pack(said), [KIND]), column(new=5, done=3))
    assert [(one.expected, one.against) for one in certain] == [("3", "")]
    (either,) = findings(Checker(pack({**said, "against": "表三"}), [KIND]), column(new=5, done=3))
    assert (either.expected, either.against) == ("3", "表三")
    assert due(either.expected, either.against) == "与表三一致（3）"


def test_no_rule_of_the_prose_says_that_the_table_is_right():
    """Prose and table are two accounts of one thing; which of them errs nobody knows."""
    rules = [one for one in load_pack(PACK).rules if one.over.startswith(NARRATIVE)]
    assert [one.code for one in rules if one.expected and not one.against] == []
    assert not load_pack(PACK).rule("D101").against


def test_one_sentence_asks_for_the_kind_in_every_rule():
    for code in ("D101", "D104"):
        rule = load_pack(PACK).rule(code)
        asked = {case.ask for case in rule.cases if case.outcome == "not_assessable"}
        assert asked == {KIND_UNKNOWN}


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


def test_the_rosters_name_of_a_unit_makes_the_key(checker):
    context = replace(NOTHING_ELSE, unit=Unit(name="青禾县甲镇"))
    named = checker.judge(report(), [column(done=5)], context)
    unnamed = checker.judge(report(agency="青禾县甲镇"), [column(done=5)])
    assert named.findings[0].key == unnamed.findings[0].key
