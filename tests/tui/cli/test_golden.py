"""What programs and people rely on, byte for byte; GOUJI_GOLDEN=write writes it anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema

CHECKOUT = Path(__file__).resolve().parents[3]
GOLDEN = CHECKOUT / "tests" / "golden"


def normalised(text: str) -> str:
    """Leave out what changes with every release: versions, and digests of pack and files."""
    text = re.sub(r'"sha256": "[0-9a-f]{64}"', '"sha256": "SHA256"', text)
    text = re.sub(r'("tool": \{\s+"name": "gouji",\s+"version": )"[^"]*"', r'\1"VERSION"', text)
    return re.sub(r'("id": "nianbao",\s+"version": )"[^"]*"', r'\1"VERSION"', text)


def compare(name: str, text: str) -> None:
    """Compare with a golden file."""
    path = GOLDEN / name
    if os.environ.get("GOUJI_GOLDEN") == "write":
        path.write_text(text, "utf-8", newline="\n")
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("name", ["柳河乡.txt", "石桥镇.docx"])
def test_a_check_says_what_it_was_judged_to_say(gouji, name):
    path = f"samples/2023/{name}"
    compare(f"check-{name}.txt", gouji("check", path).out)
    compare(f"check-{name}.json", normalised(gouji("check", path, "--format", "json").out))


def test_what_is_read_is_what_was_judged(gouji):
    said = gouji("read", "samples/2023/云岭乡.txt", "--format", "json")
    compare("read-云岭乡.txt.json", normalised(said.out))
    compare("read-云岭乡.txt.txt", gouji("read", "samples/2023/云岭乡.txt").out)


def validator():
    """Return the validator of the published schema."""
    return Draft202012Validator(schema("check"))


@pytest.mark.slow
def test_every_sample_gives_json_of_the_published_schema(gouji):
    said = gouji("check", "samples", "--format", "json", "--overlay", "rules/overlays/qinghe.yaml")
    document = json.loads(said.out)
    assert len(document["reports"]) >= 8
    validator().validate(document)


def test_the_seeds_give_json_of_the_published_schema(gouji, corpus):
    document = json.loads(gouji("check", corpus / "seeds", "--format", "json").out)
    assert len(document["reports"]) == 5
    validator().validate(document)
