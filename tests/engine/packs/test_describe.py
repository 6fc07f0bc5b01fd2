"""A rule as a person reads it, the beginning of a new one, and the shipped overlay."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.check.examples import run
from engine.facts import kinds
from engine.packs import load_pack, shipped
from engine.packs.describe import describe, readme_with_tables

PACK = load_pack()


def test_a_rule_is_told_with_its_norm_its_condition_and_its_examples():
    said = describe(PACK.rule("F203"), PACK)
    for words in ("F203", "国办公开办函〔2021〕30号", "应当成立", "示例", "nianbao/figures/F203"):
        assert words in said


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_every_rule_can_be_told(rule):
    said = describe(rule, PACK)
    assert all(example.name in said for example in rule.examples)
    assert "None" not in said


def test_generated_parts_leave_the_rest_of_the_readme_alone():
    text = (
        "甲\n<!-- generated: rules -->\n旧\n<!-- end: rules -->\n乙\n"
        "<!-- generated: facts -->\n<!-- end: facts -->\n"
        "<!-- generated: settings -->\n<!-- end: settings -->\n"
        "<!-- generated: vocabulary -->\n<!-- end: vocabulary -->\n丙\n"
    )
    once = readme_with_tables(text, PACK, kinds())
    assert once.startswith("甲\n")
    assert once.endswith("丙\n")
    assert "旧" not in once
    assert "| F203 | balance |" in once
    assert "| `aspects` |" in once
    assert readme_with_tables(once, PACK, kinds()) == once


def test_the_example_overlay_is_merged_and_told():
    overlay = Path(shipped()) / "overlays" / "qinghe.yaml"
    pack = load_pack(overlays=[overlay])
    assert pack.settings["deadline.township"] == "01-20"
    assert pack.rule("S104").severity == "error"
    assert pack.rule("L101").basis[0].source == "local"
    assert "W102" not in [rule.code for rule in pack.rules]
    assert len(pack.changes) == 8
    assert PACK.rule("S104").severity == "warning"


def test_running_the_examples_tells_how_many_there_were(capsys):
    import sys

    assert run(shipped() / "nianbao", talk=sys.stdout) == 0
    assert "0 个不符" in capsys.readouterr().out
