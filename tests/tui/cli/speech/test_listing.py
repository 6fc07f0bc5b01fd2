"""Lines of a plain listing: whole for a pipe, wrapped in cells for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.speech.listing import Line, broken, hanging, painted, typeset
from tui.render.wrap import width


def shown(*lines, cells=None, colour=False):
    return list(typeset(lines, cells, colour=colour))


def test_a_pipe_gets_one_line_for_each_thing():
    long = "很长的一句话" * 40
    assert shown(Line(text=long, indent=2, label="依据")) == [f"  依据  {long}"]


@given(st.text("长短abc ", min_size=1, max_size=200), st.integers(30, 90), st.integers(0, 8))
def test_a_terminal_gets_lines_that_fit_and_lose_nothing(text, cells, indent):
    lines = shown(Line(text=text, indent=indent, label="依据"), cells=cells)
    room = max(cells, len(hanging(indent, "依据")) + 15)
    assert all(width(line) <= room for line in lines)
    said = "".join("".join(lines).split())
    assert said == "依据" + "".join(text.split())


def test_a_line_goes_on_under_its_own_text():
    first, second, *_ = shown(Line(text="长" * 60, indent=2, label="依据"), cells=40)
    assert first.startswith("  依据  长")
    assert second.startswith(" " * 8 + "长")


def test_what_acts_on_a_terminal_is_made_safe():
    (line,) = shown(Line(text="甲\x1b[31m乙", label="标\x07签"))
    assert "\x1b" not in line
    assert "\x07" not in line


@pytest.mark.parametrize(
    ("colour", "how", "seen"), [(True, "error", True), (False, "error", False)]
)
def test_colour_is_for_those_who_want_it(colour, how, seen):
    assert (painted("甲", how, colour=colour) == "\x1b[31m甲\x1b[0m") is seen
    assert painted("甲", "", colour=True) == "甲"
    assert painted("", how, colour=True) == ""


def test_only_the_label_is_painted_where_there_is_one():
    (line,) = shown(Line(text="甲", label="错", how="error"), colour=True)
    assert line == "\x1b[31m错\x1b[0m  甲"
    (bare,) = shown(Line(text="甲", how="error"), colour=True)
    assert bare == "\x1b[31m甲\x1b[0m"


def test_pieces_of_a_text_make_the_text():
    assert "".join(broken("长" * 50, 40, 2, "依据")) == "长" * 50
