"""Examples of rules: facts written, doubts and explanations, and what comes out otherwise."""

from __future__ import annotations

import io

import pytest
from making.checks import KIND, pack

from engine.check import examples
from engine.check.examples import example_results, facts_of, run

SOUND = {"new": 3, "carried_in": 0, "done": 3, "carried_out": 0, "column": "natural"}


def results(*written):
    """Return what is wrong with each example of the balance, "" for nothing."""
    made = pack({"examples": [{"name": "例", **one} for one in written]})
    return [one.wrong for one in example_results(made, (KIND,))]


@pytest.mark.parametrize(
    ("changed", "outcome", "wrong"),
    [
        ({}, "pass", ""),
        ({"done": 2}, "fail", ""),
        ({}, "fail", "应为 fail，实得 pass"),
        ({"done": 2}, "pass", "应为 pass，实得 fail"),
        ({"done?": 2}, "uncertain", ""),
    ],
)
def test_an_example_comes_out_as_it_says_or_is_told(changed, outcome, wrong):
    given = {name: value for name, value in SOUND.items() if f"{name}?" not in changed} | changed
    assert results({"given": {"column": given}, "outcome": outcome}) == [wrong]


def test_message_and_severity_are_held_too():
    fails = {"given": {"column": {**SOUND, "done": 2}}, "outcome": "fail"}
    assert results(fails | {"message": "natural：新收3，办理2", "severity": "error"}) == [""]
    assert "文字应为" in results(fails | {"message": "别的"})[0]
    assert "程度应为 info，实为 error" in results(fails | {"severity": "info"})[0]


def test_a_rule_out_of_force_says_none():
    assert results({"given": {"column": SOUND}, "outcome": "none", "year": 2015}) == [""]


def test_the_rules_own_kind_comes_first_and_a_mark_is_a_doubt():
    (rule,) = pack({}).rules
    example = type("Example", (), {})()
    example.given = {"part": ({"n": 1},), "column": ({"new?": 3, "explained": 1}, {"new": 4})}
    first, second, third = facts_of(example, rule)
    assert [one.kind for one in (first, second, third)] == ["column", "column", "part"]
    assert (dict(first.fields), first.doubtful) == ({"new": 3}, {"new"})
    assert first.explained is not None
    assert second.explained is None


def test_what_does_not_come_out_is_said_and_counted(monkeypatch):
    made = pack({"examples": [{"name": "错", "given": {"column": SOUND}, "outcome": "fail"}]})
    monkeypatch.setattr(examples, "load_pack", lambda _folder: made)
    talk = io.StringIO()
    assert run("规则", (KIND,), talk=talk) == 1
    assert talk.getvalue() == "F203-错：应为 fail，实得 pass\n1 条规则，1 个示例，1 个不符。\n"
