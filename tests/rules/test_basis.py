"""A finding cites the norms that its report was made under, not those of other years."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.check import Checker
from engine.check.examples import facts_of
from engine.check.findings import Judged, findings_of
from engine.packs import load_pack

PACK = load_pack(Path(__file__).resolve().parents[2] / "rules" / "nianbao")


@pytest.fixture(scope="module")
def checker():
    return Checker(PACK)


def cited(checker, code, year):
    """Return the sources cited by what a rule's failing examples say of a year's report."""
    rule = PACK.rule(code)
    facts = [fact for one in rule.examples for fact in facts_of(one, rule)]
    judged = Judged(
        rules={one.code: one for one in PACK.rules}, sources=PACK.sources, unit="", year=year
    )
    outcomes = [one for one in checker.outcomes(facts, year, "township") if one.rule == code]
    return {basis.source for finding in findings_of(outcomes, judged) for basis in finding.basis}


@pytest.mark.parametrize(
    ("code", "year", "sources"),
    [
        ("F203", 2020, {"form-2019"}),
        ("F203", 2021, {"form-2021"}),
        ("F203", None, {"form-2021"}),
        ("S107", 2020, {"form-2019"}),
        ("S107", 2023, {"form-2021"}),
        ("S101", 2023, {"regulation", "form-2021"}),
        ("E101", 2021, {"fee", "form-2021"}),
        ("F402", 2023, {"form-2019"}),  # the table itself is of that form
    ],
)
def test_norms_of_the_report_s_own_year_are_cited(checker, code, year, sources):
    assert cited(checker, code, year) == sources
