"""A rule's expressions parsed: settings in place, every name with its owner."""

from __future__ import annotations

import pytest
from making.rules import rule

from engine.compile.reading import parsed, renamed
from engine.expression import Both, ExpressionError, Name, names, parse


def test_in_a_joined_facts_condition_plain_names_are_that_facts():
    last = {"kind": "column", "match": "column", "where": "b == subject.c and d == 1"}
    told = parsed(rule(check="a == last.b", given={"last": last}), {})
    assert list(names(told.joined["last"])) == [
        Name("last", "b"), Name("", "c"), Name("last", "d"),
    ]  # fmt: skip
    assert told.needed == (Name("", "column"), Name("", "c"))
    assert told.checked == (Name("", "a"), Name("last", "b"))


def test_what_the_check_has_to_know_is_named_once_the_subjects_first():
    told = parsed(rule(check="last.b == a and a > 0", needs=["z"], ask="请",
                       given={"last": {"kind": "column"}}), {})  # fmt: skip
    assert told.checked == (Name("", "a"), Name("", "z"), Name("last", "b"))


def test_settings_stand_where_they_are_named():
    told = parsed(rule(check="a <= setting.most"), {"most": 30})
    assert told.check == parse("a <= 30")
    with pytest.raises(ExpressionError):
        parsed(rule(check="a <= setting.most"), {})


def test_a_rule_without_conditions_asks_nothing():
    told = parsed(rule(), {})
    assert list(told.conditions()) == [Both(()), Both(())]
    assert (told.needed, told.checked) == ((), ())


@pytest.mark.parametrize("text", ["not (a == 1 or b in [1, 2])", "a + b * 2 < c and a / 2 > 1"])
def test_every_name_is_renamed_wherever_it_stands(text):
    told = renamed(parse(text), lambda name: Name("x", name.field))
    assert {name.owner for name in names(told)} == {"x"}
    assert renamed(told, lambda name: Name("", name.field)) == parse(text)
