"""A finding that could not be judged says what is missing; it never claims the fault."""

from __future__ import annotations

from datetime import date

import pytest
from making.tables import balanced_table3, report, seeded, table

from engine.check import Checker
from engine.dates import LOST
from engine.packs import load_pack


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of four rules."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code in {"F102", "F201", "D101", "D102"})
    return Checker(pack.model_copy(update={"rules": rules}))


def test_a_blank_is_named_and_no_mismatch_is_claimed(checker: Checker) -> None:
    cells = {**balanced_table3(seeded(1)), ("new", "natural"): ""}
    (finding,) = [f for f in checker.audit(report(table(3, cells))).findings if f.rule[0] == "F"]
    assert finding.message.startswith("自然人列「新收」空白或只画了横线，无法判断是零还是漏填")


def test_what_needs_more_says_what_to_ask_for(checker: Checker) -> None:
    (finding,) = checker.audit(report()).findings
    assert finding.message.startswith("无法核对：请机关提供年度报告的公开网址")


def test_a_doubtful_date_is_no_accusation(checker: Checker) -> None:
    read = report(signed=date(2023, 1, 1), signed_doubt=LOST)
    (finding,) = [f for f in checker.audit(read).findings if f.rule == "D102"]
    assert (finding.outcome, finding.responsibility) == ("uncertain", "reading")
    assert finding.message == "落款日期：这里空白或认不准，无法判断是否“报告年度未结束就落款”"
