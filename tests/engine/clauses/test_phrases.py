"""A phrase is one number with what stands around it in its clause."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.cover import cover
from engine.clauses.phrases import phrases


def parted(text):
    """Return (words before, number, words behind, marks before) of every phrase."""
    return [
        (
            "".join(t.text for t in one.before),
            one.number.text if one.number else "",
            "".join(t.text for t in one.after),
            one.opened,
        )
        for one in phrases(cover(text, VOCABULARY, 2024))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到申请3件，办结2件。", [("收到申请", "3件", "", ""), ("办结", "2件", "", "，")]),
        ("网站、信函收到3件", [("网站信函收到", "3件", "", "")]),
        ("办结3件、结转1件", [("办结", "3件", "", ""), ("结转", "1件", "", "、")]),
        ("1件予以公开", [("", "1件", "予以公开", "")]),
        ("未收到申请", [("未收到申请", "", "", "")]),
        ("3件（自然人2件）", [("", "3件", "", ""), ("自然人", "2件", "", "（")]),
    ],
)
def test_each_number_has_its_own_words(text, wanted):
    assert parted(text) == wanted


def test_what_nobody_knows_counts_over_the_whole_clause():
    first, second = phrases(cover("收到蘑菇申请3件2件，办结1件", VOCABULARY, 2024))[:2]
    assert first.residue == ("蘑菇",)
    assert second.residue == ("蘑菇",)


def test_a_phrase_knows_what_kinds_of_words_stand_where():
    first, second = phrases(cover("收到申请3件予以公开2件", VOCABULARY, 2024))
    assert first.kinds == {"receive", "request_weak"}
    assert first.kinds_behind == second.kinds == {"result"}
    assert second.kinds_behind == frozenset()
    assert first.kinds_of_clause == second.kinds_of_clause == first.kinds | {"number", "result"}
