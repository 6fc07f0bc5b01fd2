"""gouji read: one report is one document, several are a list or a line each."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema

ONE, TWO = "samples/2023/柳河乡.txt", "samples/2023/云岭乡.txt"
VALIDATOR = Draft202012Validator(schema("read"))


def test_one_file_is_one_document(gouji):
    document = json.loads(gouji("read", ONE, "--format", "json").out)
    VALIDATOR.validate(document)
    assert document["agency"] == "青禾县柳河乡人民政府"


@pytest.fixture
def folder(tmp_path, samples):
    """Give a folder with one report and one file that is none."""
    (tmp_path / "甲.txt").write_bytes((samples / "2023" / "柳河乡.txt").read_bytes())
    (tmp_path / "空.txt").write_bytes(b"")
    return tmp_path


def test_several_are_a_list_and_those_unread_have_their_sentence(gouji, folder):
    said = gouji("read", folder, TWO, "--format", "json")
    document = json.loads(said.out)
    VALIDATOR.validate(document)
    assert said.code == 3
    assert [one["agency"][3:6] for one in document["reports"]] == ["柳河乡", "云岭乡"]
    assert [one["error"][:4] for one in document["unreadable"]] == ["文件是空"]


def test_lines_are_one_each_even_for_one_file(gouji, folder):
    said = gouji("read", folder, "--format", "jsonl")
    lines = [json.loads(line) for line in said.out.splitlines()]
    for one in lines:
        VALIDATOR.validate(one)
    assert [("error" in one) for one in lines] == [False, True]
    assert len(gouji("read", ONE, "--format", "jsonl").out.splitlines()) == 1


def test_text_names_each_file(gouji, folder):
    said = gouji("read", folder)
    assert said.out.splitlines()[0].endswith("甲.txt")
    assert "读不了：文件是空的" in said.out
    assert said.code == 3


def test_sentences_are_of_one_report(gouji, folder):
    assert gouji("read", folder, "--sentences").code == 2
