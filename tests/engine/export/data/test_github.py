"""Findings as workflow commands of GitHub Actions."""

from __future__ import annotations

from making.dossiers import dossier, exported, finding
from making.machine_formats import in_actions, mixed

from engine.export.data import github

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
