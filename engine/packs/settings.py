"""What a setting may be: its sort is declared in pack.yaml, and a value of no such sort is refused.

A mistyped deadline would otherwise be met only by the report that it judges.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.dates import day_of

if TYPE_CHECKING:
    from engine.rule import Scalar

_COMMON_YEAR = 2023
"""A deadline must be a day of every year, so 02-29 is none."""
_WRITTEN = re.compile(r"(\d\d)-(\d\d)")
_PERCENT = 100
MOST = 1_000_000
"""More characters than any report has: what is above is a slip of the keyboard."""


def fault(name: str, sort: str, value: Scalar) -> str:
    """Return what is wrong with a setting's value and what would be right, "" if nothing is."""
    if sort == "month-day" and not is_month_day(value):
        return f'“{name}”要写成“月-日”，例如 "01-20"，收到的是“{value}”。{meant(str(value))}'
    if sort == "percent" and not (isinstance(value, int) and 0 <= value <= _PERCENT):
        return f"“{name}”要写成0到100的整数，收到的是“{value}”。"
    if sort == "count" and not (isinstance(value, int) and 0 <= value <= MOST):
        return f"“{name}”要写成不小于零、不大于{MOST}的整数，收到的是“{value}”。"
    return ""


def is_month_day(value: Scalar) -> bool:
    """Tell whether a value is a day of the calendar, written "01-20"."""
    found = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    return found is not None and day_of(_COMMON_YEAR, int(found[1]), int(found[2])) is not None


def meant(text: str) -> str:
    """Return what was probably meant by a day written otherwise, "" where that is not plain."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 2 and max(map(len, numbers)) <= 2:
        right = f"{int(numbers[0]):02}-{int(numbers[1]):02}"
        return f'是不是 "{right}"？' if is_month_day(right) else ""
    return ""
