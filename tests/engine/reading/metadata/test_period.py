"""The statistical period that a text states."""

from __future__ import annotations

from datetime import date

import pytest

from engine.anchor import Anchor
from engine.reading.metadata.period import find_period, is_whole, lost_characters
from engine.reading.outline.lines import BodyLine

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def lines(*texts):
    return [
        BodyLine(text=text, anchor=Anchor(block=i), start=0, position=(i, 0))
        for i, text in enumerate(texts)
    ]


def own(*texts, year=2023):
    found = find_period(lines(*texts), [], year)
    return found and (found.start, found.end)


@pytest.mark.parametrize(
    "text",
    [
        "所列数据的统计期限为2023年1月1日至2023年12月31日。",
        "本报告中所列数据的统计期限自2023年1月1日起至12月31日止。",
        "数据统计期限为2023年1月1日—12月31日。",
        "统计期限：2023年1月至12月。",
        "统计期限从2023年1月1日起，至2023年12月31日止",
        "（2023年1月1日至2023年12月31日）",
        "自2023年1月1日至12月31日止。",
    ],
)
def test_the_period_is_read_in_any_wording(text):
    assert own(text) == YEAR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023年1月1日开展培训，2023年12月31日结束。",
        "我局2023年5月1日至2023年5月7日开展宣传周活动。",
        "统计期限见附件。",
    ],
)
def test_another_span_of_days_is_no_period(text):
    assert own(text) is None


def test_outside_the_head_the_sentence_must_say_so():
    assert find_period([], lines("（2023年1月1日至2023年12月31日）"), 2023) is None
    found = find_period([], lines("统计期限为2023年1月1日至2023年12月31日"), 2023)
    assert found is not None
    assert (found.start, found.end) == YEAR


def test_a_sentence_that_goes_on_in_the_next_line_is_one():
    assert own("统计期限为2023年1月1日", "至2023年12月31日。") == YEAR
    assert own("统计期限为2023年1月1日。", "至2023年12月31日。") is None


def test_the_year_of_the_report_helps_where_none_is_written():
    assert own("统计期限为1月1日至12月31日。") == YEAR
    found = find_period(lines("统计期限为1月1日至12月31日。"), [], None)
    assert found is None or (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("本报告所列数据的统计期限为2023年1月1日至12月31日。", True),
        ("本报告所列数据的统计期限为2023年1月1日至2023年12月31日。", True),
        ("本报告所列数据的统计期限为1月1日至12月31日。", False),
    ],
)
def test_no_year_from_elsewhere_changes_a_period_that_has_its_years(text, whole):
    alone = find_period(lines(text), [], None)
    assert is_whole(alone) is whole
    assert (find_period(lines(text), [], 2020) == alone) is whole


def test_months_end_with_their_last_day():
    assert own("统计期限：2024年1月至2月。", year=2024) == (date(2024, 1, 1), date(2024, 2, 29))
    impossible = own("统计期限：2024年1月至13月。")
    assert impossible is None or impossible[1] is None


def test_the_words_are_quoted_where_they_stand():
    text = "数据统计期限为2023年1月1日至2023年12月31日。"
    found = find_period(lines(text), [], 2023)
    assert found is not None
    assert text[found.mention.start : found.mention.end] == "2023年1月1日至2023年12月31日"


def test_places_that_lost_characters_are_doubted():
    assert len(lost_characters(lines("国办公开办函〔201960号"))) == 1
    assert lost_characters(lines("国办公开办函〔2019〕60号", "2023年1月1日", "")) == []
