"""The two evaluators agree on the shipped rules: on their examples all at once, and on samples."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from making.beside import module_at
from making.chance import TRIAL_YEARS, YEARS, draft
from making.changes import base
from making.faults import FAULTS
from making.reading import read_report
from making.writers import as_flat_text
from making.yamls import loaded

from engine.check import Checker
from engine.check.examples import facts_of
from engine.facts import extract
from engine.facts.context import Context
from engine.packs import load_pack

CHECKOUT = Path(__file__).resolve().parents[2]
PACK = load_pack(CHECKOUT / "rules" / "nianbao")
RAW = [loaded(CHECKOUT / "rules" / PACK.paths[rule.code]) for rule in PACK.rules]
BESIDE = Context(settings=PACK.settings, vocabulary=PACK.vocabulary)
EXAMPLES = [fact for rule in PACK.rules for one in rule.examples for fact in facts_of(one, rule)]
SAMPLES = sorted((CHECKOUT / "samples").glob("20*/*.*"))


def _naive():
    return module_at(Path(__file__).with_name("evaluator.py"))


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


def agree_on_report(checker, report, context=None):
    """Hold the two against each other on a report: the same subjects, the same outcomes."""
    facts = extract(report, context or BESIDE)
    assert all(one.verdict != "broken" for one in checker.outcomes(facts, report.year, report.kind))
    return agree(checker, facts, report.year, report.kind)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_on_samples(checker, path):
    assert agree_on_report(checker, read_report(path.read_bytes(), path.name)) > 20


@pytest.mark.slow
def test_on_the_corpus(checker, corpus):
    paths = [*sorted((corpus / "seeds").glob("*.txt")), *sorted((corpus / "hongze").glob("*.pdf"))]
    assert len(paths) == 7
    for path in paths:
        assert agree_on_report(checker, read_report(path.read_bytes(), path.name)) > 100


@pytest.mark.slow
@pytest.mark.parametrize("years", [YEARS, TRIAL_YEARS], ids=["2021", "2019"])
def test_on_reports_by_chance_with_last_year_beside_them(checker, years):
    for seed in range(12):
        written = draft(seed, years)
        last = read_report(as_flat_text(draft(seed + 1, years)), "上年.txt")
        report = read_report(as_flat_text(written), "稿.txt")
        context = replace(BESIDE, last=last, units_below=(last, last), siblings=(last,))
        assert agree_on_report(checker, report, context) > 100


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_on_spoilt_reports(checker, fault):
    report = read_report(as_flat_text(fault.change(base())), "稿.txt")
    assert agree_on_report(checker, report) > 80
