"""The seeds and both reports of 洪泽区: every claim heard, and nobody accused.

Read line by line by eye: no sentence of these seven reports contradicts its own tables; the 17
requests of the district's office in 2024 are not the 95 of the whole district.
"""

from __future__ import annotations

import pytest
from making.reading import read_report
from making.shipped import VOCABULARY, knowing

from engine.check import Checker
from engine.facts import kinds
from engine.facts.across import facts as across
from engine.facts.likeness import compare, own_text
from engine.facts.narrative import facts as narrative
from engine.packs import load_pack

HEARD = {
    "seeds/000_0e9f2ab852071c64.txt": {"received": 1, "dispute": 2},
    "seeds/001_9e58b98aa5ba2831.txt": {},
    "seeds/002_d3eb5f6a7a649e69.txt": {"received": 1, "dispute": 2},
    "seeds/003_91846d48ede5c066.txt": {},
    "seeds/004_a59350496f5eca4a.txt": {"itemised": 1, "received": 1, "handled": 1, "dispute": 1},
    "hongze/hongze-2023.pdf": {"received": 1, "all_done": 1},
    "hongze/hongze-2024.pdf": {"received": 1, "all_done": 1},
}


def read(corpus, name):
    """Read a report of the corpus."""
    return read_report((corpus / name).read_bytes(), name)


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with the rules N and X of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code[0] in "NX")
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


@pytest.mark.slow
@pytest.mark.parametrize("name", HEARD)
def test_every_claim_is_heard_and_nobody_is_accused(corpus, checker, name):
    report = read(corpus, name)
    last = read(corpus, "hongze/hongze-2023.pdf") if name.endswith("2024.pdf") else None
    context = knowing(last=last)
    found = (*narrative(report, context), *across(report, context))
    counts: dict[str, int] = {}
    for fact in found:
        family, _, kind = fact.kind.partition(".")
        if family == "narrative":
            counts[kind] = counts.get(kind, 0) + 1
    assert counts == HEARD[name]
    outcomes = checker.outcomes(found, report.year, report.kind)
    left = {(one.rule, one.verdict) for one in outcomes if one.verdict != "pass"}
    assert left <= {("X101", "not_assessable"), ("X102", "not_assessable")}
    assert not (last and left)


def test_the_offices_requests_are_not_the_districts(corpus):
    report = read(corpus, "hongze/hongze-2024.pdf")
    (fact,) = [f for f in narrative(report, knowing()) if f.kind == "narrative.received"]
    assert (fact.fields["value"], fact.fields["new"], fact.fields["body"]) == (17, 95, "other")


def test_five_townships_of_five_counties_are_not_alike(corpus):
    texts = [own_text(read(corpus, name), VOCABULARY) for name in HEARD if name.startswith("seeds")]
    assert all(text.size > 500 for text in texts)
    assert {compare(a, b).percent for a in texts for b in texts if a is not b} == {0}


@pytest.mark.slow
def test_a_districts_two_years_share_some_sentences(corpus):
    this, last = (
        own_text(read(corpus, f"hongze/hongze-{year}.pdf"), VOCABULARY) for year in (2024, 2023)
    )
    found = compare(this, last)
    assert 20 <= found.percent <= 45
