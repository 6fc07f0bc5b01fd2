"""What a missing part brings with it is one cause; what stands elsewhere is none of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.changes import FEE_QUIET, base, both, cell, head, without_part, words
from making.reading import read_report
from making.wild import as_bar_text

from engine.check import Checker
from engine.localise.parts import missing_parts
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft

    from engine.finding import Audit


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of the whole pack."""
    return Checker(load_pack())


def audited(checker: Checker, change: Callable[[Draft], Draft]) -> Audit:
    """Audit the clean report with a change, written as text."""
    return checker.audit(read_report(as_bar_text(change(base())), "稿.txt"))


def codes(audit: Audit) -> list[set[str]]:
    """Return the rules of the findings of each cause."""
    rule = {one.key: one.rule for one in audit.findings}
    return [{rule[key] for key in cause.findings} for cause in audit.causes]


def test_a_missing_last_part_and_the_fee_that_belongs_there_are_one_cause(checker: Checker) -> None:
    audit = audited(checker, without_part(6))
    assert codes(audit) == [{"S101", "E101", "S113"}]
    assert audit.causes[0].summary == "缺少第六部分“其他需要报告的事项”，以下各项都由此而来"


def test_a_missing_part_and_its_table_are_one_cause(checker: Checker) -> None:
    assert codes(audited(checker, without_part(4))) == [{"S101", "S106", "S113"}]


def test_a_fault_elsewhere_is_none_of_it(checker: Checker) -> None:
    audit = audited(checker, both(without_part(6), cell(3, "new", "natural", "1")))
    told = [found for found in codes(audit) if "S101" in found]
    assert told == [{"S101", "E101", "S113"}]
    assert len({cause.id for cause in audit.causes}) == len(audit.causes) > 1


def test_a_part_that_is_there_explains_nothing(checker: Checker) -> None:
    assert codes(audited(checker, words(6, FEE_QUIET, "认真履职"))) == []


def test_a_question_is_not_told_with_a_fault(checker: Checker) -> None:
    audit = audited(checker, without_part(6))
    outcomes = [
        replace(one, verdict="uncertain") if one.rule == "S101" else one for one in audit.outcomes
    ]
    assert not list(missing_parts(audit.report, audit.findings, outcomes, 0))


def test_a_number_of_parts_that_is_wrong_anyway_is_a_fault_of_its_own(checker: Checker) -> None:
    audit = audited(checker, both(without_part(6), head("六个部分", "八个部分")))
    assert codes(audit) == [{"S101", "E101"}]
