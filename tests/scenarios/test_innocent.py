"""What real wording could trip each rule, tried in a whole report: the ``known_problems``, proven.

A line is (rule, what was tried, the change, what is said). Nothing but that may be said; an empty
set means that nobody is accused. Where something is said of an innocent, ``known_problems`` says
so too, and what the auditor does about it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.changes import base
from making.innocent import OF_FORM
from making.innocent_words import DEPARTMENT, OF_WORDS
from making.reading import read_report
from making.writers import as_flat_text

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft

TRIED = (*OF_FORM, *OF_WORDS, *DEPARTMENT)
ELSEWHERE = {
    *("S106", "S108", "F201", "F202", "F203", "F301", "F402"),  # test_cells, test_corruption
    *("D101", "D103", "D104", "D202", "E104"),  # test_context, test_headings_and_dates
}


@cache
def checker() -> Checker:
    """Give the checker with the shipped pack."""
    return Checker(load_pack())


def said(draft: Draft) -> set[str]:
    """Return what accuses or doubts: ``N101`` for a failure, ``N101?`` for a doubt."""
    audit = checker().audit(read_report(as_flat_text(draft), "稿.txt"))
    assert audit.counts()["broken"] == 0
    marks = {"fail": "", "uncertain": "?"}
    return {f"{one.rule}{marks[one.outcome]}" for one in audit.findings if one.outcome in marks}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "change", "expected"),
    [
        pytest.param(rule, change, expected, id=f"{rule}-{what}")
        for rule, what, change, expected in TRIED
    ],
)
def test_of_the_innocent_only_that_is_said(
    rule: str, change: Callable[[Draft], Draft], expected: set[str]
) -> None:
    del rule
    assert said(change(base())) == expected


def test_every_rule_that_reads_wording_has_been_tried() -> None:
    of_words = {rule.code for rule in checker().pack.rules if rule.code[0] in "SFDENAPW"}
    tried = {rule for rule, *_ in TRIED}
    assert of_words - tried - ELSEWHERE == set()
