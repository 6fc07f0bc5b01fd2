"""What two labels have in common once spacing, punctuation and remnants are gone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.forms.labels import (
    NUMERAL,
    invisible_blanked,
    label_pieces,
    leading_numeral,
    mask_markup,
    normalise_label,
    strip_blanks,
    visible,
)

LETTERS = [chr(code) for code in range(0x10000)]
TEXTS = st.text(st.sampled_from("总 计（七）、<b>&nbsp;[书签]\u200b\u3000其它12.abc"), max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("总 计", "总计"),
        ("自然\n人", "自然人"),
        ("<b>总计</b>", "总计"),
        ("总&nbsp;计", "总计"),
        ("[bookmark1]总计", "总计"),
        ("总\u200b计", "总计"),
        ("總計", "总计"),
        ("其它", "其他"),
        ("１２", "12"),
        ("（）、—", ""),
        ("", ""),
    ],
)
def test_a_label_is_its_words(text, words):
    assert normalise_label(text) == words


@given(TEXTS)
def test_words_of_words_are_the_same(text):
    once = normalise_label(text)
    assert normalise_label(once) == once
    assert strip_blanks(strip_blanks(text)) == strip_blanks(text) or "&" in text or "<" in text


@given(TEXTS)
def test_what_is_masked_stays_where_it_was(text):
    for masked in (mask_markup(text), invisible_blanked(text)):
        assert len(masked) == len(text)
        assert all(one in (" ", other) for one, other in zip(masked, text, strict=True))
    assert "\u200b" not in visible(text)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("一、概述", "top", 1),
        ("（三）新收", "paren", 3),
        ("(十一)其他", "paren", 11),
        ("第二部分 主动公开", "chapter", 2),
        ("1.属于国家秘密", "item", 1),
        ("（2）其他", "item", 2),
        ("③其他", "item", 3),
        ("十二．附件", "top", 12),
        ("4、其他", "item", 4),
    ],
)
def test_a_numeral_that_something_sets_off_is_one(text, style, value):
    found = leading_numeral(text)
    assert found is not None
    assert (found.style, found.value) == (style, value)
    assert text[found.end :][:1] not in "、.．）)"


@pytest.mark.parametrize("text", ["三安全", "2023年", "1.5万元", "概述", "", "一"])
def test_what_is_no_numeral_is_none(text):
    assert leading_numeral(text) is None


def test_a_cell_with_two_labels_is_cut_where_the_numeral_stands():
    pieces = label_pieces("（三）不予公开1.属于国家秘密")
    assert [(numeral.value if numeral else None, words) for numeral, words in pieces] == [
        (3, "不予公开"),
        (1, "属于国家秘密"),
    ]
    assert label_pieces(" ") == ()
    assert [words for _, words in label_pieces("增长2.5倍")] == ["增长25倍"]


@pytest.mark.parametrize("behind", ["、总计", "部分", "总体情况", ")总计"])
def test_whatever_the_grammar_takes_for_a_numeral_is_one(behind: str) -> None:
    texts = [f" {letter}{behind}" for letter in LETTERS]
    told = [text for text in texts if NUMERAL.match(text)]
    assert told
    assert all(leading_numeral(text) is not None for text in told)


def test_a_label_keeps_no_white_space() -> None:
    blanks = [letter for letter in LETTERS if re.fullmatch(r"\s", letter)]
    assert strip_blanks(f"总{''.join(blanks)}计") == "总计"
    assert {strip_blanks(f"总{blank}计") for blank in blanks} == {"总计"}
