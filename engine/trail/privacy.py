"""Keep numbers of persons out of the trail: identity numbers, mobile phones and bank cards.

What the auditor types and what is quoted from a report passes through here before it is stored,
because an event can never be taken back. Each hidden digit leaves one ``*``, so offsets hold.
"""

from __future__ import annotations

import re
import unicodedata

_DIGIT = r"[0-9\uff10-\uff19]"
_GAP = r"[ \u3000\-\u2010\u2011\u2013\u2014_.\u00a0]?"
_LONG = re.compile(
    rf"(?<![0-9A-Za-z\uff10-\uff19]){_DIGIT}(?:{_GAP}{_DIGIT}){{9,18}}{_GAP}[Xx\uff38\uff58]?"
)
_PHONE = re.compile(r"1[3-9]\d{9}$")
_IDENTITY = re.compile(
    r"[1-9]\d{5}(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]?$"
)
_COUNTRY = re.compile(r"^86(?=1[3-9]\d{9}$)")


def mask(text: str) -> str:
    """Return the text with the numbers of persons masked; its length stays the same."""
    return _LONG.sub(_hide, text)


def clean(text: str) -> str:
    """Return typed text fit for the trail: NFC, masked, no NUL and no half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return mask(unicodedata.normalize("NFC", whole).strip())


def _hide(match: re.Match[str]) -> str:
    found = match.group()
    digits = unicodedata.normalize("NFKC", re.sub(_GAP[:-1], "", found))
    if not _personal(digits):
        return found
    shown = {"lead": 3, "tail": 4 if len(digits) < 15 else 2}
    total = sum(character.isalnum() for character in found)
    result, count = [], 0
    for character in found:
        count += character.isalnum()
        hidden = character.isalnum() and shown["lead"] < count <= total - shown["tail"]
        result.append("*" if hidden else character)
    return "".join(result)


def _personal(digits: str) -> bool:
    bare = _COUNTRY.sub("", digits)
    return bool(_PHONE.match(bare) or _IDENTITY.match(bare)) or _card(digits)


def _card(digits: str) -> bool:
    if not 16 <= len(digits) <= 19 or not digits.isdigit():
        return False
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
