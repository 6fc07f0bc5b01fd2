"""What is generated under rules/ is up to date, and editors accept what the loader accepts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine.check.readme import generated
from engine.packs.load import rule_files

RULES = Path(__file__).resolve().parents[2] / "rules"
FILES = generated(RULES)
WORDS = Draft202012Validator(
    json.loads((RULES / "vocabulary.schema.json").read_text(encoding="utf-8"))
)
SCHEMA = Draft202012Validator(json.loads((RULES / "rule.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_generated_file_is_current(path):
    same = path.read_text(encoding="utf-8") == FILES[path]
    assert same, f"run: python -m engine.check.readme  ({path.name} is out of date)"


@pytest.mark.parametrize("path", list(rule_files(RULES / "nianbao")), ids=lambda path: path.stem)
def test_rule_file_keeps_to_the_schema_for_editors(path):
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [error.message for error in SCHEMA.iter_errors(raw)] == []


@pytest.mark.parametrize(
    "path", sorted(RULES.glob("nianbao/vocabulary/*.yaml")), ids=lambda path: path.stem
)
def test_vocabulary_file_keeps_to_the_schema_for_editors(path):
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [error.message for error in WORDS.iter_errors(raw)] == []
    assert list(WORDS.iter_errors({**raw, "lists": {"short": "不足"}}))


def test_the_schema_refuses_an_unknown_key():
    raw = yaml.safe_load(next(rule_files(RULES / "nianbao")).read_text(encoding="utf-8"))
    assert list(SCHEMA.iter_errors({**raw, "severty": "error"}))
