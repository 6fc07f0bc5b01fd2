"""Numbers with their unit as running text writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clauses.amounts import amounts


def read(text):
    return [(str(one.value), one.unit, one.rough) for one in amounts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到12件", [("12", "件", False)]), ("1,234件", [("1234", "件", False)]),
        ("一千二百三十四件", [("1234", "件", False)]), ("两件", [("2", "件", False)]),
        ("3.5万元", [("3.5", "万元", False)]), ("增长2.5倍", [("2.5", "倍", False)]),
        ("下降3个百分点", [("3", "个百分点", False)]), ("共计0，", [("0", "", False)]),
        ("行政许可3件、处罚2件", [("3", "件", False), ("2", "件", False)]),
    ],
)  # fmt: skip
def test_a_number_with_its_unit_is_read(text, found):
    assert read(text) == found


@pytest.mark.parametrize("text", ["约20件", "20余件", "十多件", "近20件", "20件以上", "20件左右"])
def test_what_is_not_meant_exactly_says_so(text):
    ((_, _, rough),) = read(text)
    assert rough


@pytest.mark.parametrize(
    "text",
    [
        "第3条", "第一件", "每件", "2023年", "12345热线", "未发生一起", "没有收到过一件",
        "一起行政复议均未发生", "一件申请都没有", "一件性", "十七届人大四次会议", "",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_number(text):
    assert read(text) == []


def test_one_thing_is_one_where_it_is_told_as_such():
    assert read("收到一件，未答复") == [("1", "件", False)]
    assert read("一件已答复，均未超期") == [("1", "件", False)]


@given(st.integers(0, 10**7), st.sampled_from(["件", "份", "条", "万元"]))
def test_a_number_is_the_same_with_commas_and_stands_where_it_is_said(number, unit):
    for written in (f"{number}", f"{number:,}"):
        text = f"共计收到{written}{unit}。"
        (one,) = amounts(text)
        assert (one.value, one.unit) == (number, unit)
        assert text[one.start : one.end] == f"{written}{unit}"


def test_things_are_counted_whole_and_money_in_fen():
    (half,) = amounts("0.5件")
    (money,) = amounts("3.55万元")
    assert (half.count, half.fen) == (None, None)
    assert (money.value, money.fen, money.count) == (Decimal("3.55"), 3_550_000, None)
