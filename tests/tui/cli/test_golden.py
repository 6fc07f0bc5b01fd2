"""What programs and people rely on, byte for byte; GOUJI_GOLDEN=write writes it anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from engine.export.schemas import schema

CHECKOUT = Path(__file__).resolve().parents[3]
GOLDEN = CHECKOUT / "tests" / "golden"


def normalised(text: str) -> str:
    """Leave out what changes with every release: versions, and digests of pack and files."""
    text = re.sub(r'"sha256": "[0-9a-f]{64}"', '"sha256": "SHA256"', text)
    text = re.sub(r'("tool": \{\s+"name": "gouji",\s+"version": )"[^"]*"', r'\1"VERSION"', text)
    text = re.sub(r"<!-- gouji:(\w+):[0-9a-f]{64} -->", r"<!-- gouji:\1:SEAL -->", text)
    text = re.sub(r'("engine_version": )"[^"]*"', r'\1"VERSION"', text)
    text = re.sub(r"gouji [0-9.]+　规则包 nianbao [0-9.]+（[0-9a-f]{12}）", "gouji VERSION", text)
    text = re.sub(r"20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d\+08:00)?", "MADE", text)
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


PAIR = ("samples/2023/石桥镇.docx", "samples/2023/柳河乡.txt", "samples/没有.docx")


@pytest.mark.parametrize(
    "form", ["md", "csv", "json", "jsonl", "figures", "html", "sarif", "junit", "github"]
)
def test_every_format_says_what_it_was_judged_to_say(gouji, form):
    said = gouji("check", *PAIR, "--format", form)
    assert said.code == 3
    compare(f"check.{form}", normalised(said.out).replace("\r\n", "\n"))


def test_a_workbook_says_what_it_was_judged_to_say(gouji, tmp_path):
    target = tmp_path / "a.xlsx"
    gouji("check", *PAIR, "--format", "xlsx", "--output", target)
    book = load_workbook(target)
    lines = []
    for sheet in book.worksheets:
        lines.append(f"# {sheet.title}")
        for row in sheet.iter_rows(values_only=True):
            cells = ("" if one is None else str(one).replace("\n", "⏎") for one in row)
            lines.append("\t".join(cells).rstrip())
    compare("check.xlsx.tsv", normalised("\n".join(lines) + "\n"))


def test_statistics_say_what_they_were_judged_to_say(gouji):
    compare("statistics.txt", gouji("check", *PAIR, "--statistics").out)


@pytest.mark.parametrize(
    ("name", "words"), [("statistics", ["--statistics"]), ("select", ["--select", "F,N", "-q"])]
)
def test_a_sweep_says_of_them_what_it_was_judged_to_say(gouji, tmp_path, name, words):
    said = gouji("sweep", *PAIR, "--book", tmp_path / "a.book", *words)
    compare(f"sweep-{name}.txt", said.out)


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
