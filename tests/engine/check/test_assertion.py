"""What of a fact is asserted: no doubtful value, none of the wrong sort."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.checks import column, findings, pack, verdicts

from engine.check import Checker
from engine.evidence import Fact


def test_a_doubtful_field_is_never_judged_and_not_blamed_on_the_agency(checker):
    doubtful = replace(column(done=9), doubtful=frozenset({"done"}))
    (finding,) = findings(checker, doubtful)
    assert (finding.outcome, finding.responsibility) == ("uncertain", "reading")


@pytest.mark.parametrize("value", ["3", 10**14, -(10**14), True, 2.0])
def test_a_value_of_the_wrong_sort_or_too_large_is_uncertain(checker, value):
    assert verdicts(checker, column(done=value)) == ["uncertain"]


def test_hostile_text_goes_through_the_engine_unharmed():
    rule = {"over": "claim", "check": "words == 'a\"b\\\\'"}
    checker = Checker(pack(rule), [])
    words = ['a"b\\', "a", '"},{"K":"x', "\x00", "\ud800", "[/]", "甲" * 5000, ""]
    facts = [Fact(kind="claim", fields={"words": one}) for one in words]
    assert verdicts(checker, *facts) == ["pass"] + ["fail"] * 7


def test_a_needed_field_read_with_doubt_is_uncertain_not_absent():
    checker = Checker(pack({"needs": ["done"], "ask": "请提供"}), [])
    assert verdicts(checker, column(done=None)) == ["not_assessable"]
    doubtful = replace(column(), doubtful=frozenset({"done"}))
    assert verdicts(checker, doubtful) == ["uncertain"]
