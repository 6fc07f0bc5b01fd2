"""What a check writes for programs: its own document, what was left out, papers."""

from __future__ import annotations

import json
from argparse import Namespace
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from making.answers import unread

from engine.audit.worker import WorkerConfig
from engine.export.schemas import schema
from tui.cli.reports import check_data
from tui.cli.reports.check_data import left_out, public, write_paper


def inputs(skipped=None, same=None) -> Any:
    """Return what was named on the line."""
    return SimpleNamespace(left=SimpleNamespace(skipped=skipped or {}), same=same or {})


TOLD: Any = SimpleNamespace(data=lambda _pack: {}, baseline=None)


def test_a_check_of_nothing_is_a_document():
    document = public([], WorkerConfig())
    Draft202012Validator(schema("check")).validate(document)
    assert document["reports"] == []


def test_what_could_not_be_read_stands_apart_with_its_sentence():
    found = public([unread(), unread(other="plan", hint="换")], WorkerConfig())
    assert found["unreadable"] == [
        {"source": "坏.docx", "error": "读不了", "hint": ""},
        {"source": "坏.docx", "error": "读不了", "hint": "换", "other": "plan"},
    ]


def test_a_number_of_a_person_in_a_name_is_masked():
    found = public([unread(source="13800138000.docx")], WorkerConfig())
    assert "13800138000" not in json.dumps(found)
    same = left_out(inputs(same={"13800138000.docx": "13900139000.docx"}))
    assert "138001" not in json.dumps(same)


def test_nothing_left_out_is_nothing_said():
    assert left_out(inputs()) == {}
    assert left_out(inputs(skipped={"a.tmp": "suffix"})) == {
        "skipped": [{"source": "a.tmp", "why": "suffix"}]
    }


@pytest.mark.parametrize("to_file", [True, False])
def test_the_same_document_goes_to_a_file_or_to_stdout(to_file, tmp_path, capfd):
    path = tmp_path / "a.json"
    arguments = Namespace(format="json", output=path if to_file else None, statistics=False)
    write_paper([unread()], arguments, WorkerConfig(), TOLD, inputs())
    text = path.read_text("utf-8") if to_file else capfd.readouterr().out
    assert json.loads(text)["unreadable"][0]["source"] == "坏.docx"


def test_counts_are_added_where_they_were_asked_for():
    arguments = Namespace(statistics=True)
    more = check_data.further([], arguments, WorkerConfig(), TOLD, inputs())
    assert set(more) == {"statistics"}
