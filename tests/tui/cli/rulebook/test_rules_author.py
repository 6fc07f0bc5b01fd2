"""gouji rules test, lint and new: what those who write rules are told."""

from __future__ import annotations

import pytest

from engine.errors import UsageError
from engine.facts import kinds
from engine.packs import load_pack
from engine.packs.skeleton import FOLDERS
from tui.cli.rulebook.rules_author import COMMON, kind_of


def test_every_family_has_a_kind_that_is_there():
    names = {kind.name for kind in kinds()}
    assert set(COMMON.values()) <= names
    assert set(COMMON) == set(FOLDERS)
    assert kind_of("F999", None).name == COMMON["F"]
    assert kind_of("L101", None).name == "part"  # a county's own letter has no usual kind


@pytest.mark.parametrize(("over", "hint"), [("feee", "fee"), ("", "清单"), ("龘" * 5_000, "清单")])
def test_a_kind_that_is_none_is_told_with_what_comes_near(over, hint):
    with pytest.raises(UsageError) as error:
        kind_of("F999", over)
    assert hint in (error.value.hint or "")


@pytest.mark.parametrize("code", ["F２０４", "F²04", "f20", "F2045", "FF04", "\ud83d204", "F204\n"])
def test_a_code_is_a_letter_and_three_plain_digits(gouji, pack, code):
    before = sorted(pack.rglob("*.yaml"))
    said = gouji("rules", "new", code, "some-rule", "--pack", pack)
    assert said.code == 2
    assert "三个数字" in said.err
    assert sorted(pack.rglob("*.yaml")) == before


@pytest.mark.parametrize("name", ["a\uff22", "a_b", "a-", "a--b", "../x", "甲", "a\n", ""])
def test_a_name_is_plain_words_with_hyphens(gouji, pack, name):
    said = gouji("rules", "new", "F999", name, "--pack", pack)
    assert said.code == 2
    assert "小写英文" in said.err


@pytest.mark.slow
def test_a_new_rule_is_never_written_over_a_file(gouji, pack):
    path = pack / "figures" / "F999-some-rule.yaml"
    assert gouji("rules", "new", "f999", "some-rule", "--pack", pack).code == 0
    assert path.exists()
    first = path.read_bytes()
    assert gouji("rules", "new", "F999", "some-rule", "--pack", pack).code == 2
    assert path.read_bytes() == first


@pytest.mark.slow
def test_only_what_is_named_is_tried(gouji, pack):
    assert len(load_pack(pack).rules) > 2
    assert "1 条规则" in gouji("rules", "test", "F203", "--pack", pack).err


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
