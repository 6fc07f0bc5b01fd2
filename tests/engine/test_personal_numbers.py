"""The arithmetic of numbers of persons: check digits and birthdays."""

from __future__ import annotations

from engine.personal_numbers import bare, has_birthday, has_check_digit, passes_luhn

IDENTITY = "11010519491231002X"
CARD = "6222021234567890128"


def test_the_worked_example_of_the_standard_has_its_check_digit():
    assert has_check_digit(IDENTITY)
    assert has_birthday(IDENTITY)
    assert [n for n in range(10) if has_check_digit(IDENTITY[:-1] + str(n))] == []
    assert bare("１１０ 1x") == "1101X"


def test_luhn_accepts_one_check_digit_in_ten():
    assert [n for n in range(10) if passes_luhn(CARD[:-1] + str(n))] == [8]
    assert not passes_luhn("0" * 16)
