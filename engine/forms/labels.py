"""What two labels have in common once spacing, punctuation and converters' remnants are gone.

Every comparison with a form goes through here, so that 总 计, 自然 人 and （七）总计 meet the
form's own words. Offsets are not kept: use ``mask_markup`` where places matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from engine.numbers import normalise, parse_chinese
from engine.traditional import simplified
from engine.values import dataclass

KEPT = 64
_REMNANT = (
    r"\[(?:bookmark|书签)[^\]\n]{0,80}\]|&(?:nbsp|ensp|emsp|thinsp|#160|#12288);"
    r"|</?(?:strong|b|em|i|u|p|div|span|font|center)(?:\s[^<>\n]{0,80})?/?>"
)
REMNANT = re.compile(_REMNANT, re.IGNORECASE)
_UNSEEN = r"\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_KEEP = re.compile(r"[\W_]+")
_ORDINAL = "[一二三四五六七八九十]"
NUMERAL = re.compile(
    rf"""\s*(?:
      第\s*(?P<chapter>{_ORDINAL}{{1,3}})\s*(?:部分|章|节|项)\s*[、.,:，．：]?
    | [(（]\s*(?P<paren>{_ORDINAL}{{1,3}})\s*[)）]\s*[、.，．]?
    | (?P<top>{_ORDINAL}{{1,3}})\s*(?:[、.,，．:：﹑]|\s(?=\S))
    | [(（]\s*(?P<item_paren>\d{{1,2}})\s*[)）]\s*[、.，．]?
    | (?P<sign>[①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤⅥ]|(?:VI|IV|V|I{{1,3}})(?=\s*[、.．]))\s*[、.．]?
    | (?P<item>\d{{1,2}})\s*(?:[、.．)）﹑](?!\d)|(?=[\u4e00-\u9fff“"]))
    )\s*""",
    re.VERBOSE,
)
_MARK = re.compile(rf"\({_ORDINAL}{{1,2}}\)|(?<!{_ORDINAL}){_ORDINAL}[、.]|(?<![\d.])\d[.、](?!\d)")

Style = Literal["top", "paren", "item", "chapter"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A leading numeral: its style, its value, and where the words after it begin."""

    style: Style
    value: int
    end: int


def mask_markup(text: str) -> str:
    """Overwrite converters' remnants with blanks: nothing moves, so offsets stay true."""
    return REMNANT.sub(lambda match: " " * len(match[0]), text) if _marked(text) else text


def visible(text: str) -> str:
    """Return the text without characters that nobody sees (zero-width blanks, marks of order)."""
    return _INVISIBLE.sub("", text)


def invisible_blanked(text: str) -> str:
    """Overwrite characters that nobody sees with blanks: nothing moves, so offsets stay true."""
    return _INVISIBLE.sub(" ", text)


def _marked(text: str) -> bool:
    return "[" in text or "&" in text or "<" in text


def strip_blanks(text: str) -> str:
    """Return the text after NFKC without white space and remnants."""
    return _kept_compact(text) if len(text) <= KEPT else _compact(text)


def normalise_label(text: str) -> str:
    """Return only the words: no space, no punctuation; 其它 read as 其他."""
    return _kept_wording(text) if len(text) <= KEPT else _wording(text)


def _compact(text: str) -> str:
    plain = normalise(REMNANT.sub("", text) if _marked(text) else text).text
    return simplified(visible("".join(plain.split())))


def _wording(text: str) -> str:
    return _KEEP.sub("", strip_blanks(text)).replace("其它", "其他")


# Cells say the same few things in every report; longer texts are not worth keeping.
_kept_compact = lru_cache(maxsize=4096)(_compact)
_kept_wording = lru_cache(maxsize=4096)(_wording)


def leading_numeral(text: str) -> Numeral | None:
    """Return the numeral a text begins with (一、 （一） 1. (1) 第一部分), None without one.

    三安全 and 2023年 begin with no numeral: something has to set it off.
    """
    first = text.lstrip()[:1]
    if first not in _BEGINS and not first.isdecimal():  # as most lines do
        return None
    match = NUMERAL.match(text)
    if match is None or match.end() == 0:
        return None
    groups = match.groupdict()
    style: Style
    for name, style in _STYLES:
        written = groups[name]
        if written is not None:
            value = int(written) if written.isdecimal() else parse_chinese(written)
            value = _SIGNS.get(normalise(written).text) if name == "sign" else value
            return Numeral(style, value or 0, match.end())
    return None


_BEGINS = frozenset("第(（一二三四五六七八九十①②③④⑤⑥⑦⑧⑨VI\u2160\u2161\u2162\u2163\u2164\u2165")
"""What a numeral begins with, digits aside."""
_STYLES: tuple[tuple[str, Style], ...] = (
    ("chapter", "chapter"),
    ("paren", "paren"),
    ("top", "top"),
    ("item_paren", "item"),
    ("item", "item"),
    ("sign", "item"),
)
_SIGNS = {
    **{str(n): n for n in range(1, 10)},
    **{sign: n for n, sign in enumerate(("I", "II", "III", "IV", "V", "VI"), 1)},
}


@lru_cache(maxsize=4096)
def label_pieces(text: str) -> tuple[tuple[Numeral | None, str], ...]:
    """Split a cell's label where numerals stand: （三）不予公开1.属于国家秘密 is two labels.

    Each piece comes as its numeral and its wording; a blank cell has none.
    """
    plain = strip_blanks(text)
    cuts = sorted({0, *(match.start() for match in _MARK.finditer(plain)), len(plain)})
    pieces = []
    for start, end in pairwise(cuts):
        piece = plain[start:end]
        numeral = leading_numeral(piece)
        pieces.append((numeral, normalise_label(piece[numeral.end :] if numeral else piece)))
    return tuple(piece for piece in pieces if piece[0] or piece[1])
