"""What a finding says it expected and what it found are words for people."""

from __future__ import annotations

import re

import pytest

from engine.check import Checker
from engine.check.examples import facts_of
from engine.check.wording import both_sides
from engine.facts import kinds
from engine.packs import load_pack

PACK = load_pack()
WITH_WORDS = [rule for rule in PACK.rules if rule.check and "'" in rule.check]


@pytest.mark.parametrize("rule", WITH_WORDS, ids=lambda rule: rule.code)
def test_no_side_of_an_equation_is_a_word_of_programs(rule):
    checker = Checker(PACK.model_copy(update={"rules": (rule,)}), tuple(kinds()))
    for example in rule.examples:
        for outcome in checker.outcomes(facts_of(example, rule), 2023, "department"):
            assert not re.search("[a-z]{3}", "".join(both_sides(rule, outcome, {})))
