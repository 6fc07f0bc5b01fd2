"""The schemas of a pack's files, for editors: whatever the shipped files hold, they allow."""

from __future__ import annotations

import json

import pytest

from engine.facts import kinds
from engine.packs import load_pack
from engine.packs.schema import overlay_schema, pack_schema, rule_schema, vocabulary_schema

NAMES = sorted(one.name for one in kinds())
SCHEMAS = {
    "rule": lambda: rule_schema(NAMES), "overlay": lambda: overlay_schema(load_pack(), NAMES),
    "pack": pack_schema, "vocabulary": vocabulary_schema,
}  # fmt: skip


@pytest.mark.parametrize("what", SCHEMAS)
def test_a_schema_is_the_same_every_time_and_has_its_name(what):
    text = SCHEMAS[what]()
    assert text == SCHEMAS[what]()
    told = json.loads(text)
    assert told["$id"] == f"urn:gouji:schema:{what}"
    assert told["additionalProperties"] is False, "an editor marks a key that nobody knows"


@pytest.mark.parametrize("what", SCHEMAS)
def test_every_key_that_a_person_writes_is_described(what):
    told = json.loads(SCHEMAS[what]())
    bare = [name for name, one in told["properties"].items() if "description" not in one]
    allowed = {"rule": {"status", "years", "expected", "actual", "against", "why", "remedy"}}.get(
        what, set()
    )
    assert set(bare) <= allowed


def test_editors_offer_the_facts_the_settings_and_the_lists_that_there_are():
    rule = json.loads(SCHEMAS["rule"]())
    assert rule["properties"]["over"]["enum"] == NAMES
    pack, overlay = load_pack(), json.loads(SCHEMAS["overlay"]())
    assert set(overlay["properties"]["settings"]["properties"]) == set(pack.meanings)
    lists = overlay["properties"]["vocabulary"]["properties"]
    assert all(name.partition(".")[0] in pack.vocabulary.subjects for name in lists)
    assert overlay["$defs"]["Rule"]["properties"]["code"]["pattern"] == "^L[0-9]{3}$"
