r"""Numbers that belong to a person: how they look, and how they are masked.

The patterns live beside the mask so that whatever a fact can find, a quotation cannot show.
``\d`` means full-width digits too; a number may be written in groups of four.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE = r"(?<![\dA-Za-z@_/=])(?<!\d[-－—.．])"
_AFTER = r"(?![\dA-Za-z@])"
IDENTITY = re.compile(_BEFORE + r"\d{6} ?\d{8} ?\d{3}[\dXx\uff38\uff58]" + _AFTER)
CARD = re.compile(_BEFORE + r"\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?" + _AFTER)
MOBILE = re.compile(_BEFORE + r"(?:[+＋]?86[- ]?)?[1１][3-9３-９]\d(?:[- ]?\d{4}){2}(?![\dA-Za-z])")
_OLD_IDENTITY = re.compile(_BEFORE + r"\d{15}" + _AFTER)
_MASKED = (IDENTITY, CARD, _OLD_IDENTITY, MOBILE)
_SHOWN_FIRST, _SHOWN_LAST = 3, 2


def masked(number: str) -> str:
    """Return a number with all but its first three and last two characters starred, same length."""
    middle = number[_SHOWN_FIRST:-_SHOWN_LAST]
    stars = "".join("*" if c.isalnum() else c for c in middle)
    return number[:_SHOWN_FIRST] + stars + number[-_SHOWN_LAST:]


@lru_cache(maxsize=32)  # a paragraph is quoted many times in a row
def mask(text: str) -> str:
    """Return the text with every number that may be a person's masked; its length stays.

    Generous on purpose: a check digit is not asked for, and a run of 15 or 16–19 digits is
    masked whatever it is. Masking what is masked already changes nothing.
    """
    if not any(c.isdigit() for c in text):
        return text
    for pattern in _MASKED:
        text = pattern.sub(lambda match: masked(match.group()), text)
    return text
