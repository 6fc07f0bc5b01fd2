"""Rules, packs and overlays as they are written: shapes, and the values that they say."""

from __future__ import annotations

import pytest
from making.rules import rule
from pydantic import ValidationError

from engine.packs.written import Example, Joined, Overlay, Rule, rule_of, value_of, years_written


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2021-", (2021, None)), ("2019-2020", (2019, 2020)), (2021, (2021, 2021)),
        ("2021", (2021, 2021)), ("2021-2021", (2021, 2021)),
    ],
)  # fmt: skip
def test_years_are_a_span_or_one(written, years):
    told = years_written(written)
    assert (told["first"], told["last"]) == years


@pytest.mark.parametrize(
    "written", ["", "1999-", "-2020", "2019-20", "二〇二一", 21, None, ["2021"]]
)
def test_years_of_another_shape_are_refused(written):
    with pytest.raises(ValueError, match="2019-2020"):
        years_written(written)


def test_years_backwards_would_never_be():
    with pytest.raises(ValueError, match="较早的年份"):
        years_written("2021-2019")
    with pytest.raises(ValidationError):
        rule(years="2021-2019")


@pytest.mark.parametrize(
    ("match", "fields"), [("year", ("year",)), (["a", "b"], ("a", "b")), (None, ()), ([], ())]
)
def test_one_field_or_several_are_matched(match, fields):
    assert Joined.model_validate({"kind": "part", "match": match}).match == fields


def test_one_fact_several_or_one_that_says_nothing_are_given():
    given = {"part": {"n": 1}, "column": [{"n": 1}, {"n": 2}], "table": None}
    told = Example.model_validate({"name": "x", "given": given, "outcome": "pass"}).given
    assert told == {"part": ({"n": 1},), "column": ({"n": 1}, {"n": 2}), "table": ({},)}


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "f203"}, {"code": "F2033"}, {"name": "Two Words"}, {"severity": "fatal"},
        {"basis": []}, {"kinds": []}, {"title": ""}, {"unknown": 1}, {"otherwise": "pass"},
        {"check": 5}, {"over": "Part"},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(changed):
    with pytest.raises(ValidationError):
        rule(**changed)


def test_what_is_said_goes_on_as_values_whole():
    made = rule(check="a == b", cases=[{"when": "a > 1"}], given={"last": {"kind": "part"}})
    assert (made.cases[0].when, made.joins["last"].kind, made.years.first) == (
        "a > 1",
        "part",
        2021,
    )
    assert type(made).__module__ == "engine.rule"
    assert made == rule_of({
        **{name: getattr(made, name) for name in ("code", "name", "title", "severity", "over")},
        "basis": [{"source": "s", "clause": "c"}], "years": "2021", "message": "m", "why": "w",
        "remedy": "r", "examples": [], "check": "a == b", "cases": [{"when": "a > 1"}],
        "given": {"last": {"kind": "part"}},
    })  # fmt: skip
    assert value_of((1, {"a": "b"})) == (1, {"a": "b"})
    assert set(Rule.model_fields) >= {"code", "check"}


@pytest.mark.parametrize(
    "changed",
    [{"overlay": "-x"}, {"vocabulary": {"aspects": ["甲"]}}, {"vocabulary": {"a.b": []}},
     {"off": {"F203": {"why": "x"}}}, {"settings": {"a": {"to": 1}}}],
)  # fmt: skip
def test_an_overlay_names_its_clause_and_its_list(changed):
    sound = {"overlay": "x", "title": "t", "source": {"id": "s", "title": "t"}}
    Overlay.model_validate(sound)
    with pytest.raises(ValidationError):
        Overlay.model_validate(sound | changed)
