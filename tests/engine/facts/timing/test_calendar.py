"""Every date that the report writes out, and whether the calendar has it."""

from __future__ import annotations

import pytest
from making.tables import report

from engine.anchor import Anchor
from engine.doubts import Doubt, DoubtKind
from engine.facts.timing.calendar import dates
from engine.report import Paragraph


def read(*texts, **more):
    """Return each date of part one with what the calendar says of it."""
    found = dates(report(parts={1: texts}, title="年度报告", **more))
    return [(fact.fields["written"], fact.fields["day"]) for fact in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年2月28日印发", [("2023年2月28日", "real")]),
        ("2023年2月29日", [("2023年2月29日", "impossible")]),
        ("2024年2月29日", [("2024年2月29日", "real")]),
        ("6月31日前报送", [("6月31日", "impossible")]),
        ("2023年13月", [("2023年13月", "impossible")]),
        ("2023年12月底", [("2023年12月", "real")]),
        ("电话2023-45-67", []),
        ("全年公开信息30条", []),
        ("2023年度", []),
    ],
)
def test_a_day_is_on_the_calendar_or_not(text, found):
    assert read(text) == found


def test_two_dates_of_one_paragraph_are_two_subjects():
    found = list(dates(report(parts={1: ["2023年1月5日至2023年1月5日"]}, title="年度报告")))
    assert len(found) == len({fact.place for fact in found}) == 2
    assert {fact.place.part for fact in found} == {1}


def test_only_running_text_is_looked_at():
    head = Paragraph(text="2023年2月30日", anchor=Anchor(block=5), role="header")
    assert read(head) == []


def test_a_day_from_which_a_converter_lost_something_is_not_judged():
    doubt = Doubt(kind=DoubtKind.LOST_CHARACTERS, anchor=Anchor(block=5))
    (fact,) = dates(report(parts={1: ["2023年2月30日"]}, title="年度报告", doubts=(doubt,)))
    assert fact.doubtful == {"day"}
    (real,) = dates(report(parts={1: ["2023年2月3日"]}, title="年度报告", doubts=(doubt,)))
    assert real.doubtful == frozenset()
