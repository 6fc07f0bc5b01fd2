"""Report text for spreadsheets: what nobody sees goes, and nothing begins as a formula does.

A report may hold control characters, marks that turn the direction of writing, and invisible ones
that hide a formula from a guard and not from a spreadsheet.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# letters and marks that are drawn as nothing; white space besides is what Unicode calls so
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
BLANKS = re.compile(rf"[\s{UNSEEN}]*")
PLAIN = re.compile(r"[\x20-\x7e　-〟一-鿿！-～\n]*\Z")
SIGNS = frozenset("=+-@")
MINUS = "\u2212"  # no compatibility form of "-", and LibreOffice reckons with it


def cleaned(text: str) -> str:
    """Return the text without control, direction and zero-width characters; line ends stay."""
    if PLAIN.match(text):
        return text
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    return "".join(map(kept, whole))


@cache
def kept(character: str) -> str:
    """Return what is left of a character: itself, a blank for a tab or another break, nothing."""
    category = unicodedata.category(character)
    if character == "\n":
        return "\n"
    if category in {"Zl", "Zp"} or character in "\t\x0b\x0c\x85":
        return " "
    nobody = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return "" if category in {"Cc", "Cf"} or nobody else character


def begins_as_formula(text: str) -> bool:
    """Tell whether a spreadsheet might reckon: =, +, -, @, also wide, small or behind blanks."""
    blanks = BLANKS.match(text)
    first = text[blanks.end() if blanks else 0 :][:1]
    return first == MINUS or unicodedata.normalize("NFKC", first)[:1] in SIGNS if first else False
