"""Sentences searched as one text: none is left out in which a pattern stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from making.shipped import VOCABULARY

from engine.facts.at_once import AtOnce, may_be_joined


@pytest.mark.parametrize(
    "pattern", ["^甲", "甲$", r"\b甲", "(?<![^乙])甲", r"甲(?!\s)", "甲(?!乙.)", "甲++", "(?>甲)"]
)
def test_a_pattern_that_asks_what_is_beside_it_is_asked_of_each_sentence(pattern: str):
    assert not may_be_joined(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    ["[^甲]乙", "甲{2,3}?乙", "(?<=丙)甲(?=乙)", "(?P<a>甲)(?P=a)", r"(?<!\d)甲(?!乙|[丙丁])"],
)
def test_others_are_searched_in_all_sentences_at_once(pattern: str):
    assert may_be_joined(re.compile(pattern))


def test_a_match_that_runs_on_into_the_next_sentence_hides_none():
    at_once = AtOnce(("甲", "丙甲", "乙", "丁", "甲乙"))
    assert list(at_once.likely([re.compile("甲[^丁]*乙")])) == [0, 1, 2, 4]
    assert list(at_once.likely([re.compile("丁"), re.compile("丙")])) == [1, 3]
    assert list(at_once.likely([re.compile("丁$")])) == [0, 1, 2, 3, 4]


def test_a_sentence_is_left_for_the_next_at_its_first_match():
    at_once = AtOnce(["甲甲甲甲", "乙", "甲甲甲甲"])
    wanted: Any = Searched("甲")
    assert list(at_once.likely([wanted])) == [0, 2]
    assert wanted.searches == 2
    assert list(at_once.likely([re.compile("丙?")])) == [0, 1, 2]


class Searched:
    """A pattern that counts how often it is searched for."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.searches = pattern, 0

    def __hash__(self) -> int:
        return hash(self.pattern)

    def search(self, text: str, begin: int = 0):
        """Search as a pattern does."""
        self.searches += 1
        return re.compile(self.pattern).search(text, begin)


def test_no_sentence_is_left_out_in_which_a_pattern_of_the_vocabulary_stands():
    texts = ["公开信息三条", "第十二个部分", "收到申请件", "没有收费", "共条", "信息条", "三个部分"]
    for subject in VOCABULARY.subjects.values():
        for pattern in map(subject.compiled, subject.patterns):
            likely = set(AtOnce(texts).likely([pattern]))
            assert {at for at, text in enumerate(texts) if pattern.search(text)} <= likely
