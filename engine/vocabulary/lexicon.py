"""Words by category: every word of a pack's ``words`` sections in one table, the longest first.

A word is written with its spellings, ``(政府|政务|)信息公开(的|)申请``, and stands in one category
only; ``result.granted`` is the key ``granted`` of the category ``result``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CHOICE = re.compile(r"\(([^()]*)\)")
MOST_SPELLINGS = 1000
"""More than that many spellings of one entry are a slip."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word is: its category, and its key within it (``""`` if the category has none)."""

    category: str
    key: str


def unfold(written: str) -> tuple[str, ...]:
    """Return the words that an entry with (a|b|) stands for; choices may lie within choices."""
    pieces = _CHOICE.split(written)
    if len(pieces) == 1:
        return (written,)
    choices = [one.split("|") if i % 2 else [one] for i, one in enumerate(pieces)]
    if "(" not in "".join(pieces[::2]):
        return tuple(dict.fromkeys("".join(chosen) for chosen in product(*choices)))
    flat = ["".join(chosen) for chosen in product(*choices)]
    return tuple(dict.fromkeys(word for one in flat for word in unfold(one)))


def spelt(words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Yield (category with key, entry as written, word) of every word of a subject's ``words``."""
    for name, entries in words.items():
        for written in entries:
            for word in unfold(written):
                if word:
                    yield name, written, word


class Lexicon:
    """The words of several subjects; ``longest`` finds the one that reaches furthest."""

    __slots__ = ("_lengths", "words")

    def __init__(self, subjects: Iterable[Mapping[str, tuple[str, ...]]] = ()) -> None:
        self.words: dict[str, Entry] = {}
        lengths: dict[str, set[int]] = {}
        for words in subjects:
            for name, _, word in spelt(words):
                category, _, key = name.partition(".")
                self.words.setdefault(word, Entry(category, key))
                lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {
            start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()
        }

    def longest(self, text: str, at: int) -> str:
        """Return the longest word that begins at ``at``, ``""`` if none does."""
        start = text[at : at + 2]
        for length in self._lengths.get(start, ()):
            word = text[at : at + length]
            if word in self.words:
                return word
        return text[at] if text[at] in self.words else ""

    def covered(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield (category with key, word) of a text from left to right; what no word knows not."""
        at = 0
        while at < len(text):
            word = self.longest(text, at)
            if word:
                entry = self.words[word]
                yield f"{entry.category}.{entry.key}" if entry.key else entry.category, word
            at += len(word) or 1
