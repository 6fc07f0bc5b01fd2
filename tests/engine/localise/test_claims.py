"""Where several repairs are equally small, a wholly understood sentence chooses; nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.changes import base, both, cell, words
from making.reading import read_report
from making.wild import as_bar_text

from engine.check import Checker
from engine.localise import causes
from engine.localise.wording import CHOSEN_BY_PROSE
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft

    from engine.finding import Audit, Cause

TOTAL = cell(4, "suit_after_review", "total", "3")
"""The text says 诉讼2件: both direct; the total after review is wrong."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give the checker of the shipped pack."""
    return Checker(load_pack())


def audited(checker: Checker, change: Callable[[Draft], Draft]) -> Audit:
    return checker.audit(read_report(as_bar_text(change(base())), "稿.txt"))


def cause_of(audit: Audit, code: str) -> Cause | None:
    (finding,) = [one for one in audit.findings if one.rule == code]
    return next((cause for cause in audit.causes if cause.id == finding.cause), None)


def test_the_text_chooses_the_only_repair_that_agrees_with_it(checker: Checker) -> None:
    audit = audited(checker, TOTAL)
    cause = cause_of(audit, "F301")
    assert cause is not None
    ((change,),) = [repair.cells for repair in cause.repairs]
    assert (change.row, change.column, change.before, change.after) == (
        "suit_after_review",
        "total",
        3,
        0,
    )
    assert [repair.slip for repair in cause.repairs] == [CHOSEN_BY_PROSE]
    assert cause_of(audit, "N105") == cause
    (sentence,) = [one for one in audit.findings if one.rule == "N105"]
    assert sentence.expected == ""


def test_a_text_that_agrees_with_no_repair_chooses_none(checker: Checker) -> None:
    audit = audited(checker, both(TOTAL, words(1, "被提起行政诉讼2件", "被提起行政诉讼9件")))
    cause = cause_of(audit, "F301")
    assert cause is not None
    assert len(cause.repairs) == 5
    assert cause_of(audit, "N105") is None


def test_a_text_that_agrees_with_several_chooses_none(checker: Checker) -> None:
    """The text repeats the total as it stands: it may be copied from there."""
    audit = audited(checker, both(TOTAL, words(1, "被提起行政诉讼2件", "被提起行政诉讼5件")))
    cause = cause_of(audit, "F301")
    assert cause is not None
    assert len(cause.repairs) == 5


def test_a_text_without_the_number_chooses_none(checker: Checker) -> None:
    audit = audited(checker, both(TOTAL, words(1, "被提起行政诉讼2件", "另有应诉工作")))
    cause = cause_of(audit, "F301")
    assert cause is not None
    assert len(cause.repairs) == 5


def test_what_is_uncertain_chooses_nothing(checker: Checker) -> None:
    audit = audited(checker, TOTAL)
    doubted = [
        replace(one, verdict="uncertain") if one.rule == "N105" else one for one in audit.outcomes
    ]
    facts = [one.subject for one in audit.outcomes]
    (cause,) = causes(audit.report, facts, checker.equations, audit.findings, doubted)
    assert len(cause.repairs) == 5


def test_a_wrong_total_is_told_once_the_sentence_agrees_with_the_applicants(
    checker: Checker,
) -> None:
    audit = audited(checker, cell(3, "carried_out", "total", "9"))
    cause = cause_of(audit, "F201")
    assert cause is not None
    assert len(cause.repairs) == 1
    assert cause.repairs[0].slip != CHOSEN_BY_PROSE
    assert not [one for one in audit.findings if one.rule == "N103"]
