"""Ordinals that open items, and the lists that they make."""

from __future__ import annotations

import pytest

from engine.anchor import Anchor
from engine.facts.ordinals import markers, series
from engine.report import Paragraph


def paragraph(text, number=""):
    return Paragraph(text=text, anchor=Anchor(block=0), number=number)


def read(text, number=""):
    """Return style and ordinal of each marker."""
    return [(one.style, one.ordinal) for one in markers(paragraph(text, number))]


def lists(text):
    """Return each list as its ordinals, and how often its count breaks."""
    found = list(series(markers(paragraph(text))))
    return [([one.ordinal for one in each.markers], len(each.breaks)) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是公开。二是回应。", [("is", 1), ("is", 2)]),
        ("一要学，二要用", [("must", 1), ("must", 2)]),
        ("第一，公开；第二，回应", [("first", 1), ("first", 2)]),
        ("（一）公开（二）回应", [("bracket", 1)]),
        ("1.公开。2.回应", [("arabic", 1), ("arabic", 2)]),
        ("①公开②回应", [("circled", 1), ("circled", 2)]),
        ("一、公开", [("chinese", 1)]),
        ("（1）公开", [("bracket-arabic", 1)]),
        ("1）公开", [("half", 1)]),
    ],
)
def test_each_way_to_count_is_known(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "第二十条第（一）项",
        "增长2.5倍",
        "统一是好的",
        "一是否公开",
        "主要求实",
        "2023年",
        "表一、表二",
        "",
        "唯一是",
    ],
)
def test_what_opens_no_item_is_none(text):
    assert read(text) == []


def test_a_number_that_only_the_program_shows_counts():
    (marker,) = markers(paragraph("公开", "（三）"))
    assert (marker.style, marker.ordinal, marker.text) == ("bracket", 3, "（三）")
    assert (marker.start, marker.end) == (0, 0)


def test_a_marker_stands_where_its_words_do():
    text = "　　 1、公开。 2、回应"
    for marker in markers(paragraph(text)):
        assert text[marker.start : marker.end] == marker.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲。二是乙。三是丙。", [([1, 2, 3], 0)]),
        ("一是甲。三是丙。", [([1, 3], 1)]),
        ("一是甲。二是乙。二是丙。", [([1, 2, 2], 1)]),
        ("二是乙。", [([2], 1)]),
        ("一是甲。二是乙。一是丙。二是丁。", [([1, 2], 0), ([1, 2], 0)]),
        ("一是甲：1.子。2.丑。二是乙：1.子。", [([1, 2], 0), ([1, 2], 0), ([1], 0)]),
        ("一是甲。一是乙。", [([1], 1)]),
        ("一是两件事：一是乙。", [([1], 0), ([1], 0)]),
    ],
)
def test_lists_go_on_restart_and_nest(text, found):
    assert sorted(lists(text)) == sorted(found)
