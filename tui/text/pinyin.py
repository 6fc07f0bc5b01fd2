"""Find Chinese names by what is typed without an input method: bsz, baishazhen, baisz.

A word is found where syllable after syllable begins as it is typed: each may be written out, or
cut after any letter. The two most common readings of a character count (重: zhong, chong).
"""

from __future__ import annotations

from functools import lru_cache

KNOWN_TEXTS = 65_536
COMMON = 2
"""So many readings of a character count; with all of them bsz would find 平沙镇 too."""
NARROW = {0x3000: 0x20, **{0xFEE0 + code: code for code in range(0x21, 0x7F)}}
"""Full-width letters, digits and marks, and the narrow ones they stand for."""
Readings = tuple[tuple[str, ...], ...]


def folded(text: str) -> str:
    """Return a text as it is compared: small letters, full-width ones and digits as narrow ones.

    Whoever filters has an input method on more often than not: what it widens is the same.
    """
    return text.translate(NARROW).casefold()


def spelt(word: str) -> bool:
    """Tell whether a word may be pinyin: Latin letters alone."""
    return word.isascii() and word.isalpha()


def found(word: str, text: str) -> bool:
    """Tell whether a text holds characters whose pinyin begins like a word in small letters."""
    firsts, readings = _text(text)
    first = word[:1]
    return any(first in letters and _from(word, readings, at) for at, letters in enumerate(firsts))


def _from(word: str, readings: Readings, at: int) -> bool:
    """Tell whether a word is used up by the syllables from a place on."""
    if not word:
        return True
    if at == len(readings):
        return False
    return any(
        _from(word[cut:], readings, at + 1)
        for reading in readings[at]
        for cut in range(_alike(word, reading), 0, -1)
    )


def _alike(word: str, reading: str) -> int:
    """Return how many letters a word and a reading begin with alike."""
    for at, (one, other) in enumerate(zip(word, reading, strict=False)):
        if one != other:
            return at
    return min(len(word), len(reading))


@lru_cache(maxsize=KNOWN_TEXTS)
def _text(text: str) -> tuple[tuple[str, ...], Readings]:
    """Return by character the first letters of its readings, and the readings."""
    readings = tuple(map(_character, text))
    return tuple("".join(one[0] for one in those) for those in readings), readings


@lru_cache(maxsize=KNOWN_TEXTS)
def _character(character: str) -> tuple[str, ...]:
    """Return the readings of a character without tones; what has none is read as it stands."""
    if character.isascii():
        return (character.lower(),)
    from pypinyin import Style, pinyin

    spelled = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(filter(None, spelled[0]))[:COMMON] or (character,)
