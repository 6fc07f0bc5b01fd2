"""SARIF, JUnit, JSON lines, Markdown: what programs show, and nothing that they run."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from lxml import etree
from making.dossiers import GRANTED, cause, dossier, equations, exported, finding, step

from engine.export.data import github, json_lines, junit, markdown, sarif
from engine.export.dossier import Unread

OFFICIAL = Draft4Validator(
    json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text("utf-8"))
)
UNREAD = Unread(source="坏,:%\n::error::.docx", error="读不了\n::stop-commands::x", hint="换一份")
HOSTILE = "<script>|[x](http://e)`*#\x1b[31m\x00\u202e"


def mixed(**more):
    """Make an export with everything: failed, asked, material, dismissed, two of one cause."""
    return exported(
        dossier(
            *equations(),
            finding(3, outcome="uncertain", message="拿不准"),
            finding(4, "X101", outcome="not_assessable", ask="请提供上一年度报告"),
            finding(5, state="dismissed", history=(step("dismiss", reason="误报"),)),
            finding(6, message=HOSTILE),
            causes=[cause([GRANTED])],
        ),
        **more,
    )


def test_sarif_tells_what_failed_from_what_is_asked_and_what_was_set_aside():
    (run,) = json.loads(sarif.write(mixed()))["runs"]
    told = [
        (one["ruleId"], one["kind"], one["level"], len(one["suppressions"]))
        for one in run["results"]
    ]
    assert told == [
        ("F201", "fail", "error", 0),
        ("F202", "fail", "error", 0),
        ("S114", "review", "none", 0),
        ("X101", "open", "none", 0),
        ("S114", "fail", "error", 1),
        ("S114", "fail", "error", 0),
    ]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert run["results"][4]["suppressions"][0]["justification"] == "误报"
    keys = [one["partialFingerprints"]["goujiKey/v1"] for one in run["results"]]
    assert len(set(keys)) == len(keys)


def test_sarif_names_the_file_as_an_address():
    (run,) = json.loads(sarif.write(exported(dossier(finding(1), source="甲 乙/报告#1.docx"))))[
        "runs"
    ]
    (place,) = run["results"][0]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E7%94%B2%20%E4%B9%99/%E6%8A%A5%E5%91%8A%231.docx"
    assert place["logicalLocations"] == [{"fullyQualifiedName": "第1段"}]


def test_junit_counts_what_failed_and_skips_the_rest():
    root = etree.fromstring(junit.write(mixed()))
    assert {name: root.get(name) for name in ("tests", "failures", "skipped")} == {
        "tests": "6",
        "failures": "3",
        "skipped": "3",
    }
    assert len(root.findall(".//failure")) == 3


def test_a_filing_without_findings_is_a_case_that_passed():
    root = etree.fromstring(junit.write(exported(dossier())))
    assert [one.get("name") for one in root.iter("testcase")] == ["没有发现问题"]
    assert root.get("failures") == "0"


def test_json_lines_are_one_finding_each_with_its_filing_and_repair():
    lines = [json.loads(line) for line in json_lines.write(mixed()).decode().splitlines()]
    assert [one["rule"] for one in lines] == ["F201", "F202", "S114", "X101", "S114", "S114"]
    assert {one["filing"]["agency"] for one in lines} == {"青禾县石桥镇人民政府"}
    assert [bool(one["repair"]) for one in lines] == [True, True, False, False, False, False]


def test_markdown_tells_one_cell_once_and_sets_material_apart():
    text = markdown.write(mixed()).decode()
    assert text.count("商业企业列「予以公开」：") == 1
    assert "   - 应为：2" in text
    assert "### 请核对（不是认定的错误）" in text
    assert "### 需补充材料\n\n- 请提供上一年度报告" in text


@pytest.mark.parametrize("form", [sarif, junit, json_lines, markdown, github])
def test_what_a_report_says_is_text_and_no_control_gets_through(form):
    data = form.write(mixed())
    assert b"\x1b" not in data
    assert b"\x00" not in data
    assert form.write(mixed()) == data


def test_markdown_runs_nothing():
    text = markdown.write(mixed()).decode()
    assert "<script>" not in text
    assert r"\[x\](http://e)" in text


def test_only_what_is_confirmed_where_that_is_asked():
    told = exported(dossier(finding(1), finding(2, state="confirmed")), confirmed=True)
    assert len(json.loads(sarif.write(told))["runs"][0]["results"]) == 1
    assert len(json_lines.write(told).splitlines()) == 1
    assert etree.fromstring(junit.write(told)).get("tests") == "1"


def in_actions(data):
    """Read lines as the runner of GitHub Actions does: (command, properties, text)."""
    for line in data.decode().splitlines():
        command = re.fullmatch(r"::([^ ]+) (.*?)::(.*)", line)
        assert command is not None
        pairs = dict(one.partition("=")[::2] for one in command[2].split(","))
        back = {name: unescaped(value, (":", ",")) for name, value in pairs.items()}
        yield command[1], back, unescaped(command[3], ())


def unescaped(words, signs):
    """Read an escaped value back; the percent sign last."""
    for sign in ("\r", "\n", *signs, "%"):
        words = words.replace(f"%{ord(sign):02X}", sign)
    return words


HOSTILE_LINES = "100%, a:b\n::error file=x::y\r\n::stop-commands::z\u2028::set-output name=a::b%0A"


def test_github_gets_one_command_a_finding_whatever_the_report_says():
    told = exported(
        dossier(
            finding(1, message=HOSTILE_LINES, title=HOSTILE_LINES),
            source="甲,:%\n::error::乙.docx",
        )
    )
    (name, properties, text), _origin = in_actions(github.write(told))
    assert name == "error"
    assert set(properties) == {"file", "title"}
    assert properties["file"] == "甲,:%\n::error::乙.docx"
    assert text.startswith(
        "100%, a:b\n::error file=x::y\n::stop-commands::z ::set-output name=a::b"
    )
    assert "b%0A" in text


def test_github_tells_repairs_asks_and_leaves_out_what_was_set_aside():
    told = list(in_actions(github.write(mixed())))
    assert [name for name, _properties, _text in told] == [
        "error", "error", "notice", "error", "notice", "notice",
    ]  # fmt: skip
    assert "改法：" in told[0][2]
    assert "应为" not in told[0][2]
    assert told[-2][1]["title"] == "需补充材料"


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


def test_junit_names_no_fault_where_material_is_asked_for():
    root = etree.fromstring(junit.write(mixed()))
    (asked,) = [one for one in root.iter("testcase") if one.get("name").startswith("X101")]
    assert "需补充材料" in str(asked.get("name"))
    assert asked.find("skipped").get("message") == "无法核对：请提供上一年度报告"


def with_baseline(state):
    """Make an export of a finding that a baseline speaks of."""
    one = finding(1)
    return exported(dossier(replace(one, data={**one.data, "baseline": state})))


@pytest.mark.parametrize(
    "told",
    [
        mixed(),
        replace(mixed(), unread=[UNREAD]),
        exported(dossier()),
        with_baseline("new"),
        with_baseline("unchanged"),
    ],
    ids=["mixed", "unread", "nothing", "new", "unchanged"],
)
def test_sarif_is_valid_against_the_official_schema(told):
    log = json.loads(sarif.write(told))
    OFFICIAL.validate(log)
    log["runs"][0]["nonsense"] = 1
    assert not OFFICIAL.is_valid(log)


def test_sarif_says_what_is_new():
    (run,) = json.loads(sarif.write(with_baseline("updated")))["runs"]
    assert run["results"][0]["baselineState"] == "updated"
    (run,) = json.loads(sarif.write(mixed()))["runs"]
    assert "baselineState" not in run["results"][0]
