"""The two evaluators agree on the shipped rules: on their examples all at once, and on samples."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import pytest
import yaml

from engine.check import Checker
from engine.check.examples import facts_of
from engine.facts import extract
from engine.facts.context import Context
from engine.packs import load_pack
from engine.reading import read_report

CHECKOUT = Path(__file__).resolve().parents[2]
PACK = load_pack(CHECKOUT / "rules" / "nianbao")
RAW = [
    yaml.safe_load((CHECKOUT / "rules" / PACK.paths[rule.code]).read_text(encoding="utf-8"))
    for rule in PACK.rules
]
EXAMPLES = [fact for rule in PACK.rules for one in rule.examples for fact in facts_of(one, rule)]
SAMPLES = sorted((CHECKOUT / "samples").glob("20*/*.*"))


def _naive():
    path = Path(__file__).with_name("evaluator.py")
    spec = importlib.util.spec_from_file_location("evaluator", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NAIVE = _naive()


@pytest.fixture(scope="module")
def checker():
    return Checker(PACK)


def agree(checker, facts, year, kind):
    """Hold the two evaluators against each other; return how many outcomes there were."""
    expected = NAIVE.judge(RAW, facts, year, kind, dict(PACK.settings))
    outcomes = checker.outcomes(facts, year, kind)
    index = {id(fact): number for number, fact in enumerate(facts)}
    said = {(one.rule, index[id(one.subject)]): (one.verdict, one.case) for one in outcomes}
    assert len(said) == len(outcomes)
    assert said == expected
    return len(said)


@pytest.mark.parametrize("year", [2019, 2021, 2023, None])
@pytest.mark.parametrize("kind", ["township", "department", "government", "other", None])
def test_on_all_examples_at_once(checker, year, kind):
    assert agree(checker, EXAMPLES, year, kind) > 100


@pytest.mark.parametrize("seed", range(5))
def test_on_examples_shuffled(checker, seed):
    chance = random.Random(seed)  # noqa: S311 - the same facts each time
    agree(checker, chance.sample(EXAMPLES, 200), 2023, "township")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_on_samples(checker, path):
    report = read_report(path.read_bytes(), path.name)
    facts = extract(report, Context(settings=PACK.settings))
    assert agree(checker, facts, report.year, report.kind) > 20
    assert all(one.verdict != "broken" for one in checker.outcomes(facts, report.year, report.kind))
