"""Numbers as reports write them: full-width, grouped, with units, in Chinese numerals.

Readers and facts both count what stands in prose and in cells; one grammar keeps them from
disagreeing. Offsets always lead back to the text as it stands in the source.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from engine.values import dataclass

Number = int | Decimal

GREEK, CYRILLIC = "\u039f", "\u041e"  # letters that look like O
DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "0": 0,
    "○": 0,
    "O": 0,
    "o": 0,
    "◯": 0,
    GREEK: 0,
    CYRILLIC: 0,
}
_LETTERS = (
    "Oo" + GREEK + CYRILLIC
)  # stand for 〇 inside a numeral (二O二三), never for a zero of their own
LONGEST = 28
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
RUNS = {"廿": 20, "卅": 30}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

_NUMERAL = "零〇○◯一二两三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
CHINESE = re.compile(rf"[{_NUMERAL}][{_NUMERAL}万亿]*")
ARABIC = re.compile(r"\d{1,3}(?:,\d{3}){1,12}(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_MYRIAD = re.compile(r"\s?(万|亿)")
_UNITS = "件条个份项宗次起人部期篇家名例种类页元"
_CELL = re.compile(
    rf"""(?P<sign>[-−﹣+]?)\s*
    (?P<figures>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:\ \d{{3}})+|\d+(?:\.\d*)?|\.\d+)
    \s*+(?P<myriad>[万亿]?)\s*+[{_UNITS}]?\s*+[。.]?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text after NFKC and the way back: ``offset(i)`` is where its i-th character came from."""

    text: str
    source: str
    _starts: tuple[int, ...] | None = None

    def offset(self, index: int) -> int:
        """Return the source offset of a character; the length of ``text`` maps to the end."""
        if self._starts is None:
            return index
        return self._starts[index] if index < len(self._starts) else len(self.source)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text: offsets in the text as given, the words, and the value."""

    start: int
    end: int
    text: str
    value: Number


class _Plain(dict[str, str]):
    """Characters after NFKC, each looked up once: nearly every comma of a report is one."""

    def __missing__(self, character: str) -> str:
        return self.setdefault(character, unicodedata.normalize("NFKC", character))


_PLAIN = _Plain()


def normalise(text: str) -> Normalised:
    """Return the text after NFKC, character by character, with a map back to its offsets.

    ``①`` becomes ``1`` and ``㈠`` ``(一)``, so lengths may differ; that is what the map is for.
    """
    if unicodedata.is_normalized("NFKC", text):
        return Normalised(text, text)
    return _kept(text) if len(text) <= KEPT else _normalised(text)


_WIDE = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "，；：（）！？０")
"""What nearly every sentence has that is not as NFKC has it, each one character for one."""


def _normalised(text: str) -> Normalised:
    plain = text
    for wide, narrow in _WIDE:
        plain = plain.replace(wide, narrow)
    if unicodedata.is_normalized("NFKC", plain):  # nothing else was wide in it
        return Normalised(plain, text)
    pieces = list(map(_PLAIN.__getitem__, text))
    plain = "".join(pieces)
    if len(plain) == len(text):  # no piece is empty: each stands where its character stood
        return Normalised(plain, text)
    starts = tuple(index for index, piece in enumerate(pieces) for _ in piece)
    return Normalised(plain, text, starts)


KEPT = 400
"""Texts up to this length are kept: a report's paragraphs are asked for by every family. So many
are the sentences of a long report too, at most a few megabytes."""
_kept = lru_cache(maxsize=2048)(_normalised)


def parse_chinese(text: str) -> int | None:
    """Return the value of a Chinese numeral (一百二十三, 二〇二三, 两万), None if it is none."""
    if not text or any(c not in DIGITS and c not in TENS and c not in RUNS for c in text):
        return _with_myriads(text)
    if all(c in DIGITS for c in text):
        if len(text) > LONGEST or all(c in _LETTERS for c in text):
            return None
        return int("".join(str(DIGITS[c]) for c in text))
    return _below_myriad(text)


