"""Days as facts hold them (YYYYMMDD) and as sentences show them (2024年1月31日)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def number(day: date) -> int:
    """Return a day as the integer YYYYMMDD."""
    return day.year * 10_000 + day.month * 100 + day.day


def words(day: date) -> str:
    """Return a day as a sentence shows it."""
    return f"{day.year}年{day.month}月{day.day}日"
