"""The one sanitiser between untrusted text and a terminal; every widget and plain output use it.

Report text may hold escape sequences, NUL, bidi controls and zero-width characters, and Textual
passes all of them on. Each such character becomes exactly one visible picture of one cell, so
that offsets of evidence keep counting. Nothing here knows a widget.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ESCAPED = "␦"
TURNED = "⇆"
UNSEEN = "¦"

HARMLESS = re.compile(r"[\x20-\x7e　-〟一-鿿！-～\n]*\Z")
BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)))
SELECTORS = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0000, 0xE0FFF))
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")

PLAINER = str.maketrans(
    "“”‘’…—–·①②③④⑤⑥⑦⑧⑨×÷→←↑↓●○■□★☆※℃№│─┌┐└┘├┤┬┴┼▶▌⇆¦␦¶",
    "\"\"''~--.123456789x/><^v*o*o**#CN|-+++++++++>|?|??",
)


def visible(text: str, *, plainer: bool = False, lines: bool = False) -> str:
    """Return the text, equally long, with every character that could act on a terminal pictured.

    Args:
        text: anything, however hostile.
        plainer: also replace characters that old consoles draw two cells wide.
        lines: keep line feeds (the caller splits at them).
    """
    if not HARMLESS.match(text):
        text = "".join(map(picture, text))
    if not lines and "\n" in text:
        text = text.replace("\n", " ")
    return text.translate(PLAINER) if plainer else text


@cache
def picture(character: str) -> str:
    """Return the character itself if it is harmless, else its one-cell picture."""
    code = ord(character)
    if character in "\n\t\r":
        return "\n" if character == "\n" else " "
    if code < 0x20 or code == 0x7F:
        return chr(0x2400 + code) if code < 0x20 else "\u2421"
    if character in BIDI:
        return TURNED
    if character in FILLERS or any(first <= code <= last for first, last in SELECTORS):
        return UNSEEN
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Zl", "Zp"} or code & 0xFFFE == 0xFFFE:
        return ESCAPED
    return UNSEEN if category == "Cf" else character


def one_line(text: str, *, plainer: bool = False) -> str:
    """Return the text safe for one line: pictures, and runs of white space as a single space."""
    return re.sub(r"\s+", " ", visible(text, plainer=plainer)).strip()
