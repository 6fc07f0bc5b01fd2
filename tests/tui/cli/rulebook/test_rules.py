"""gouji rules: all rules, one rule, their examples, their faults, the beginning of a new one."""

from __future__ import annotations

import shutil

import pytest

from engine.packs import load_pack, shipped


@pytest.fixture
def pack(tmp_path):
    """Copy the shipped pack, to be spoilt."""
    folder = tmp_path / "nianbao"
    shutil.copytree(shipped() / "nianbao", folder)
    return folder


def test_every_rule_has_a_line(gouji):
    lines = gouji("rules").out.splitlines()
    rules = load_pack().rules
    assert [line.split()[0] for line in lines] == [rule.code for rule in rules]
    assert all(rule.title in line for rule, line in zip(rules, lines, strict=True))


def test_a_rule_is_shown_with_its_reason_and_examples(gouji):
    out = gouji("rules", "f203").out
    assert out.startswith("F203 balance")
    assert "为什么" in out
    assert "示例" in out
    assert gouji("rules", "balance").out == out


def test_the_shipped_rules_pass_their_own_examples_and_the_linter(gouji):
    assert gouji("rules", "lint").code == 0
    said = gouji("rules", "test", "F203", "F201")
    assert (said.code, said.out) == (0, "")
    assert "2 条规则" in said.err


def test_a_wrong_example_is_named_with_its_file(gouji, pack):
    path = pack / "figures" / "F203-balance.yaml"
    path.write_text(path.read_text("utf-8").replace("outcome: fail", "outcome: pass", 1), "utf-8")
    said = gouji("rules", "test", "F203", "--pack", pack)
    assert said.code == 1
    assert said.out.startswith("nianbao/figures/F203-balance.yaml: ")


def test_a_fault_of_a_rule_is_one_line(gouji, pack):
    path = pack / "figures" / "F203-balance.yaml"
    path.write_text(path.read_text("utf-8").replace("{new}", "{nwe}"), "utf-8")
    said = gouji("rules", "lint", "--pack", pack)
    assert said.code == 1
    assert "nwe" in said.out


def test_a_sentence_read_otherwise_is_named_with_its_file(gouji, pack):
    path = pack / "vocabulary" / "part_five.yaml"
    path.write_text(path.read_text("utf-8").replace("滞后, 慢, ", "滞后, "), "utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.write("  - {text: 更新慢。, matches: {short: 慢}}\n")
    said = gouji("rules", "test", "--pack", pack)
    assert said.code == 1
    assert said.out.startswith("nianbao/vocabulary/part_five.yaml:")
    assert "更新慢。：short 没有读到" in said.out
    assert "个用语文件" in said.err


def test_a_fault_of_the_vocabulary_is_one_line(gouji, pack):
    path = pack / "vocabulary" / "part_five.yaml"
    path.write_text(path.read_text("utf-8").replace("滞后, 慢, ", "滞后, 滞后, 慢, "), "utf-8")
    said = gouji("rules", "lint", "--pack", pack)
    assert said.code == 1
    assert "词表 short_words 里“滞后”写了两次" in said.out


def test_a_pattern_that_may_take_for_ever_is_refused(gouji, pack):
    path = pack / "vocabulary" / "part_five.yaml"
    path.write_text(path.read_text("utf-8").replace("'如下|以下'", "'(?:如下+)+'"), "utf-8")
    said = gouji("rules", "--pack", pack)
    assert said.code == 2
    assert "part_five.yaml:" in said.err
    assert "重复里面不能再有重复" in said.err


def test_a_file_that_is_no_rule_is_told_with_its_line(gouji, pack):
    path = pack / "figures" / "F203-balance.yaml"
    path.write_text("code: F203\nname balance\n", "utf-8")
    said = gouji("rules", "--pack", pack)
    assert said.code == 2
    assert "F203-balance.yaml:" in said.err


def test_a_new_rule_begins_with_a_file_that_loads(gouji, pack):
    said = gouji("rules", "new", "w199", "my-rule", "--pack", pack)
    assert said.code == 0, said.err
    assert (pack / "wording" / "W199-my-rule.yaml").is_file()
    assert "W199" in gouji("rules", "--pack", pack).out
    assert gouji("rules", "new", "W199", "my-rule", "--pack", pack).code == 2


@pytest.mark.parametrize("letter", "SFDENXAPW")
def test_a_new_rule_of_every_family_looks_at_a_fact_that_exists(gouji, pack, letter):
    said = gouji("rules", "new", f"{letter}199", "some-rule", "--pack", pack)
    assert said.code == 0, said.err
    complaints = gouji("rules", "lint", "--pack", pack).out.splitlines()
    assert complaints, "a skeleton is no rule yet"
    assert [one for one in complaints if "待填写" not in one and "什么也没有检查" not in one] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("W199",), "后面写代码和名称"),
        (("W199", "My_Rule"), "小写英文"),
        (("199", "x"), "一个字母和三个数字"),
        (("F203", "x"), "已被"),
        (("W199", "x", "--over", "feee"), "相近的：fee"),
        (("Q199", "x"), "字母是"),
    ],
)
def test_what_is_no_new_rule_is_told_and_nothing_is_written(gouji, pack, arguments, words):
    before = sorted(pack.rglob("*.yaml"))
    said = gouji("rules", "new", *arguments, "--pack", pack)
    assert said.code == 2
    assert words in said.err
    assert sorted(pack.rglob("*.yaml")) == before


def test_what_an_overlay_changed_is_told(gouji):
    said = gouji("rules", "--overlay", "rules/overlays/qinghe.yaml")
    assert said.code == 0
    assert "补充规定：" in said.err
