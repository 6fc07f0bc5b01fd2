"""Conditions are brought to flat alternatives and whole-number polynomials, exactly."""

from __future__ import annotations

import json

import pytest
from making.rules import rule

from engine.compile.definition import definition
from engine.errors import PackError
from engine.packs import load_pack


def test_a_definition_is_plain_data_and_the_same_each_time():
    pack = load_pack()
    first, second = definition(pack), definition(pack)
    assert json.dumps(first.patterns) == json.dumps(second.patterns)
    assert set(first.targets) == set(first.patterns) - {"opening"}


def test_every_rule_can_pass_and_can_be_found_against():
    said: dict[str, set[str]] = {}
    for target in definition(load_pack()).targets.values():
        said.setdefault(target.code, set()).add(target.verdict)
    for code, verdicts in said.items():
        assert "pass" in verdicts, code
        assert verdicts - {"pass"}, code


def test_a_joined_fact_has_to_be_spoken_of_in_its_own_condition():
    pack = load_pack()
    odd = rule(check="a == 1", exists={"kind": "b", "where": "subject.a == 1"})
    with pytest.raises(PackError, match="other"):
        definition(pack.model_copy(update={"rules": (odd,)}))


def test_a_retired_rule_is_not_compiled():
    pack = load_pack().model_copy(update={"rules": (rule(check="a == 1", status="retired"),)})
    assert definition(pack).targets == {}
