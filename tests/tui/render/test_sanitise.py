"""The sanitiser: nothing that acts on a terminal passes, and offsets keep counting."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.sanitise import one_line, visible
from tui.render.wrap import width

ANY = st.text(st.characters())
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY)
def test_every_character_stays_in_its_place(text):
    assert len(visible(text)) == len(text)
    assert len(visible(text, plainer=True)) == len(text)


@given(ANY)
def test_nothing_that_acts_on_a_terminal_passes(text):
    assert not {unicodedata.category(character) for character in visible(text)} & UNSAFE


@given(ANY)
def test_we_count_cells_as_textual_does(text):
    assert width(visible(text)) == cell_len(visible(text))


@given(ANY)
def test_making_safe_twice_changes_nothing(text):
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("\x1b]0;标题\x07", "␛]0;标题␇"),
        ("a\x00b", "a␀b"),
        ("\u202e倒\u202c", "⇆倒⇆"),
        ("零\u200b宽\ufeff", "零¦宽¦"),
        ("\x9b31m", "␦31m"),
        ("\ud800", "␦"),
        ("标\ufe0f", "标¦"),
        ("甲\t乙\r\n丙", "甲 乙  丙"),
        ("[/] [a] 〔2019〕", "[/] [a] 〔2019〕"),
    ],
    ids=["转义序列", "NUL", "反向文字", "零宽", "C1", "半个字符", "变体选择符", "空白", "标记照抄"],
)
def test_hostile_characters_become_pictures(hostile, safe):
    assert visible(hostile) == safe


def test_line_feeds_stay_where_the_caller_splits_at_them():
    assert visible("甲\n乙", lines=True) == "甲\n乙"
    assert visible("甲\n乙") == "甲 乙"
    assert one_line("  甲 \n\n 乙 ") == "甲 乙"


@given(ANY)
def test_the_plainer_look_has_no_character_of_ambiguous_width_that_we_draw_ourselves(text):
    drawn = set("│─▶①…—“”→·")
    assert not drawn & set(visible(text + "│─▶①…—“”→·", plainer=True))
