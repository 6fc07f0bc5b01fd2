"""What a rule only pretends to say: the skeleton's own texts, checks of nothing."""

from __future__ import annotations

import pytest
from making.rules import rule

from engine.compile.reading import parsed
from engine.compile.unfinished import shadowing, unfilled, vacuous
from engine.evidence import Kind
from engine.packs.skeleton import TO_FILL


@pytest.mark.parametrize(
    "parts",
    [
        {"title": f"{TO_FILL}：一句话"},
        {"why": f" {TO_FILL}"},
        {"message": f"{TO_FILL}"},
        {"basis": [{"source": "s", "clause": f"{TO_FILL}：哪一条"}]},
        {"check": "a == b", "cases": [{"when": "a > 1", "message": f"{TO_FILL}"}]},
        {"examples": [{"name": f"{TO_FILL}", "given": {"column": {"a": 1}}, "outcome": "pass"}]},
    ],
)
def test_a_text_that_asks_to_be_filled_in_is_told(parts):
    (said,) = unfilled(rule(**parts))
    assert "骨架" in said


def test_a_text_that_only_speaks_of_filling_in_is_none():
    assert list(unfilled(rule(title=f"公文里留着“{TO_FILL}”"))) == []


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("a == a", "什么也没有检查"), ("a - a == 0", "什么也没有检查"),
        ("1 == 1", "什么也没有检查"),
        ("'x' == 'y'", "什么也没有检查"), ("3 in [1, 3]", "什么也没有检查"),
        ("a > 1 or a <= 1", "永远成立"), ("a > 1 and a < 2", "永远不成立"),
        ("2 * a == 1", "永远不成立"),
    ],
)  # fmt: skip
def test_a_check_that_no_report_decides_is_told(check, said):
    assert any(said in one for one in vacuous(parsed(rule(check=check), {})))


@pytest.mark.parametrize("check", ["a == b", "a > 1", "a == 'x'", "a in [1, 2]", None])
def test_a_check_that_a_report_decides_is_left_alone(check):
    assert list(vacuous(parsed(rule(check=check), {}))) == []


def test_where_a_rule_sees_nothing_it_is_told():
    said = list(vacuous(parsed(rule(check="a == b", where="a > 1 and a < 1"), {})))
    assert any("什么也看不到" in one for one in said)


def test_a_field_named_like_a_word_of_the_language_is_told():
    kind = Kind(name="k", meaning="m", fields={"year": ("int", ""), "n": ("int", "")})
    ((name, said),) = shadowing([kind], ["year", "subject"])
    assert name == "k"
    assert "year" in said
