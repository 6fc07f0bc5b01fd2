"""Our SARIF against the schema of the standard, and what the schema does not say.

``sarif-2.1.0-rtm.5.json`` is the schema of SARIF 2.1.0 (OASIS) as Microsoft's JavaScript packages
for SARIF carry it, under the MIT licence; it is kept as it came.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from making.dossiers import GRANTED, cause, dossier, equations, exported, finding, step

from engine.export.data import sarif
from engine.trail.commands.filings import Rounds

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def schema():
    """Give what validates a log."""
    Draft4Validator.check_schema(SCHEMA)
    return Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def decided():
    """Return a filing with something of every kind and every state."""
    return dossier(
        *equations(),
        finding(3, outcome="uncertain", message="拿不准"),
        finding(4, "X101", outcome="not_assessable", ask="请提供上一年度报告"),
        finding(5, state="dismissed", history=(step("dismiss", reason="误报"),)),
        finding(6, state="accepted", history=(step("accept", text="到期前改"),)),
        finding(7, severity="info", message=""),
        causes=[cause([GRANTED])],
    )


def come_again():
    """Return a filing in its second round: a finding each mended, new, changed, still there."""
    old = [finding(n) for n in range(1, 5)]
    rounds = Rounds(mended=(old[0],), new=(old[1],), changed=(old[2],), still=(old[3],))
    return replace(dossier(*old[1:]), compared=lambda: rounds)


@pytest.mark.parametrize(
    "dossiers",
    [[], [dossier()], [decided()], [decided(), come_again()]],
    ids=["nothing", "clean", "decided", "again"],
)
def test_every_log_keeps_to_the_schema(schema, dossiers):
    log = json.loads(sarif.write(replace(exported(*dossiers), made_by="gouji　规则包")))
    assert [error.message for error in schema.iter_errors(log)] == []


def test_the_schema_would_notice(schema):
    log = json.loads(sarif.write(exported(decided())))
    log["runs"][0]["results"][0]["baselineState"] = "worse"
    log["runs"][0]["results"][1]["suppressions"] = [{"status": "accepted"}]
    assert len(list(schema.iter_errors(log))) == 2


def test_a_dismissal_and_an_acceptance_are_suppressions_with_their_reason():
    (run,) = json.loads(sarif.write(exported(decided())))["runs"]
    told = [one["suppressions"] for one in run["results"] if one["suppressions"]]
    assert [(one["kind"], one["status"], one["justification"]) for (one,) in told] == [
        ("external", "accepted", "误报"),
        ("external", "accepted", "到期前改"),
    ]


def test_what_came_again_says_how_it_stands_to_the_round_before():
    (run,) = json.loads(sarif.write(exported(come_again())))["runs"]
    states = [one["baselineState"] for one in run["results"]]
    assert states == ["new", "updated", "unchanged", "absent"]


def test_all_results_have_a_baseline_or_none_has():
    (first,) = json.loads(sarif.write(exported(decided())))["runs"]
    assert not any("baselineState" in one for one in first["results"])
    (both,) = json.loads(sarif.write(exported(decided(), come_again())))["runs"]
    assert all("baselineState" in one for one in both["results"])


def test_a_result_that_is_not_a_failure_has_no_level_and_its_rule_stands_at_its_index():
    (run,) = json.loads(sarif.write(exported(decided(), come_again())))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for one in run["results"]:
        assert (one["kind"] == "fail") == (one["level"] != "none")
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
    assert len({rule["id"] for rule in rules}) == len(rules)
