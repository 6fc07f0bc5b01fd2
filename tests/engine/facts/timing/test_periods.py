"""The statistical period as the report states it, and where it states none."""

from __future__ import annotations

from datetime import date

import pytest
from making.shipped import VOCABULARY
from making.tables import report

from engine.facts.timing.periods import period

WHOLE = "20230101-20231231"


def stated(**parts):
    """Return what the report says of its period."""
    (fact,) = period(report(**parts), VOCABULARY)
    assert fact.fields["whole_year"] == WHOLE
    return fact.fields.get("period")


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ((date(2023, 1, 1), date(2023, 12, 31)), WHOLE),
        ((date(2022, 1, 1), date(2022, 12, 31)), "20220101-20221231"),
        ((date(2023, 1, 1), None), None), ((None, None), None),
    ],
)  # fmt: skip
def test_a_period_is_told_where_both_its_days_are_known(days, written):
    assert stated(period=days) == written


def test_where_none_is_stated_it_is_empty_and_not_unknown():
    assert stated(parts={1: ["本镇认真做好政府信息公开工作。"]}) == ""


def test_a_period_of_which_no_days_were_made_out_is_unknown():
    assert stated(parts={1: ["本报告所列数据的统计期限为全年。"]}) is None


def test_without_a_reported_year_nothing_can_be_expected():
    assert list(period(report(year=None), VOCABULARY)) == []
