"""Which year the report speaks of, and whether its places agree."""

from __future__ import annotations

from datetime import date

import pytest
from making.tables import report

from engine.facts.timing.years import mentions, reported_year

WHOLE = (date(2023, 1, 1), date(2023, 12, 31))


def told(**parts):
    """Return (stated, expected, timing) of each place by its source."""
    return {
        fact.fields["source"]: tuple(fact.fields[name] for name in ("stated", "expected", "timing"))
        for fact in mentions(report(**parts))
    }


@pytest.mark.parametrize(
    ("year", "period", "signed", "reported"),
    [
        (2023, None, None, 2023),
        (None, None, None, None),
        (2022, WHOLE, date(2024, 1, 20), 2023),
        (2022, WHOLE, date(2023, 12, 28), 2023),
        (2022, WHOLE, date(2023, 1, 20), 2022),
        (2022, WHOLE, None, 2022),
        (2023, (date(2023, 1, 1), None), date(2024, 1, 20), 2023),
    ],
)
def test_period_and_sign_off_together_outweigh_the_title(year, period, signed, reported):
    assert reported_year(report(year=year, period=period, signed=signed)) == reported


def test_where_all_agree_each_says_what_is_expected():
    assert told(period=WHOLE, signed=date(2024, 1, 20)) == {
        "title": (2023, 2023, "due"), "period": (2023, 2023, "due"), "signoff": (2024, 2024, "due"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("signed", "timing"),
    [
        (date(2023, 10, 8), "early"),
        (date(2023, 9, 30), "due"),
        (date(2024, 12, 31), "due"),
        (date(2025, 1, 2), "late"),
        (date(2022, 11, 1), "due"),
    ],
)
def test_a_sign_off_is_early_due_or_late(signed, timing):
    assert told(signed=signed)["signoff"][2] == timing


def test_a_title_with_another_year_says_that_one():
    assert told(title="白沙镇2022年报告")["title"] == (2022, 2023, "due")
    assert told(title="2022—2023年报告")["title"] == (2023, 2023, "due")
    assert "title" not in told(title="白沙镇年度报告")


def test_a_period_with_a_wrong_end_says_that_one():
    assert told(period=(date(2023, 1, 1), date(2024, 12, 31)))["period"][0] == 2024


def test_without_a_year_nothing_is_compared():
    assert told(year=None, title="2022年报告") == {}
