"""Chinese names found by what is typed without an input method."""

from __future__ import annotations

import pytest
from making.views import wide

from tui.text.pinyin import folded, found, spelt


@pytest.mark.parametrize("word", ["bsz", "baishazhen", "baisz", "sz", "zhen", "b", "baishaz"])
def test_initials_whole_syllables_and_what_is_between_find_a_name(word):
    assert found(word, "长汀县白沙镇人民政府")


@pytest.mark.parametrize("word", ["bz", "bxz", "aisha", "baishazhenx"])
def test_syllables_left_out_or_begun_in_the_middle_find_nothing(word):
    assert not found(word, "白沙镇")


@pytest.mark.parametrize("word", ["chongq", "zhongqing", "cq", "zq"])
def test_common_readings_of_a_character_count(word):
    assert found(word, "重庆")


def test_a_rare_reading_does_not_count():
    assert not found("bs", "平沙镇")


def test_a_name_at_its_end_and_what_is_no_chinese_break_nothing():
    assert not found("zhenz", "白沙镇")
    assert not found("a", "")
    assert found("abb", "AB办")
    assert not found("x", "␛\u202e①")


def test_only_latin_letters_are_pinyin():
    assert spelt("bsz")
    assert not any(map(spelt, ("s104", "白沙", "", "a-b")))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        (wide("S104"), "s104"),
        ("石桥镇　２０２３", "石桥镇 2023"),
        ("（一）", "(一)"),
        ("", ""),
        ("……①", "……①"),
    ],
)
def test_what_an_input_method_widens_is_compared_as_what_it_stands_for(typed, word):
    assert folded(typed) == word
