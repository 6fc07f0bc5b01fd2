"""What is generated under rules/ is up to date, and editors accept what the loader accepts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from making.yamls import loaded

from engine.check.readme import generated
from engine.facts import kinds
from engine.forms.load import KEYS, LABEL_KEYS, PART_KEYS, TABLE_KEYS
from engine.packs import load_pack
from engine.packs.folder import rule_files
from engine.packs.lines import read_lines

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
    raw = loaded(path)
    assert [error.message for error in SCHEMA.iter_errors(raw)] == []


@pytest.mark.parametrize(
    "path", sorted(RULES.glob("nianbao/vocabulary/*.yaml")), ids=lambda path: path.stem
)
def test_vocabulary_file_keeps_to_the_schema_for_editors(path):
    raw = loaded(path)
    assert [error.message for error in WORDS.iter_errors(raw)] == []
    assert list(WORDS.iter_errors({**raw, "lists": {"short": "不足"}}))


def test_the_schema_refuses_an_unknown_key():
    raw = loaded(next(rule_files(RULES / "nianbao")))
    assert list(SCHEMA.iter_errors({**raw, "severty": "error"}))


SCHEMAS = {
    name: json.loads((RULES / f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("rule", "overlay", "pack", "vocabulary", "form")
}
MODELINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_names_its_schema_and_keeps_to_it(path):
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(MODELINE)
    named = (path.parent / first.removeprefix(MODELINE)).resolve()
    folder = path.relative_to(RULES).parent.parts
    own = {("overlays",): "overlay", ("nianbao",): "pack", ("nianbao", "forms"): "form"}
    kind = "vocabulary" if folder[-1] == "vocabulary" else own.get(folder, "rule")
    assert named == RULES / f"{kind}.schema.json"
    raw = read_lines(path.read_bytes(), path.name).data  # “off” is a word, as in an editor
    errors = Draft202012Validator(SCHEMAS[kind]).iter_errors(raw)
    assert [error.message for error in errors] == []
    assert list(Draft202012Validator(SCHEMAS[kind]).iter_errors({**raw, "severty": "x"}))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_has_a_name_without_a_host(name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == f"urn:gouji:schema:{name}"


def test_the_kinds_of_fact_in_the_schemas_are_those_of_the_code():
    known = sorted(kind.name for kind in kinds())
    for rule in (SCHEMAS["rule"], SCHEMAS["overlay"]["$defs"]["Rule"]):
        assert rule["properties"]["over"]["enum"] == known
    for schema in (SCHEMAS["rule"], SCHEMAS["overlay"]):
        assert schema["$defs"]["Joined"]["properties"]["kind"]["enum"] == known
        assert sorted(schema["$defs"]["Example"]["properties"]["given"]["properties"]) == known


def test_the_keys_of_forms_in_the_schema_are_those_of_the_loader():
    form = SCHEMAS["form"]
    assert form["properties"].keys() == KEYS
    for name, keys in (("Part", PART_KEYS), ("Table", TABLE_KEYS), ("Label", LABEL_KEYS)):
        assert form["$defs"][name]["properties"].keys() == keys


OVERLAY = {"overlay": "x", "title": "x", "source": {"id": "x", "title": "x"}}


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        ("settings", {"deadline.township": {"to": "01-20", "clause": "x"}}, True),
        ("settings", {"deadline.township": {"to": "1月20日", "clause": "x"}}, False),
        ("settings", {"deadline.twonship": {"to": "01-20", "clause": "x"}}, False),
        ("settings", {"likeness.another": {"to": 101, "clause": "x"}}, False),
        ("settings", {"part_one.most": {"to": "多", "clause": "x"}}, False),
        ("settings", {"part_one.most": {"to": 2000}}, False),
        ("severity", {"S104": {"to": "error", "clause": "x"}}, True),
        ("severity", {"S104": {"to": "eror", "clause": "x"}}, False),
        ("vocabulary", {"aspects.oversight": ["把好发布关"]}, True),
        ("vocabulary", {"aspects.oversigth": ["把好发布关"]}, False),
        ("vocabulary", {"aspects.oversight": []}, False),
    ],
)
def test_an_editor_refuses_in_an_overlay_what_the_loader_refuses(key, value, right):
    errors = Draft202012Validator(SCHEMAS["overlay"]).iter_errors({**OVERLAY, key: value})
    assert (list(errors) == []) is right


def test_the_settings_of_overlays_in_the_schema_are_those_of_the_pack():
    assert SCHEMAS["overlay"]["properties"]["settings"]["properties"].keys() == (
        load_pack().meanings.keys()
    )
    setting = {"id": "x", "title": "x", "version": "1", "sources": [], "settings": {}}
    for value, right in (("01-20", True), ("1月20日", False)):
        one = {"a": {"sort": "month-day", "value": value, "meaning": "x"}}
        errors = Draft202012Validator(SCHEMAS["pack"]).iter_errors({**setting, "settings": one})
        assert (list(errors) == []) is right
