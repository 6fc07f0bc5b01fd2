"""Keep numbers of persons out of the trail: identity numbers, mobile phones and bank cards.

What the auditor types and what is quoted from a report passes through here before it is stored,
because an event can never be taken back. Each hidden digit leaves one ``*``, so offsets hold.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial

_DIGIT = "[0-9\uff10-\uff19]"
_GAP = "[ \u3000\u00a0\\-\u2010\u2011\u2013\u2014_.]?"
_PHONE = re.compile(
    f"(?<!{_DIGIT})(?:(?:[0\uff10]{{2}}|[+\uff0b])?[8\uff18][6\uff16]{_GAP})?"
    f"[1\uff11][3-9\uff13-\uff19]{_DIGIT}{_GAP}{_DIGIT}{{4}}{_GAP}{_DIGIT}{{4}}(?!{_DIGIT})"
)
_LONG = re.compile(
    f"(?<!{_DIGIT}){_DIGIT}(?:{_GAP}{_DIGIT}){{13,18}}(?:{_GAP}[Xx\uff38\uff58])?(?!{_DIGIT})"
)
_IDENTITY = re.compile(
    r"[1-9]\d{5}(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]?$"
)


def mask(text: str) -> str:
    """Return the text with the numbers of persons masked; its length stays the same."""
    return _LONG.sub(_hide_long, _PHONE.sub(partial(_hide, tail=4), text))


def clean(text: str) -> str:
    """Return typed text fit for the trail: NFC, masked, no NUL and no half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return mask(unicodedata.normalize("NFC", whole).strip())


def _hide_long(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match.group()).upper()
    digits = "".join(character for character in plain if character.isalnum())
    return _hide(match, tail=2) if _IDENTITY.match(digits) or _card(digits) else match.group()


def _hide(match: re.Match[str], tail: int) -> str:
    """Hide all digits but the first three and the last few; what stands between them stays."""
    found = match.group()
    total = sum(character.isalnum() for character in found)
    result, count = [], 0
    for character in found:
        count += character.isalnum()
        hidden = character.isalnum() and 3 < count <= total - tail
        result.append("*" if hidden else character)
    return "".join(result)


def _card(digits: str) -> bool:
    """Return whether the digits pass Luhn's test and are as many as a card has."""
    if not 16 <= len(digits) <= 19 or not digits.isdigit():
        return False
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
