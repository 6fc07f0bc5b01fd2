"""A cell into a value: the number if it is one, the text always, money in ten thousand yuan."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.anchor import Anchor
from engine.doubts import CellDoubt
from engine.reading.tables.cell_value import absent, is_spaced, joined_doubt, value_of
from engine.reading.tables.cell_value import given as cut_out
from engine.report import Cell


def cell(text, doubt=None):
    return Cell(text=text, anchor=Anchor(block=0, row=0, column=0), doubt=doubt)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("１２", 12),
        ("0", 0),
        ("", None),
        ("—", None),
        ("/", None),
        ("无", None),
        ("1,234", 1234),
        ("12件", 12),
        ("十二", 12),
        ("-3", -3),
        ("1 234", 1234),
    ],
)
def test_a_blank_is_no_zero_and_words_stay_raw(text, number):
    value = value_of(cell(text))
    assert value.number == number
    assert value.raw == text.strip() or value.number is not None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("22 235", None),
        ("2 5", CellDoubt.SPACED),
        ("12\n34", CellDoubt.SPACED),
        ("012", CellDoubt.LEADING_ZERO),
        ("0", None),
        ("1234567890", CellDoubt.TOO_LONG),
        ("123456789", None),
        ("1 2345", CellDoubt.SPACED),
        ("甲 乙", None),
    ],
)
def test_figures_that_look_run_together_are_no_number(text, doubt):
    assert joined_doubt(text) == doubt
    value = value_of(cell(text))
    assert value.doubt == doubt
    assert doubt is None or value.number is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.5", Decimal("3.5")),
        ("3.5万元", Decimal("3.5")),
        ("35000元", Decimal("3.5")),
        ("2亿元", 20_000),
        ("1,200元", Decimal("0.12")),
        ("0", 0),
        ("0元", 0),
        ("约3万", None),
        ("", None),
        ("3.50", Decimal("3.5")),
    ],
)
def test_money_is_in_ten_thousand_yuan(text, number):
    assert value_of(cell(text), money=True).number == number


@given(st.integers(0, 999_999_999))
def test_a_plain_count_is_itself(number):
    value = value_of(cell(str(number)))
    assert (value.number, value.raw, value.doubt) == (number, str(number), None)


def test_a_doubt_of_the_cell_stays_and_one_of_the_figures_goes_first():
    assert value_of(cell("12", CellDoubt.SPACED)).doubt == CellDoubt.SPACED
    assert value_of(cell("012"), doubt=CellDoubt.SPACED).doubt == CellDoubt.LEADING_ZERO
    assert absent(Anchor(block=1)).number is None
    assert cut_out(7, cell("7 8")).number == 7
    assert is_spaced("22 235")
    assert not is_spaced("22235")
