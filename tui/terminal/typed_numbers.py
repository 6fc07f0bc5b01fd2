"""Numbers as people type them, bounded before they are turned into one."""

from __future__ import annotations

DIGITS = 18
"""No count or place here has more; of some thousands Python itself refuses to make a number."""


def number(text: str, most: int) -> int | None:
    """Return the whole number from 1 to ``most`` that is typed, None if it is none."""
    value = int(text) if text.isdecimal() and len(text) <= DIGITS else 0
    return value if 0 < value <= most else None
