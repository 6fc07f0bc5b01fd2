"""The branches of a rule: every subject takes one verdict, in a fixed order."""

from __future__ import annotations

import pytest
from making.rules import rule

from engine.compile.branches import branches
from engine.compile.logic import Presence
from engine.compile.reading import parsed
from engine.expression import ExpressionError, Name


def of(**parts):
    """Return the branches of a rule."""
    return list(branches(parsed(rule(**parts), {})))


def verdicts(**parts):
    return [one.verdict for one in of(**parts)]


def test_a_plain_check_is_unknown_wrong_or_right():
    assert verdicts(check="a == b") == ["uncertain", "fail", "pass"]


def test_what_was_not_supplied_comes_before_what_is_blank():
    told = of(check="a == b", needs=["c"], ask="请提供")
    assert [one.verdict for one in told] == ["not_assessable", "uncertain", "fail", "pass"]
    ((absent,),) = told[0].tests
    assert absent == Presence(Name("", "G_c"), present=False)


def test_a_failed_check_has_a_branch_for_each_case_and_the_first_counts():
    told = of(
        check="a == b", otherwise="uncertain",
        cases=[{"when": "a > 5", "outcome": "fail"}, {"when": "a > 7"}],
    )  # fmt: skip
    assert [(one.verdict, one.case) for one in told] == [
        ("uncertain", -1), ("uncertain", -1), ("fail", 0), ("uncertain", 1), ("pass", -1),
    ]  # fmt: skip


def test_a_fact_that_is_given_is_joined_or_the_rule_cannot_be_asked():
    told = of(check="a == last.a", given={"last": {"kind": "column", "match": "column"}}, ask="请")
    assert [(one.verdict, one.there, [name for name, _ in one.gone]) for one in told] == [
        ("uncertain", (), []),
        ("not_assessable", (), ["last"]),
        ("uncertain", ("last",), []),
        ("fail", ("last",), []),
        ("pass", ("last",), []),
    ]


@pytest.mark.parametrize(("key", "good"), [("exists", True), ("absent", False)])
def test_another_fact_has_to_be_there_or_must_not(key, good):
    told = of(**{key: {"kind": "part", "where": "a == 1"}})
    found = [one.verdict for one in told if one.there]
    lacking = [one.verdict for one in told if one.gone]
    assert ("pass" in found, "pass" in lacking) == (good, not good)
    assert ("fail" in found, "fail" in lacking) == (not good, good)


def test_a_case_that_speaks_of_the_other_fact_is_asked_only_where_there_is_one():
    told = of(
        absent={"kind": "part", "where": "a == 1"}, cases=[{"when": "other.a == 1"}],
    )  # fmt: skip
    assert [one.there for one in told if one.case == 0] == [("other",)]


def test_a_condition_on_another_fact_speaks_of_it():
    with pytest.raises(ExpressionError, match="other"):
        of(exists={"kind": "part", "where": "subject.a == 1"})
