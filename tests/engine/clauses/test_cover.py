"""Every character of a sentence is accounted for: words, numbers, shapes, marks, or residue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.shipped import VOCABULARY

from engine.clauses import cover as covering
from engine.clauses.cover import cover
from engine.clauses.words import shapes


def covered(text, *, year=2024):
    """Return the tokens of a sentence as (category with key, words)."""
    found = cover(text, VOCABULARY, year)
    return [(f"{t.category}.{t.key}" if t.key else t.category, t.text) for t in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共收到政府信息公开申请7件", ("request", "政府信息公开申请")),
        ("依申请公开件壹件", ("number.件", "壹件")),
        ("申请数量为6，", ("number", "6")),
        ("其中自然人6，", ("number", "6")),
        ("受理数12、", ("number", "12")),
        ("受理16，", ("number", "16")),
        ("均已答复2、", ("residue", "2")),
        ("依申请公开收7件", ("receive", "收")),
        ("收到7件、结6件", ("handle", "结")),
        ("2024共收到", ("this.2024", "2024")),
        ("验收7件", ("residue", "验收")),
        ("回款收缴7件", ("residue", "回款收缴")),
        ("“予以公开”5件", ("result.granted", "予以公开")),
        ("2023年收到", ("last.2023", "2023年")),
        ("2024年收到", ("this.2024", "2024年")),
        ("结转至2025年办理", ("next.2025", "2025年")),
        ("截至12月31日", ("time", "12月31日")),
        ("12月份收到", ("part_year", "12月份")),
        ("县水务局共受理3件", ("office", "县水务局")),
        ("根据县委统一部署，收到", ("filler", "根据县委统一部署，")),
        ("区分处理后公开1件", ("result.partial", "区分处理后公开")),
        ("占80%", ("percent.%", "80%")),
        ("收到蘑菇申请3件", ("residue", "蘑菇")),
    ],
)
def test_the_longest_word_wins(text, wanted):
    assert wanted in covered(text)


@pytest.mark.parametrize("text", ["而向3件", "办结各于3件", "以为3件"])
def test_two_single_function_words_may_hide_a_word(text):
    assert any(category == "residue" for category, _ in covered(text))


@given(st.text(alphabet="收到申请自然人3件，。、的了不《》“”年2024月1（）结转蘑菇□", max_size=60))
def test_nothing_is_left_out_and_nothing_is_said_twice(text):
    found = cover(text, VOCABULARY, 2024)
    at = 0
    for token in found:
        assert token.start == at
        at = token.end
    assert at == len(text)


@given(
    st.text(
        alphabet="收到申请第近12345热线成个工作日件次条%.,，。（）年2024月A-1（）结转", max_size=40
    )
)
def test_what_is_counted_changes_no_cover_but_its_own_numbers(text):
    alone = covering._settled(covering._tokens(text, shapes(VOCABULARY), 2024))
    assert cover(text, VOCABULARY, 2024) == tuple(alone)


def test_sentences_that_differ_in_their_numbers_alone_are_covered_once():
    covering._covered.cache_clear()
    for count in range(100, 200):
        (number,) = [t for t in cover(f"收到申请{count}件。", VOCABULARY, 2024) if t.amount]
        assert (number.text, number.amount.count) == (f"{count}件", count)
    assert covering._covered.cache_info().misses == 1


def test_a_number_that_is_part_of_a_longer_word_keeps_its_digits():
    for days in (5, 8):
        assert ("time", f"{days}个工作日内") in covered(f"{days}个工作日内答复3件")


def test_a_word_that_holds_a_number_is_found_for_that_number_alone():
    more = VOCABULARY.extended("requests", "channel", ("3次元", "7次元", "近5"))
    for text, wanted in (
        ("3次元", ["3次元"]),
        ("4次元", ["4次", "元"]),
        ("近5次", ["近5", "次"]),
        ("近6次", ["近", "6次"]),
    ):
        assert [token.text for token in cover(text, more, 2024)] == wanted
