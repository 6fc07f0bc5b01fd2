"""Conditions are brought to flat alternatives and whole-number polynomials, exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.compile.bounds import normal, together
from engine.compile.definition import definition
from engine.compile.equations import equation_of
from engine.compile.logic import Presence, alternatives, missing
from engine.compile.patterns import conditions, token
from engine.compile.polynomials import polynomial
from engine.errors import PackError
from engine.expression import ExpressionError, Name, Negation, parse
from engine.packs import load_pack
from engine.packs.written import rule_of


def parsed(text: str) -> Any:
    """Return an expression of whatever sort the test knows it to be."""
    return parse(text)


def written(tests):
    return [f"{test.left}{test.sign}{test.right}" for test in tests]


def test_an_or_becomes_two_alternatives():
    assert len(alternatives(parse("a == 1 or b == 2"))) == 2


def test_the_contrary_of_an_or_is_an_and():
    ((first, second),) = alternatives(Negation(parse("a == 1 or b < 2")))
    assert (first.sign, second.sign) == ("!=", ">=")


def test_the_contrary_of_a_list_is_every_member_refused():
    ((first, second),) = alternatives(Negation(parse("t in ['x', 'y']")))
    assert (first.sign, second.sign) == ("!=", "!=")


def test_what_no_field_can_change_is_decided_at_once():
    assert alternatives(parse("1 + 2 == 3")) == ((),)
    assert alternatives(parse("a - a == 1")) == ()
    assert alternatives(parse("'x' == 'y'")) == ()


def test_missing_names_exclude_each_other():
    a, b = Name("", "a"), Name("", "b")
    assert missing([a, b]) == (
        (Presence(a, present=False),),
        (Presence(a), Presence(b, present=False)),
    )


def test_a_condition_that_multiplies_without_measure_is_refused():
    text = " and ".join(f"(a{n} == 1 or b{n} == 1 or c{n} == 1)" for n in range(7))
    with pytest.raises(ExpressionError, match="组合"):
        alternatives(parse(text))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a + b == c", {"a": 1, "b": 1, "c": -1}),
        ("a / 3 > b", {"a": 1, "b": -3}),
        ("(a - 1) * 2 == 0", {"a": 2, "": -2}),
        ("a == a + 0 * b + 1", {"": -1}),
        ("a * b == c", {"a*b": 1, "c": -1}),
        ("a / 2 + b / 3 == 1", {"a": 3, "b": 2, "": -6}),
    ],
)
def test_both_sides_become_one_polynomial_without_fractions(text, terms):
    found = polynomial(parsed(text))
    assert {"*".join(map(str, names)): value for names, value in found.items()} == terms


@pytest.mark.parametrize("text", ["a / b == 1", "a / 0 == 1", "a * b * c == 1", "a * 99999 == b"])
def test_what_the_engine_cannot_reckon_exactly_is_refused(text):
    with pytest.raises(ExpressionError):
        polynomial(parsed(text))


def test_the_same_condition_written_otherwise_is_the_same():
    assert normal(parsed("a + b == c")) == normal(parsed("2 * c - b == a + b - b + c"))
    assert normal(parsed("a < b")) == normal(parsed("b > a"))


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("a > 1 and a < 3", True),
        ("a > 1 and a < 2", False),
        ("a == 1 and a != 1", False),
        ("a + b > 3 and b + a <= 3", False),
        ("t == 'x' and t == 'y'", False),
        ("t == 'x' and t != 'y'", True),
        ("2 * a == 1", False),
        ("a >= 1 and a <= 2 and a != 1 and a != 2", False),
    ],
)
def test_contradictions_are_seen(text, possible):
    assert any(together(tests) for tests in alternatives(parse(text))) == possible


@given(st.lists(st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.integers(-3, 3))))
def test_no_possible_value_is_called_impossible(parts):
    text = " and ".join(f"a {sign} {value}" for sign, value in parts) or "a == a"
    truth = any(
        all(eval(f"{a} {sign} {value}") for sign, value in parts)  # noqa: S307 - our own text
        for a in range(-9, 10)
    )
    assert any(together(tests) for tests in alternatives(parse(text))) == truth


def test_a_bare_field_stands_on_the_left():
    assert conditions(parsed("3 < a"), "s") == [{"$gt": {"a": 3}}]
    assert conditions(parsed("a == b"), "s") == [{"a": {"$m": "b"}}]
    assert conditions(parsed("a == last.b"), "g_last") == [{"b": {"s": "a"}}]


def test_an_equality_over_two_facts_is_two_bounds():
    (low, high) = conditions(parsed("last.a + 1 == b + c"), "g_last")
    assert set(low) | set(high) == {"$lte", "$gte"}


def test_fields_with_the_engines_own_names_are_renamed():
    assert conditions(parsed("id == 1 and sid == 2").items[0], "s") == [{"f_id": 1}]


@given(st.text(), st.integers())
def test_text_never_equals_a_number_and_is_safe(text, number):
    assert token(text) != token(number)
    assert token(text).isascii()
    assert not set(str(token(text))) & set("\"'\\{}[],: ")


@given(st.text(), st.text())
def test_two_texts_have_two_tokens(one, two):
    assert (token(one) == token(two)) == (one == two)


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


def rule(**changes):
    basic = {
        "code": "F203",
        "name": "x",
        "title": "t",
        "severity": "error",
        "basis": [{"source": "s", "clause": "c"}],
        "years": 2021,
        "over": "column",
        "message": "m",
        "why": "w",
        "remedy": "r",
        "examples": [],
    }
    return rule_of({**basic, **changes})


def test_an_equation_is_read_from_the_check():
    found = equation_of(rule(check="new + carried_in == done + carried_out"))
    assert found.coefficients == {"new": 1, "carried_in": 1, "done": -1, "carried_out": -1}
    assert (found.code, found.over, found.constant) == ("F203", "column", 0)


@pytest.mark.parametrize(
    "check", ["a > b", "a == 1", "a * b == c", "a == b and c == d", "t == 'x'", "last.a == b", None]
)
def test_what_is_no_linear_equation_over_one_fact_is_none(check):
    given_ = {"last": {"kind": "b"}} if check and "last" in check else {}
    assert equation_of(rule(check=check, given=given_)) is None


def test_a_joined_fact_has_to_be_spoken_of_in_its_own_condition():
    pack = load_pack()
    odd = rule(check="a == 1", exists={"kind": "b", "where": "subject.a == 1"})
    with pytest.raises(PackError, match="other"):
        definition(pack.model_copy(update={"rules": (odd,)}))


def test_a_retired_rule_is_not_compiled():
    pack = load_pack().model_copy(update={"rules": (rule(check="a == 1", status="retired"),)})
    assert definition(pack).targets == {}
