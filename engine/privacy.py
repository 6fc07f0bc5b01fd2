"""Keep numbers of persons out of findings and casebooks: the one mask over quoted and typed text.

An event can never be taken back, so what looks like an identity number, a mobile phone or a bank
card is hidden however it is written: each hidden digit leaves one ``*``, so offsets hold. What a
fact can find (``personal_numbers``) is hidden whatever it is; a spelling beyond that only where
it is certain: by a check digit or a birthday, by marks that no figure has between its digits, or
by a word such as 电话 before it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.personal_numbers import (
    CARD,
    IDENTITY,
    MOBILE,
    OLD_IDENTITY,
    bare,
    has_birthday,
    has_check_digit,
    passes_luhn,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN_FIRST, _SHOWN_LAST = 3, 2
_PLAIN_SHAPES = (IDENTITY, CARD, OLD_IDENTITY, MOBILE)

_CHINESE = "〇零一二三四五六七八九"
_ROUND = "○◯"
_NUMERALS = f"[{_CHINESE}{_ROUND}]"
_CHINESE_RUN = re.compile(
    rf"(?<![{_CHINESE}{_ROUND}十百千万亿]){_NUMERALS}{{11,18}}(?![{_CHINESE}{_ROUND}十百千万亿])"
)
_AS_DIGITS = {ord(c): str(i) for i, c in enumerate(_CHINESE[1:])} | {
    ord(c): "0" for c in _CHINESE[0] + _ROUND
}
_LETTER_O = re.compile("(?<=\\d)[Oo\u039f\u041e]+(?![A-Za-z])")  # Latin, Greek, Cyrillic
_RAISED = ("<super>", "<sub>", "<fraction>")  # a footnote's mark is no digit of the number

_DIGITISH = rf"(?:\d|[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793{_CHINESE}{_ROUND}])"
_MAYBE = re.compile(rf"(?:{_DIGITISH}(?:[\W_Oo\u039f\u041e]){{0,6}}){{5}}{_DIGITISH}")

_GAP = r"(?:(?!\*)[\W_]){0,2}"
_TIE = r"(?:(?![*,;:、。])[\W_]){0,2}"  # a list's comma stands between two numbers
_MARK = r"(?: |[-._·•・~()\u2010-\u2015]{1,2})?"  # what a table's figures are not parted by
_COUNTRY = r"(?:\(?(?:\+|00)?86\)?" + _MARK + ")?"
_CALL = r"(?:电话|手机|联系|致电|拨打|号码|证号|微信|(?i:tel|phone|mobile))[^\d*\n]{0,8}"
_BANK = r"(?:卡号|[账帐][号户]|银行|银联|(?i:card))[^\d*\n]{0,8}"
_PAPERS = r"(?:护照|通行证|居留|居住证|台胞证|回乡证|军官证|身份证|证件)"


def _parted(gap: str, *digits: str) -> str:
    return gap.join(digits)


_ANY, _LAST = r"\d", r"[\dXx×\u0425\u0445]"  # Cyrillic Kha is typed for X too
_BIRTH = (f"(?:1{_GAP}9|2{_GAP}0)", _ANY, _ANY, "[01]", _ANY, "[0-3]", _ANY)
_IDENTITY_ANYHOW = re.compile(
    rf"(?=(?P<number>{_parted(_GAP, '[1-9]', *[_ANY] * 5, *_BIRTH, *[_ANY] * 3, _LAST)}))"
)
_OLD_ANYHOW = re.compile(rf"(?<!\d)[1-9]\d{{5}}(?P<gap>{_GAP})\d{{6}}(?P=gap)\d{{3}}(?!\d)")
_MOBILE_ANYHOW = re.compile(
    rf"(?<!\d){_COUNTRY}1[3-9]\d(?:{_MARK}\d{{4}}{_MARK}|\d[-.·]\d{{3}}[-.·])\d{{4}}(?!\d)"
)
_MOBILES_JOINED = re.compile(r"(?<!\d)(?:1[3-9]\d{9}){2,}(?!\d)")
_MOBILE_CALLED = re.compile(
    rf"{_CALL}(?P<number>{_parted(_TIE, '1', '[3-9]', *[_ANY] * 9)})(?!{_TIE}\d)"
)
_CARD_ANYHOW = re.compile(
    rf"(?<!\d)(?:\d{{16,19}}|\d{{4}}(?P<gap>{_GAP})\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{4}}"
    r"(?:(?P=gap)\d{1,3})?)(?![\dA-Za-z])"
)
_CARD_CALLED = re.compile(rf"{_BANK}(?P<number>\d(?:{_TIE}\d){{15,18}})(?!{_TIE}[\dA-Za-z])")
_PAPER = re.compile(
    rf"{_PAPERS}[^\dA-Za-z*\n]{{0,8}}(?P<number>(?:[A-Za-z]{{1,3}}\d|(?<=号)\d|(?<=[号码]:)\d)"
    r"\d{5,14}(?:\(\d\))?)(?![\dA-Za-z])"
)


@lru_cache(maxsize=32)  # a paragraph is quoted many times in a row
def mask(text: str) -> str:
    """Return the text with the numbers of persons masked; its length stays the same.

    Masking what is masked already changes nothing: it goes on until nothing is left to hide.
    """
    while _MAYBE.search(text) and (once := _mask_once(text)) != text:
        text = once
    return text


def clean(text: str) -> str:
    """Return typed text fit for the trail: NFC, masked, no NUL and no half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return mask(unicodedata.normalize("NFC", whole).strip())


