"""The five seed reports: exactly what may be said of their figures, dates and fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.reading import read_report

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = {
    "000": {("D101", "not_assessable"), ("D201", "fail"), ("E101", "fail")},
    "001": {
        ("D101", "not_assessable"),
        ("D102", "fail"),
        ("D201", "fail"),
        ("E101", "fail"),
    },
    "002": {("D101", "not_assessable"), ("D201", "fail")},
    "003": {("D101", "not_assessable"), ("E101", "fail")},
    "004": {("D101", "not_assessable"), ("D201", "fail")},
}
STATED = {"001"}
"""The only seed that states a period, a wrong one; of the others D201 only notes the lack."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of the rules of figures, dates and fee."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code[0] in "FDE")
    return Checker(pack.model_copy(update={"rules": rules}))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_is_told_what_is_so_and_nothing_else(
    checker: Checker, corpus: Path, seed: str
) -> None:
    (path,) = (corpus / "seeds").glob(f"{seed}_*.txt")
    audit = checker.audit(read_report(path.read_bytes(), path.name))
    assert {(finding.rule, finding.outcome) for finding in audit.findings} == SEEDS[seed]
    assert audit.causes == ()
    assert audit.counts()["broken"] == 0
    period = [finding.severity for finding in audit.findings if finding.rule == "D201"]
    assert period in ([], ["error" if seed in STATED else "info"])


def test_hongze_2023_left_two_totals_of_table_4_at_zero(checker: Checker, corpus: Path) -> None:
    path = corpus / "hongze" / "hongze-2023.pdf"
    audit = checker.audit(read_report(path.read_bytes(), path.name))
    assert {(f.rule, f.outcome, f.place.row) for f in audit.findings} == {
        ("D101", "not_assessable", None),
        ("F301", "fail", "review"),
        ("F301", "fail", "suit_after_review"),
    }
    assert audit.causes[0].summary == "行政复议「总计」应为 11（填报 0）"
    assert len(audit.causes[1].repairs) == 2


def test_of_hongze_2024_nothing_is_said(checker: Checker, corpus: Path) -> None:
    path = corpus / "hongze" / "hongze-2024.pdf"
    audit = checker.audit(read_report(path.read_bytes(), path.name))
    assert [(f.rule, f.outcome) for f in audit.findings] == [("D101", "not_assessable")]