def _with_myriads(text: str) -> int | None:
    """Split at 亿, then at 万; 一万二 (colloquial for 12,000) is not guessed at."""
    for mark, worth in reversed(MYRIADS.items()):
        if mark in text:
            high, _, low = text.partition(mark)
            above = parse_chinese(high)
            below = parse_chinese(low.lstrip("零〇")) if low.strip("零〇") else 0
            if above is None or below is None or below >= worth or mark in low:
                return None
            return above * worth + below
    return None


def _below_myriad(text: str) -> int | None:
    """Value of a numeral under ten thousand with 千百十; orders must fall from left to right."""
    total, digit, order = 0, -1, 10_000
    for character in text:
        if character in RUNS:
            if digit >= 0 or order <= 10:
                return None
            total, order = total + RUNS[character], 10
        elif character in TENS:
            worth = TENS[character]
            if worth >= order or digit == 0 or (digit < 0 and worth > 10):
                return None
            total, digit, order = total + (digit if digit > 0 else 1) * worth, -1, worth
        elif digit > 0:
            return None
        else:
            digit = DIGITS[character]
    return total + max(digit, 0)


def parse_number(text: str) -> Number | None:
    """Return the number that a whole cell holds, None if it is blank or holds anything else.

    Understands full-width digits, thousands separators, one counting unit (0件), 万/亿
    (1.2万 is 12000), a sign, and Chinese numerals. Integral values come back as int.
    ``/``, ``—``, ``-``, ``无`` and blank are None: a missing value is never zero.
    """
    plain = strip(normalise(text).text)
    match = _CELL.fullmatch(plain) if len(plain) <= LONGEST else None
    if match is None:
        return parse_chinese(plain.rstrip(_UNITS))
    figures = match["figures"].replace(",", "").replace(" ", "")
    value = Decimal(figures) * MYRIADS.get(match["myriad"], 1)
    return whole(-value if match["sign"] in {"-", "−", "﹣"} and match["sign"] else value)


def parse_integer(text: str) -> int | None:
    """Return the integer that a whole cell holds, None if it holds none (1.5, 无, blank)."""
    value = parse_number(text)
    return value if isinstance(value, int) else None


def whole(value: Decimal) -> Number:
    """Return an int where nothing stands behind the decimal point, else the Decimal itself."""
    return int(value) if value == value.to_integral_value() else value


def strip(text: str) -> str:
    """Take white space and invisible characters (zero-width, BOM, soft hyphen) off both ends."""
    return text.strip(" \t\r\n\v\f\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad")


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Find every number in a text, Arabic and Chinese, in order; offsets count in ``text``.

    A full-width comma never groups thousands in prose (``分别为1，234`` is two numbers). Ordinals
    such as 一是 and the numerals of headings are found too: telling them apart needs the words
    around them and is the caller's work.
    """
    norm = normalise(text)
    found = [*_arabic(norm), *_chinese(norm)]
    return tuple(sorted(found, key=lambda number: number.start))


def _arabic(norm: Normalised) -> list[FoundNumber]:
    plain = norm.text
    if norm.text is not norm.source:
        plain = _unjoin_wide_commas(norm)
    found = []
    for match in ARABIC.finditer(plain):
        if len(match[0]) > LONGEST:
            continue
        value = Decimal(match[0].replace(",", ""))
        end = match.end()
        myriad = _MYRIAD.match(plain, end)
        if myriad:
            value, end = value * MYRIADS[myriad[1]], myriad.end()
        found.append(_found(norm, match.start(), end, whole(value)))
    return found


def _unjoin_wide_commas(norm: Normalised) -> str:
    """Write ；for each comma that is not an ASCII comma in the source: it separates numbers."""
    return "".join(
        ";" if c == "," and norm.source[norm.offset(i)] != "," else c
        for i, c in enumerate(norm.text)
    )


def _chinese(norm: Normalised) -> list[FoundNumber]:
    found = []
    for match in CHINESE.finditer(norm.text):
        before = norm.text[match.start() - 1 : match.start()]
        value = None if before.isdigit() or before == "." else parse_chinese(match[0])
        if value is not None:
            found.append(_found(norm, match.start(), match.end(), value))
    return found


def _found(norm: Normalised, start: int, end: int, value: Number) -> FoundNumber:
    first, last = norm.offset(start), norm.offset(end - 1) + 1
    return FoundNumber(first, last, norm.source[first:last], value)
