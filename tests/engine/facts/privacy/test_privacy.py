"""Numbers of persons: found where they stand, told apart from other digits, never shown.

All numbers are worked examples of the standards or made up with a right check digit.
"""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.written import PARTS, of, one, paragraph, report

from engine.anchor import Anchor
from engine.facts.context import NOTHING_ELSE
from engine.facts.privacy import facts
from engine.personal_numbers import has_check_digit
from engine.privacy import mask
from engine.report import Cell, Grid

IDENTITY = "11010519491231002X"
MOBILE = "13800138000"
CARD = "6222021234567890128"


def made(*paragraphs):
    return tuple(facts(report({**PARTS, 6: paragraphs}), NOTHING_ELSE))


@pytest.mark.parametrize(
    "text",
    [
        f"申请人身份证号{IDENTITY}。",
        "身份证：110105 19491231 002x",
        "（１１０１０５１９４９１２３１００２\uff38）",
    ],
)
def test_an_identity_number_is_known_by_check_digit_and_birthday(text):
    fields = one(made(text), "identity_number").fields
    assert (fields["check_digit"], fields["birthday"]) == (1, 1)


@pytest.mark.parametrize(
    ("number", "check_digit", "birthday"),
    [
        ("110105194912310021", 0, 1),
        ("110105194913310027", None, 0),
        ("990105194912310020", None, 0),
    ],
)
def test_eighteen_digits_alone_are_no_identity_number(number, check_digit, birthday):
    fields = one(made(f"流水号{number}。"), "identity_number").fields
    assert fields["birthday"] == birthday
    assert check_digit is None or fields["check_digit"] == check_digit


@pytest.mark.parametrize(
    "text",
    [
        "电话：0517-87222589",
        "邮编：223100",
        "统一社会信用代码11321081014141414K1",
        "网址 http://www.example.cn/t20240118_13800138000123.html",
        "文件编号A13800138000",
        "计算器读数1.13800138000",
    ],
)
def test_other_digits_are_no_mobile_number(text):
    assert not list(of(made(text), "mobile_number"))


@pytest.mark.parametrize(
    "text",
    [
        f"手机{MOBILE}。",
        "手机 138 0013 8000",
        "手机：138-0013-8000",
        "+86 13800138000",
        "１３８００１３８０００",
    ],
)
def test_a_mobile_number_is_found_however_it_is_grouped(text):
    assert one(made(text), "mobile_number").fields["amount"] == 0


def test_eleven_digits_before_a_unit_are_an_amount():
    assert one(made("全年财政收入13800138000元。"), "mobile_number").fields["amount"] == 1


@pytest.mark.parametrize(
    ("text", "luhn", "payment"),
    [
        (f"请汇入银行账户，卡号{CARD}。", 1, 1),
        ("请汇入银行账户，卡号6222 0212 3456 7890 128。", 1, 1),
        (f"索引号{CARD}。", 1, 0),
        ("请汇入银行账户，卡号6222021234567890129。", 0, 1),
    ],
)
def test_a_card_number_has_a_check_and_a_context(text, luhn, payment):
    fields = one(made(text), "card_number").fields
    assert (fields["luhn"], fields["payment"]) == (luhn, payment)


def test_an_identity_number_is_not_taken_for_a_card():
    assert not list(of(made(f"缴费人身份证号{IDENTITY[:-1]}X，银行账户"), "card_number"))
    digits = "110105194912310046"
    assert has_check_digit(digits) == bool(not list(of(made(f"银行{digits}"), "card_number")))


def test_numbers_in_table_cells_are_found_and_navigation_is_not_read():
    cell = Cell(text=MOBILE, anchor=Anchor(block=0, row=0, column=0))
    grid = Grid(rows=((cell, cell),), anchor=Anchor(block=0))
    assert len(list(of(made(grid), "mobile_number"))) == 1
    assert not made(paragraph(f"热线{MOBILE}", role="navigation"))


@pytest.mark.parametrize("number", [IDENTITY, MOBILE, CARD, "6222 0212 3456 7890 128"])
def test_no_fact_carries_the_number(number):
    for fact in made(f"银行账户{number}。"):
        text = repr(asdict(fact))
        assert number not in text
        assert number.replace(" ", "")[3:-2] not in text
        assert fact.evidence[0].quote in mask(f"银行账户{number}。")


@given(st.integers(min_value=10**17, max_value=10**18 - 1))
def test_eighteen_digits_are_masked_whatever_they_are(number):
    assert str(number)[3:-2] not in mask(f"号码{number}。")
