"""Characters that nobody sees: they part figures and names for a program and for no reader."""

from __future__ import annotations

import re

_SYMBOLS = range(0xE000, 0xF900)
"""Private use, where Word keeps the characters of symbol fonts."""
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as a blank."""
_UNSEEN = re.compile(
    f"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff{_FILLERS}]"
)


def seen(text: str) -> str:
    """Return the text without zero-width blanks, soft hyphens and marks of order.

    A filler, which is as wide as a letter, is a blank.
    """
    return text if text.isascii() else _UNSEEN.sub(_as_seen, text)


def _as_seen(found: re.Match[str]) -> str:
    return " " if found[0] in _FILLERS else ""


def symbol(number: int) -> str:
    """Return the character that Word names by its number; nothing where that is none of text.

    A symbol font's (private use) says nothing outside of it; half a pair, a control character and
    what Unicode calls no character could not even be written down.
    """
    half, control = 0xD800 <= number < 0xE000, number < 0x20 or 0x7F <= number < 0xA0
    return "" if half or control or number in _SYMBOLS or number >= 0xFFFE else chr(number)
