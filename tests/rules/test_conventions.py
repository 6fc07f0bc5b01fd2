"""What every rule of the pack keeps to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from engine.compile.lint import lint
from engine.facts import kinds
from engine.packs import load_pack
from engine.packs.skeleton import FOLDERS
from engine.rule import catalogue_order

RULES = Path(__file__).resolve().parents[2] / "rules"
PACK = load_pack(RULES / "nianbao")
OF_ONE_FORM = {"F401", "F402"}  # about columns that only one form has, whatever the year
OVERLAYS = sorted((RULES / "overlays").glob("*.yaml"))


def test_nothing_is_left_for_lint_to_say():
    assert [str(one) for one in lint(PACK, kinds())] == []


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.stem)
def test_nothing_is_left_for_lint_to_say_under_an_overlay(overlay):
    assert [str(one) for one in lint(load_pack(RULES / "nianbao", [overlay]), kinds())] == []


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_a_rule_lies_in_the_folder_of_its_letter(rule):
    folder = FOLDERS[rule.code[0]]
    assert PACK.paths[rule.code] == f"nianbao/{folder}/{rule.code}-{rule.name}.yaml"


def test_rules_stand_in_the_order_of_the_catalogue():
    codes = [rule.code for rule in PACK.rules]
    assert codes == sorted(codes, key=catalogue_order)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_a_rule_reads_the_same_to_yaml_itself(rule):
    """Our reader of YAML, which keeps the lines, gives what PyYAML gives."""
    raw = yaml.safe_load((RULES / PACK.paths[rule.code]).read_text(encoding="utf-8"))
    assert raw["code"] == rule.code
    assert raw["message"].strip() == rule.message
    for written, example in zip(raw["examples"], rule.examples, strict=True):
        for kind, facts in written["given"].items():
            several = facts if isinstance(facts, list) else [facts or {}]
            assert tuple(several) == example.given[kind]


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_words_for_people_are_sentences_in_chinese(rule):
    for text in (rule.title, rule.message, rule.why, rule.remedy):
        assert re.search(r"[一-鿿]", text)
    assert not rule.title.endswith("。")


@pytest.mark.parametrize(
    "rule",
    [rule for rule in PACK.rules if rule.code not in OF_ONE_FORM],
    ids=lambda rule: rule.code,
)
def test_a_rule_rests_on_a_norm_in_force_in_each_of_its_years(rule):
    sources = [PACK.sources[clause.source] for clause in rule.basis]
    for year in range(rule.years.first, (rule.years.last or 2030) + 1):
        assert any(source.governs(year) for source in sources), year


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_no_rule_is_about_a_year_before_the_first_form(rule):
    assert rule.years.first >= 2019
