"""Words with their spellings, in one table; the longest wins."""

from __future__ import annotations

import pytest

from engine.vocabulary.lexicon import Lexicon, unfold

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
    ],
)
def test_an_entry_stands_for_its_spellings(written, wanted):
    assert set(unfold(written)) == wanted


def test_a_text_is_covered_by_the_longest_words():
    found = list(Lexicon([WORDS]).covered("收到了，予以公开"))
    assert found == [("receive", "收到了"), ("result.granted", "予以公开")]
