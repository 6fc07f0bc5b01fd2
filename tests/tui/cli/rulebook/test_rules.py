"""gouji rules: all rules, one rule, their examples, their faults, the beginning of a new one."""

from __future__ import annotations

from engine.packs import load_pack


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


def test_a_file_that_is_no_rule_is_told_with_its_line(gouji, pack):
    path = pack / "figures" / "F203-balance.yaml"
    path.write_text("code: F203\nname balance\n", "utf-8")
    said = gouji("rules", "--pack", pack)
    assert said.code == 2
    assert "F203-balance.yaml:" in said.err


def test_what_an_overlay_changed_is_told(gouji):
    said = gouji("rules", "--overlay", "rules/overlays/qinghe.yaml")
    assert said.code == 0
    assert "补充规定：" in said.err
