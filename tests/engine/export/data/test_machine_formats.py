"""SARIF, JUnit, JSON lines, Markdown: what programs show, and nothing that they run."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree
from making.dossiers import dossier, exported, finding
from making.machine_formats import UNREAD, in_actions, mixed

from engine.export.data import github, json_lines, junit, markdown, sarif


def test_json_lines_are_one_finding_each_with_its_filing_and_repair():
    lines = [json.loads(line) for line in json_lines.write(mixed()).decode().splitlines()]
    assert [one["rule"] for one in lines] == ["F201", "F202", "S114", "X101", "S114", "S114"]
    assert {one["filing"]["agency"] for one in lines} == {"青禾县石桥镇人民政府"}
    assert [bool(one["repair"]) for one in lines] == [True, True, False, False, False, False]


@pytest.mark.parametrize("form", [sarif, junit, json_lines, markdown, github])
def test_what_a_report_says_is_text_and_no_control_gets_through(form):
    data = form.write(mixed())
    assert b"\x1b" not in data
    assert b"\x00" not in data
    assert form.write(mixed()) == data


def test_only_what_is_confirmed_where_that_is_asked():
    told = exported(dossier(finding(1), finding(2, state="confirmed")), confirmed=True)
    assert len(json.loads(sarif.write(told))["runs"][0]["results"]) == 1
    assert len(json_lines.write(told).splitlines()) == 1
    assert etree.fromstring(junit.write(told)).get("tests") == "1"


def test_what_could_not_be_read_is_an_error_in_each_format():
    told = replace(mixed(), unread=[UNREAD])
    *_others, (name, properties, text), _origin = in_actions(github.write(told))
    assert (name, properties["file"]) == ("error", UNREAD.source)
    assert text == "读不了\n::stop-commands::x\n换一份"
    root = etree.fromstring(junit.write(told))
    assert (root.get("errors"), len(root.findall(".//error"))) == ("1", 1)
    (run,) = json.loads(sarif.write(told))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1
