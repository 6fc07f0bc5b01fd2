"""Findings as SARIF: what failed, what is asked, what was set aside."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from making.dossiers import dossier, exported, finding
from making.machine_formats import UNREAD, mixed

from engine.export.data import sarif

OFFICIAL = Draft4Validator(
    json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text("utf-8"))
)


def test_sarif_tells_what_failed_from_what_is_asked_and_what_was_set_aside():
    (run,) = json.loads(sarif.write(mixed()))["runs"]
    told = [
        (one["ruleId"], one["kind"], one["level"], len(one["suppressions"]))
        for one in run["results"]
    ]
    assert told == [
        ("F201", "fail", "error", 0),
        ("F202", "fail", "error", 0),
        ("S114", "review", "none", 0),
        ("X101", "open", "none", 0),
        ("S114", "fail", "error", 1),
        ("S114", "fail", "error", 0),
    ]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert run["results"][4]["suppressions"][0]["justification"] == "误报"
    keys = [one["partialFingerprints"]["goujiKey/v1"] for one in run["results"]]
    assert len(set(keys)) == len(keys)


def test_sarif_names_the_file_as_an_address():
    (run,) = json.loads(sarif.write(exported(dossier(finding(1), source="甲 乙/报告#1.docx"))))[
        "runs"
    ]
    (place,) = run["results"][0]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E7%94%B2%20%E4%B9%99/%E6%8A%A5%E5%91%8A%231.docx"
    assert place["logicalLocations"] == [{"fullyQualifiedName": "第1段"}]


def with_baseline(state):
    """Make an export of a finding that a baseline speaks of."""
    one = finding(1)
    return exported(dossier(replace(one, data={**one.data, "baseline": state})))


@pytest.mark.parametrize(
    "told",
    [
        mixed(),
        replace(mixed(), unread=[UNREAD]),
        exported(dossier()),
        with_baseline("new"),
        with_baseline("unchanged"),
    ],
    ids=["mixed", "unread", "nothing", "new", "unchanged"],
)
def test_sarif_is_valid_against_the_official_schema(told):
    log = json.loads(sarif.write(told))
    OFFICIAL.validate(log)
    log["runs"][0]["nonsense"] = 1
    assert not OFFICIAL.is_valid(log)


def test_sarif_says_what_is_new():
    (run,) = json.loads(sarif.write(with_baseline("updated")))["runs"]
    assert run["results"][0]["baselineState"] == "updated"
    (run,) = json.loads(sarif.write(mixed()))["runs"]
    assert "baselineState" not in run["results"][0]
