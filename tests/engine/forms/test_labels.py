"""Labels brought to what they have in common."""

from __future__ import annotations

import re

import pytest

from engine.forms.labels import NUMERAL, leading_numeral, strip_blanks

LETTERS = [chr(code) for code in range(0x10000)]


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
