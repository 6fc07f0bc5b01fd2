"""Which part a line's words name: by the form's wording, by likeness, by the words that tell.

A heading in the agency's own words (工作中存在的不足和下一步打算) is known by what only that part
speaks of; a whole line without a stop, never a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from engine.forms.labels import Numeral
    from engine.reading.outline.heading import Headings, MatchKind

Found = tuple[int, "MatchKind", float]

_TELLING = tuple(
    (part, f"part_{name}")
    for part, name in ((5, "five"), (6, "six"), (4, "four"), (3, "three"), (2, "two"), (1, "one"))
)
WORDS = Use(
    "headings",
    patterns=("before", "fee_alone", "fee_before_text", *(name for _, name in _TELLING)),
)
LONGEST = 42
LONGEST_TOLD = 30
LIKE = 82
TOLD = 50.0
_PROSE = re.compile("[，。；！？]")


def _word(name: str) -> re.Pattern[str]:
    return words_of(WORDS)[name]


def part_of(words: str, text: str, numeral: Numeral | None, headings: Headings) -> Found | None:
    """Match a whole line: word for word, else a short line that is like one heading only."""
    exact = headings.exact.get(words)
    if exact is not None:
        return (*exact, 100.0)
    if len(words) > LONGEST or words in headings.aspects or _PROSE.search(text):
        return None
    own = _word("before").match(words)
    bare = words[own.end() :] if own else words
    best, part = max(_likest(words, headings), _likest(bare, headings))
    if best >= LIKE:
        return part, "similar", best
    if numeral is not None and numeral.style in {"top", "chapter"}:
        found = _of_its_number(words, numeral.value, headings)
        if found is not None:
            return found
    return _told(bare, numeral)


@lru_cache(maxsize=1024)
def _likest(words: str, headings: Headings) -> tuple[float, int]:
    return max((ratio(words, known), part) for known, (part, _) in headings.exact.items())


def _of_its_number(words: str, own: int, headings: Headings) -> Found | None:
    """Take a line for the part whose numeral it has if its words at least point there."""
    if len(words) > 24:
        return None
    like = max(
        (ratio(words, known) for known, (n, _) in headings.exact.items() if n == own), default=0
    )
    told = any(word in words for word in headings.telling.get(own, ()))
    enough = like >= 60 or (told and (like >= 30 or own >= 5))
    return (own, "similar", like) if enough else None


def _told(words: str, numeral: Numeral | None) -> Found | None:
    """Take a short line for the only part that speaks of such things."""
    if not 4 <= len(words) <= LONGEST_TOLD:
        return None
    told = words_of(WORDS)
    parts = [part for part, name in _TELLING if told[name].search(words)]
    own = numeral.value if numeral else None
    part = own if own in parts else next(iter(parts), None)
    return (part, "similar", TOLD) if part is not None else None


def fee_heading(text: str) -> str | None:
    """Return the heading of the fee that a line begins with, its text behind it, None without."""
    match = _word("fee_before_text").match(text)
    return match[0] if match else None


def is_of_fee(words: str) -> bool:
    """Tell whether a heading is about the fee alone, which the form reports in part six."""
    return _word("fee_alone").match(words) is not None
