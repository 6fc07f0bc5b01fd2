"""What the clause reading asks of a vocabulary: shapes at a place, sentences that may claim."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.words import shapes

SHAPES = shapes(VOCABULARY)


def at(text, place=0):
    return [(category, match.group()) for category, match in SHAPES.at(text, place)]


def test_shapes_are_made_once_for_a_vocabulary():
    assert shapes(VOCABULARY) is SHAPES


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("收到政府信息公开申请3件", True),
        ("未收到政府信息公开申请", True),
        ("无行政复议", True),
        ("", False),
        ("认真学习贯彻落实", False),
        ("天气晴好", False),
        ("行政复议", False),
        ("没有新的情况", False),
    ],
)
def test_a_sentence_without_number_or_denial_claims_nothing(text, speaks):
    assert SHAPES.speak(text) is speaks


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年收到申请", 2023),
        ("2022年9件，2023年8件", 2023),
        ("收到申请3件", None),
        ("2023", None),
        ("", None),
    ],
)
def test_the_last_year_named_is_told(text, year):
    assert SHAPES.last_year(text) == year


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年收到", ("year", "2023年")),
        ("第三十条规定", ("filler", "第三十条")),
        ("APP上", ("filler", "APP")),
    ],
)
def test_a_shape_is_found_by_its_first_character(text, wanted):
    assert wanted in at(text)
    assert SHAPES.may_begin(text, 0)


def test_no_shape_is_empty():
    for text in ("收到", "，收到", "按照", "第", "一", "a", "2"):
        for place in range(len(text)):
            assert all(words for _, words in at(text, place))


def test_a_shape_begins_where_a_clause_does():
    text = "我收到申请"
    assert SHAPES.may_begin(text, 0)
    assert not SHAPES.may_begin(text, 2)
    assert SHAPES.may_begin("甲，收到", 2)
