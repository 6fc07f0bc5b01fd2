"""A casebook's findings as JSON: causes, decisions, who has not filed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from making.dossiers import (
    cause,
    dossier,
    equations,
    exported,
    finding,
)
from making.season_exports import HOSTILE, SCHEMA, hostile, season

from engine.export.data import book_json


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_json_gives_the_words_back(text):
    document = json.loads(book_json.write(hostile(text)))
    kept = text.encode("utf-8", "replace").decode()
    assert document["filings"][0]["findings"][0]["evidence"][0]["quote"] == kept


def test_the_json_keeps_to_its_published_schema():
    Draft202012Validator.check_schema(SCHEMA)
    for one in (season(), exported(dossier()), hostile("文字"), exported()):
        Draft202012Validator(SCHEMA).validate(json.loads(book_json.write(one)))


def test_the_json_tells_the_right_value_with_the_cause_and_nowhere_else():
    first, second = json.loads(book_json.write(season()))["filings"]
    (told,) = first["causes"]
    assert (told["should"], told["filed"], told["deadline"]) == ("2", "7", "2024-03-01")
    assert told["repairs"][0]["cells"][0]["to"] == 2
    by_rule = {one["rule"]: one for one in first["findings"]}
    assert by_rule["F201"]["expected"] == ""
    assert by_rule["F201"]["unbalanced"] == "3＋7＝10，填报 5"
    assert by_rule["F101"]["expected"] == "应有的"
    assert by_rule["P102"]["state"] == "dismissed"
    assert first["material"] == [
        {"ask": "请提供上年报告", "rules": ["X101"], "findings": ["X101-000000000003"],
         "deadline": "2024-03-01"}
    ]  # fmt: skip
    assert second["findings"][0]["expires"] == "2026-12-31"


def test_a_cause_in_the_json_says_what_of_it_was_dismissed():
    row, column = equations()
    gone = replace(row, state="dismissed")
    document = json.loads(book_json.write(exported(dossier(gone, column, causes=[cause()]))))
    (told,) = document["filings"][0]["causes"]
    assert (told["findings"], told["dismissed"]) == (["F202-000000000002"], ["F201-000000000001"])
    assert told["should"] == ""


def test_an_equation_with_sums_on_both_sides_is_told_as_two_sums():
    both = finding(1, "F203", expected="6＋0＝6", actual="5＋0＝5")
    said = book_json.write(exported(dossier(both, causes=[cause(keys=["F203-000000000001"])])))
    (told,) = json.loads(said)["filings"][0]["findings"]
    assert told["unbalanced"] == "5＋0＝5，与 6＋0＝6 不等"
