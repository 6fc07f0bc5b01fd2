"""--log jsonl: stderr is JSON lines of the published schema, whatever happens."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema

TEXT = "samples/2023/柳河乡.txt"
VALIDATOR = Draft202012Validator(schema("log"))


def events(said):
    """Return the lines of stderr, each proved."""
    lines = [json.loads(line) for line in said.err.splitlines()]
    for one in lines:
        VALIDATOR.validate(one)
    return lines


def test_every_file_and_step_has_its_line(gouji, tmp_path):
    (tmp_path / "草稿.txt").write_bytes(b"")
    (tmp_path / "坏\n::.txt").write_bytes(b"")
    said = gouji("check", TEXT, tmp_path, "--exclude", "草稿.*", "--log", "jsonl", "--year", "2023")
    told = events(said)
    assert [one["event"] for one in told if one["event"] != "note"] == [
        "start", "file", "file", "skipped", "end",
    ]  # fmt: skip
    assert told[-1]["code"] == said.code == 3
    assert told[1]["findings"] == {"error": 1, "warning": 2, "info": 1}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", TEXT, "--overlay", "没有.yaml"), 2),
        (("check", TEXT, "--format", "csv", "--output", "没有/a.csv"), 2),
        (("sweep", TEXT, "--dry-run"), 1),
    ],
)
def test_sentences_are_lines_too_and_the_end_has_the_code(gouji, tmp_path, words, code):
    book = ("--book", tmp_path / "a.book") if words[0] == "sweep" else ()
    said = gouji(*words, *book, "--log", "jsonl")
    assert said.code == code
    told = events(said) if "--overlay" not in words else []
    assert not told or told[-1] == {**told[-1], "event": "end", "code": code}


def test_a_command_without_a_log_tells_sentences_again(gouji):
    gouji("check", TEXT, "--log", "jsonl")
    assert gouji("check").err.startswith("gouji: 缺少参数")
