"""durable_rules and the naive evaluator agree, outcome by outcome, on whatever hypothesis makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making.beside import module_at
from making.matrices import forms

from engine.check import Checker
from engine.packs.written import rule_of
from engine.rule import Pack


def _beside(name):
    return module_at(Path(__file__).with_name(f"{name}.py"))


evaluator, inventing = _beside("evaluator"), _beside("inventing")


def pack_of(made):
    """Return a pack of these rules."""
    return Pack(
        id="made",
        title="made",
        version="0",
        sha256="",
        folder=Path(),
        forms=forms(),
        rules=tuple(rule_of(rule) for rule in made),
        sources={},
        settings={},
    )


def engine_says(made, facts, year, agency):
    """Return what the checker says, in the naive evaluator's shape."""
    outcomes = Checker(pack_of(made), kinds=()).outcomes(facts, year, agency)
    index = {id(fact): number for number, fact in enumerate(facts)}
    return {(one.rule, index[id(one.subject)]): (one.verdict, one.case) for one in outcomes}


def compare(chance):
    """Invent rules and facts and hold the two evaluators against each other."""
    made = [inventing.rule(chance, code) for code in ("A101", "A102", "A103")]
    facts = [inventing.fact(chance) for _ in range(chance.randint(0, 7))]
    year = chance.choice((None, 2019, 2021, 2023))
    agency = chance.choice((None, "township", "other"))
    expected = evaluator.judge(made, facts, year, agency)
    assert engine_says(made, facts, year, agency) == expected, (made, facts, year, agency)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_both_evaluators_say_the_same_of_every_subject(chance):
    compare(chance)
