"""Sentences of the agency's own text: each report has its own, in whatever order they are asked."""

from __future__ import annotations

import re

import pytest
from making.told import told

from engine.facts.sentences import may_be_joined, own_text, part_sentences


def test_reports_looked_at_in_turn_keep_their_own_sentences():
    one, other = told({1: "公开信息三条。", 5: "仍有不足。"}), told({1: "公开信息五条。"})
    for _ in range(2):
        assert [s.text for s in part_sentences(one, 1)] == ["公开信息三条。"]
        assert [s.text for s in part_sentences(other, 1, 5)] == ["公开信息五条。"]
    assert [s.text for s in part_sentences(one, 5, 1)] == ["仍有不足。", "公开信息三条。"]
    assert [s.part for s in own_text(one)][-2:] == [1, 5]


@pytest.mark.parametrize(
    "pattern", ["^甲", "甲$", r"\b甲", "(?<!乙)甲", "甲(?!乙)", "甲++", "(?>甲)"]
)
def test_a_pattern_that_asks_what_is_beside_it_is_asked_of_each_sentence(pattern: str):
    assert not may_be_joined(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern", ["[^甲]乙", "甲{2,3}?乙", "(?<=丙)甲(?=乙)", r"(?P<a>甲)(?P=a)"]
)
def test_others_are_searched_in_some_sentences_at_once(pattern: str):
    assert may_be_joined(re.compile(pattern))
