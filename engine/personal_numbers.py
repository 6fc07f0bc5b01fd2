r"""Numbers that belong to a person: how they look, and the arithmetic that tells them from others.

Facts look for these shapes and the mask hides them. ``\d`` means full-width digits too; a number
may be written in groups of four.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_BEFORE = r"(?<![\dA-Za-z@_/=])(?<!\d[-－—.．])"
_AFTER = r"(?![\dA-Za-z@])"
IDENTITY = re.compile(_BEFORE + r"\d{6} ?\d{8} ?\d{3}[\dXx\uff38\uff58]" + _AFTER)
CARD = re.compile(_BEFORE + r"\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?" + _AFTER)
MOBILE = re.compile(_BEFORE + r"(?:[+＋]?86[- ]?)?[1１][3-9３-９]\d(?:[- ]?\d{4}){2}(?![\dA-Za-z])")
OLD_IDENTITY = re.compile(_BEFORE + r"[1-9１-９]\d{14}" + _AFTER)
PAPER = re.compile(
    r"(?P<word>护照|通行证|居留证|居留许可|居留身份证|居住证|台胞证|回乡证)"
    r"(?P<between>[^\dA-Za-z*\n]{0,8}?)"
    r"(?P<number>(?:[A-Za-z]{1,3}|(?<=号)|(?<=[号码][:：]))\d{6,15})(?![\dA-Za-z])"
)
"""A passport or permit, its word before it; the mask hides such numbers too."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PROVINCES = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)]
) | frozenset([*range(61, 66), 71, 81, 82, 83, 91])


def bare(number: str) -> str:
    """Return a number as half-width digits and X, its separators gone."""
    flat = unicodedata.normalize("NFKC", number).upper()
    return "".join(c for c in flat if c.isdigit() or c == "X")


def has_check_digit(number: str) -> bool:
    """Tell whether 18 bare characters end in the check digit of GB 11643 (ISO 7064, MOD 11-2)."""
    total = sum(w * int(c) for w, c in zip(_WEIGHTS, number, strict=False))
    return number[-1] == _CHECKS[total % 11]


def has_birthday(number: str) -> bool:
    """Tell whether 18 bare characters begin with a province and a day that a person was born on."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return int(number[:2]) in _PROVINCES and born.year >= 1900


def passes_luhn(number: str) -> bool:
    """Tell whether a string of digits passes the Luhn check that bank cards carry."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and number.strip("0") != ""