def masked(number: str) -> str:
    """Return a number with all but its first three and last two characters starred, same length."""
    middle = number[_SHOWN_FIRST:-_SHOWN_LAST]
    stars = "".join("*" if c.isalnum() or c in _ROUND else c for c in middle)
    return number[:_SHOWN_FIRST] + stars + number[-_SHOWN_LAST:]


def _mask_once(text: str) -> str:
    for pattern in _PLAIN_SHAPES:
        text = pattern.sub(lambda match: masked(match.group()), text)
    for pattern, certain in _ANYHOW:
        text = _mask_spelled(text, pattern, certain)
    return text


def _mask_spelled(text: str, pattern: re.Pattern[str], certain: Callable[[str], bool]) -> str:
    """Mask what a pattern finds in the plain view of a text, where its number is certain."""
    plain, offsets = _plain_view(text)
    pieces: list[str] = []
    done = 0
    for match in pattern.finditer(plain):
        start, end = match.span("number" if "number" in pattern.groupindex else 0)
        if offsets[start] < done or not certain(plain[start:end]):
            continue
        begin, stop = offsets[start], offsets[end - 1] + 1
        pieces += (text[done:begin], masked(text[begin:stop]))
        done = stop
    return "".join((*pieces, text[done:]))


@lru_cache(maxsize=4)  # every pattern looks at the same one, until something is masked
def _plain_view(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with digits of any script as 0–9, invisible characters gone, and offsets."""
    view = [(plain, index) for index, c in enumerate(text) if (plain := _plain(c))]
    words = "".join(plain for plain, _ in view)
    words = _CHINESE_RUN.sub(lambda match: match.group().translate(_AS_DIGITS), words)
    words = _LETTER_O.sub(lambda match: "0" * len(match.group()), words)
    return words, tuple(index for _, index in view)


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """Return a character as one plain character, '' if it is unseen."""
    if unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return ""
    if unicodedata.decomposition(character).startswith(_RAISED):
        return "'"
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    flat = unicodedata.normalize("NFKC", character)
    return flat if len(flat) == 1 else character


def _evenly_parted(number: str) -> bool:
    """Say whether the same mark stands between the digits everywhere, or brackets do."""
    marks = {gap.strip().replace(")", "(") for gap in re.findall(r"[\W_]+", number[:-1])}
    return len(marks) <= 1


def _is_identity(number: str) -> bool:
    """Say whether a number is certain: born on a real day, and its check digit or groups right."""
    plain = bare(number[:-1] + ("X" if number[-1] in "×\u0425\u0445" else number[-1]))
    if not _evenly_parted(number) or not has_birthday(plain):
        return False
    groups = [len(group) for group in re.findall(r"\w+", number.replace("_", " "))]
    return has_check_digit(plain) or groups in ([18], [6, 8, 4], [17, 1], [6, 8, 3, 1])


def _is_old_identity(number: str) -> bool:
    digits = bare(number)
    return has_birthday(f"{digits[:6]}19{digits[6:]}")


def _is_card(number: str) -> bool:
    """Say whether a number begins as cards do and passes their check."""
    digits = bare(number)
    return digits[0] in "3456" and passes_luhn(digits)


def _always(_number: str) -> bool:
    return True


_ANYHOW: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_IDENTITY_ANYHOW, _is_identity),
    (_OLD_ANYHOW, _is_old_identity),
    (_MOBILES_JOINED, _always),
    (_MOBILE_ANYHOW, _always),
    (_MOBILE_CALLED, _evenly_parted),
    (_CARD_ANYHOW, _is_card),
    (_CARD_CALLED, _evenly_parted),
    (_PAPER, _always),
)
