"""What the clause reading asks of a pack's vocabulary: categories of words, and shapes.

A shape is what no list can hold: dates, years, 按照…部署, the name of an office before its verb.
"""

from __future__ import annotations

import re
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from engine.clauses.amounts import amounts
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from engine.vocabulary.lexicon import Lexicon
    from engine.vocabulary.model import Vocabulary

BEFORE_DIGITS = (
    ("time", "whole_year"),
    ("time", "date"),
    ("part_year", "month"),
    ("time", "period"),
    ("year", "year"),
)
"""Shapes that begin with a digit: (category, pattern); ``year`` is told this, last or next."""
_ORDERING = "按根依围遵对在"
_DIGIT = re.compile(r"\d")
_NUMERALS = "一二三四五六七八九十"
_BEGINNING = frozenset(_ORDERING + _NUMERALS + "第" + digits + ascii_letters)
_OPENING = "，；：。！？"
_NAMED_AFTER = f"{_OPENING}（）、由经为是年度中"

SENTENCES = Use(
    "sentences",
    patterns=(
        *(name for _, name in BEFORE_DIGITS),
        *("article", "ordered", "office", "marker", "latin", "counting", "speaking", "topical"),
    ),
    words=(
        *("filler", "light", "manner", "rough", "none", "among", "besides", "all"),
        *("than", "change", "reach", "rate", "full", "good_rate", "total", "again"),
    ),
)
SCOPE = Use(
    "scope",
    words=(
        *("own", "unit", "level", "area", "wider", "part", "this", "last", "next"),
        *("span", "part_year", "limit", "matter", "others", "government"),
    ),
)
REQUESTS = Use(
    "requests",
    words=(
        *("request", "request_attr", "request_weak", "applicant", "everyone", "receive", "handle"),
        *("answer", "process", "carry", "onward", "pending", "result", "open", "told_open", "row"),
        *("withdrawn", "merged", "reason", "channel", "every_channel", "other_kind", "fault"),
        "short",
    ),
)
DISPUTES = Use(
    "disputes",
    words=(
        *("dispute", "outcome_word", "raise", "cause", "about", "unrelated", "dispute_office"),
        "every_matter",
        "ruled_rate",
    ),
)
DOCUMENTS = Use(
    "documents",
    words=("document", "make", "repeal", "valid", "doc_other", "paper", "publish", "opened"),
)
DECISIONS = Use("decisions", words=("decision", "decide"))
ELSEWHERE = Use("elsewhere", words=("foreign",))
USES = (SENTENCES, SCOPE, REQUESTS, DISPUTES, DOCUMENTS, DECISIONS, ELSEWHERE)


class Shapes:
    """The lexicon of a vocabulary and its shapes, asked for by the character at a place.

    ``counting`` finds the words that hold a number or begin one (12345, as 3次元 would).
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        for use in USES:
            vocabulary[use]
        self.lexicon: Lexicon = vocabulary.lexicon
        odd = (word for word in self.lexicon.words if not word.isalpha())
        counting = [re.escape(word) for word in odd if word[-1].isdigit() or amounts(word)]
        self.counting = re.compile("|".join(counting) or "(?!)")
        self._patterns = vocabulary[SENTENCES]

    def speak(self, text: str) -> bool:
        """Tell whether a sentence may claim anything at all."""
        if self._patterns["counting"].search(text) is not None:
            return True
        spoken, topical = self._patterns["speaking"], self._patterns["topical"]
        return spoken.search(text) is not None and topical.search(text) is not None

    def last_year(self, text: str) -> int | None:
        """Return the year that a text names last, None if it names none."""
        if _DIGIT.search(text) is None:
            return None
        named = [match["year"] for match in self._patterns["year"].finditer(text)]
        return int(named[-1]) if named else None

    def may_begin(self, text: str, at: int) -> bool:
        """Tell whether a shape may begin at a place at all."""
        return text[at] in _BEGINNING or at == 0 or text[at - 1] in _NAMED_AFTER

    def at(self, text: str, at: int) -> list[tuple[str, re.Match[str]]]:
        """Return (category, match) of every shape that begins at a place."""
        wanted = _begun_by(text[at])
        if at == 0 or text[at - 1] in _NAMED_AFTER:
            if at == 0 or text[at - 1] in _OPENING:
                wanted += (("filler", "marker"),)
            wanted += (("office", "office"),)
        found = []
        for category, name in wanted:
            match = self._patterns[name].match(text, at)
            if match and match.end() > at:
                found.append((category, match))
        return found


def _begun_by(character: str) -> tuple[tuple[str, str], ...]:
    if character.isdigit():
        return BEFORE_DIGITS
    if character == "第":
        return (("filler", "article"),)
    if character in _NUMERALS:
        return (("time", "date"), ("time", "period"))
    if character.isascii():
        return (("filler", "latin"),)
    return (("filler", "ordered"),) if character in _ORDERING else ()


def shapes(vocabulary: Vocabulary) -> Shapes:
    """Return the shapes of a vocabulary, made once for each."""
    known = _MADE.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        known = _MADE[id(vocabulary)] = (vocabulary, Shapes(vocabulary))
    return known[1]


_MADE: dict[int, tuple[Vocabulary, Shapes]] = {}
