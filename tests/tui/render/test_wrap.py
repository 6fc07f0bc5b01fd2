"""Line breaking: every line fits, nothing is lost, punctuation stands where it may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.render.sanitise import visible
from tui.render.wrap import NOT_FIRST, cut, pad, width, wrap

TEXTS = st.text(st.sampled_from("中文字（）。，、“” abc123\n；《》第条①…"), max_size=200)
CELLS = st.integers(4, 60)


@given(TEXTS, CELLS)
def test_every_line_fits(text, cells):
    assert all(width(text[start:end]) <= cells for start, end in wrap(text, cells))


@given(st.text(max_size=200).map(lambda t: visible(t, lines=True)), CELLS)
def test_only_blanks_and_line_feeds_are_left_out(text, cells):
    lines = wrap(text, cells)
    covered = {at for start, end in lines for at in range(start, end)}
    assert all(text[at] in " \n" for at in range(len(text)) if at not in covered)
    assert lines == sorted(lines)


def test_closing_punctuation_does_not_start_a_line():
    text = "各级行政机关应当建立健全本行政机关的政府信息公开工作制度，并指定机构负责。" * 3
    for cells in range(8, 60):
        assert all(text[start] not in NOT_FIRST for start, _ in wrap(text, cells))


def test_an_opening_bracket_does_not_end_a_line():
    text = "根据（条例）和《办法》的规定" * 5
    for cells in range(8, 60):
        assert all(text[end - 1] not in "（《" for _, end in wrap(text, cells))


def test_a_number_is_kept_whole():
    text = "主动公开政府信息12345件"
    assert [text[a:b] for a, b in wrap(text, 18)] == ["主动公开政府信息", "12345件"]


def test_the_first_line_may_be_indented():
    assert wrap("甲乙丙丁", 4, indent=2) == [(0, 1), (1, 3), (3, 4)]


@pytest.mark.parametrize(("cells", "result"), [(6, "甲乙丙"), (5, "甲乙…"), (2, "…"), (0, "")])
def test_cutting_says_that_something_is_missing(cells, result):
    assert cut("甲乙丙", cells) == result


@given(TEXTS.map(lambda t: t.replace("\n", "")), st.integers(1, 30))
def test_padding_gives_exactly_the_width(text, cells):
    assert width(pad(text, cells)) == width(pad(text, cells, right=True)) == cells
