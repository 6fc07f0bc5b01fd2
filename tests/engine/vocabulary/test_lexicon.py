"""Words with their spellings, in one table; the longest wins."""

from __future__ import annotations

import pytest

from engine.errors import PackError
from engine.vocabulary.lexicon import TOO_MANY, Lexicon, spellings, unfold

WORDS = {"receive": ("收到(了|)",), "result.granted": ("(予以|)公开",)}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("收到", {"收到"}),
        ("收到(了|)", {"收到了", "收到"}),
        (
            "(政府|政务)信息(的|)申请",
            {"政府信息的申请", "政府信息申请", "政务信息的申请", "政务信息申请"},
        ),
        ("甲((乙|丙)|丁)", {"甲乙", "甲丙", "甲丁"}),
        ("(甲(乙|)丙|丁(戊(己|庚)))辛", {"甲乙丙辛", "甲丙辛", "丁戊己辛", "丁戊庚辛"}),
        ("甲((乙|丙)", {"甲((乙|丙)"}),
    ],
)
def test_an_entry_stands_for_its_spellings(written, wanted):
    assert set(unfold(written)) == wanted


def test_a_text_is_covered_by_the_longest_words():
    found = list(Lexicon([WORDS]).covered("收到了，予以公开"))
    assert found == [("receive", "收到了"), ("result.granted", "予以公开")]


def test_spellings_are_counted_without_being_written_out():
    assert spellings("甲((乙|丙)|丁)") == 3
    assert spellings("(政府|政务|)信息(的|)申请") == 6
    assert spellings("(甲|乙)" * 60) == 2**60


@pytest.mark.parametrize("written", ["(甲|乙)" * 60, "((甲|乙)" + "(丙|丁)" * 60 + ")"])
def test_an_entry_with_too_many_spellings_is_not_unfolded(written):
    with pytest.raises(PackError, match="太多"):
        unfold(written)
    assert len(unfold("(甲|乙)" * 11)) == 2048 < TOO_MANY


def test_a_word_belongs_to_who_has_it_first():
    first = {"one": ("甲乙",), "two": ("甲乙", "丙丁")}
    known = Lexicon([first, {"three": ("丙丁", "(戊|)")}])
    found = [known.words[word].category for word in ("甲乙", "丙丁", "戊")]
    assert found == ["one", "two", "three"]
    assert "" not in known.words
