"""Marks of footnotes beside words and figures: ①, [1], *, a raised digit; none of the text.

A raised mark is told by its shape alone; one that stands on the line only by the figure before it.
"""

from __future__ import annotations

import re

_CIRCLED = r"[①-⑳⓪❶-❿⑴-⒇⁰¹²³⁴-⁹]"
_BRACKETED = (
    r"[\[\uff3b]\d{1,2}[\]\uff3d]|〔\d{1,2}〕|【\d{1,2}】"
    r"|[（(](?:[见备]?注)?\d{1,2}[）)]|[（(][见备]?注[）)]"
)
_SIGN = r"[*\uff0a※†‡#]{1,3}"
_RAISED = re.compile(rf"\s*(?:{_CIRCLED}|{_BRACKETED}|{_SIGN}|注?\d{{1,2}}|注|[a-z])\s*")
_BEHIND_FIGURE = re.compile(
    rf"(?P<figure>\s*[-−]?\d[\d,.]{{0,12}})\s?(?:{_CIRCLED}|{_BRACKETED}|{_SIGN}|备?注\d?)\s*"
)
_BEHIND_WORDS = re.compile(rf"(?P<words>.*[\u4e00-\u9fff）)”])\s?(?:{_CIRCLED}|\[\d{{1,2}}\])\s*")
_SIGNS = frozenset("*\uff0a※†‡#注]\uff3d〕】）)")
MOST = 24


def is_raised_mark(raised: str, before: str) -> bool:
    """Tell a footnote's mark from a power (m²): ``raised`` is set high behind ``before``."""
    behind = before.rstrip()
    if not behind or not _RAISED.fullmatch(raised):
        return False
    return not (behind[-1].isascii() and behind[-1].isalpha())


def _is_numeral(character: str) -> bool:
    return character.isnumeric() and not character.isdecimal()


def without_mark(text: str) -> str | None:
    """Return a cell's text without the note's mark behind it, None where it has none."""
    last = text.rstrip()[-1:]
    numbered = last.isdecimal() and "注" in text[-3:]
    if not last or (last not in _SIGNS and not numbered and not _is_numeral(last)):
        return None
    if len(text) <= MOST and (match := _BEHIND_FIGURE.fullmatch(text)):
        return match["figure"]
    match = _BEHIND_WORDS.fullmatch(text)
    return match["words"] if match else None
