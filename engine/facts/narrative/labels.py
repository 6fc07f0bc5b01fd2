"""What the name of an item is made of: 财政预决算类, 微信公众号发布, 自然人, 其他.

A name is covered by the words of the pack, the longest first; what no word explains is its
residue. Nearly any noun may stand before 类 or 信息, so a short residue before such an ending is
part of a name and none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.vocabulary.model import Words

LISTS = (
    *("rest", "channels", "boards", "ways", "applicants", "heads"),
    *("nouns", "fillers", "selective", "traits", "results"),
)
_NAME = 8
"""A residue of more characters is no noun before 类 any more."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a number: which lists they are of, and what none of them explains."""

    text: str
    kinds: frozenset[str]
    residue: str = ""


class Labels:
    """Covers names with the words of a pack."""

    def __init__(self, words: Words) -> None:
        self._list_of: dict[str, str] = {}
        for name in LISTS:
            for word in words.of(name):
                self._list_of.setdefault(word, name)
        self._longest = max(map(len, self._list_of))

    def read(self, text: str) -> Label:
        """Cover a name from left to right, the longest word first."""
        kinds, residue, last, at = set(), "", "", 0
        while at < len(text):
            word = self._longest_at(text, at)
            last = self._list_of.get(word, "")
            if last:
                kinds.add(last)
            else:
                residue += text[at]
            at += len(word) or 1
        named = last == "heads" and len(residue) <= _NAME
        return Label(text, frozenset(kinds), "" if named else residue)

    def _longest_at(self, text: str, at: int) -> str:
        for length in range(min(self._longest, len(text) - at), 0, -1):
            if text[at : at + length] in self._list_of:
                return text[at : at + length]
        return ""


@lru_cache(maxsize=4)
def labels_of(words: Words) -> Labels:
    """Return the labels of a pack's words, made once."""
    return Labels(words)
