"""The public JSON keeps to its published schema, on real reports and on a report in pieces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from making.reading import read_report

from engine.check import Checker
from engine.errors import GoujiError
from engine.export.data.report_json import check_document, report_entry
from engine.export.schemas import schema
from engine.packs import load_pack

CHECKOUT = Path(__file__).resolve().parents[4]
SCHEMA = schema("check")


@pytest.fixture(scope="module")
def checker():
    return Checker(load_pack(overlays=[CHECKOUT / "rules/overlays/qinghe.yaml"]))


def document(checker, *sources):
    """Check some bytes and return the public document as it comes out of JSON."""
    reports, unreadable = [], []
    for name, data in sources:
        try:
            reports.append(report_entry(checker.audit(read_report(data, name))))
        except GoujiError as error:
            unreadable.append({"source": name, "error": error.message, "hint": error.hint})
    return json.loads(json.dumps(check_document(reports, unreadable, checker.pack, "0")))


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_text_that_is_no_report_still_gives_a_valid_document(checker):
    said = document(checker, ("a.txt", "青禾县白沙镇 只有一句话\n".encode()), ("b.txt", b""))
    Draft202012Validator(SCHEMA).validate(said)
    assert len(said["reports"]) + len(said["unreadable"]) == 2


def test_the_seeds_give_valid_documents_with_findings(checker, corpus):
    seeds = sorted((corpus / "seeds").glob("*.txt"))[:3]
    said = document(checker, *((seed.name, seed.read_bytes()) for seed in seeds))
    Draft202012Validator(SCHEMA).validate(said)
    assert any(report["findings"] for report in said["reports"])


def test_the_schema_refuses_a_pass_among_the_findings(checker):
    said = document(checker, ("a.txt", "青禾县白沙镇 只有一句话\n".encode()))
    for report in said["reports"]:
        for finding in report["findings"]:
            finding["outcome"] = "pass"
    assert not Draft202012Validator(SCHEMA).is_valid(said)
