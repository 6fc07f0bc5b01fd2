"""Words by category: every word of a pack's ``words`` sections in one table, the longest first.

A word is written with its spellings, ``(政府|政务|)信息公开(的|)申请``, and stands in one category
only; ``result.granted`` is the key ``granted`` of the category ``result``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CHOICE = re.compile(r"\(([^()]*)\)")
_SIGN = re.compile(r"([()|])")
MOST_SPELLINGS = 1000
"""More than that many spellings of one entry are a slip."""
TOO_MANY = 4000
"""An entry of more spellings, repeats counted, is not unfolded at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word is: its category, and its key within it (``""`` if the category has none)."""

    category: str
    key: str


def unfold(written: str) -> tuple[str, ...]:
    """Return the words that an entry with (a|b|) stands for; choices may lie within choices.

    Raises:
        PackError: the entry has more than ``TOO_MANY`` spellings.
    """
    pieces = _CHOICE.split(written)
    if len(pieces) == 1:
        return (written,)
    if spellings(written) > TOO_MANY:
        raise PackError(too_many(written))
    if "(" in "".join(pieces[::2]):
        return _nested(written)
    choices = [one.split("|") if i % 2 else [one] for i, one in enumerate(pieces)]
    return tuple(dict.fromkeys(map("".join, product(*choices))))


def spellings(written: str) -> int:
    """Count the spellings of an entry, repeats too, without writing them out."""
    stack = [[0, 1]]  # of every open bracket: the alternatives before, and the one being counted
    for sign in _SIGN.findall(written):
        if sign == "(":
            stack.append([0, 1])
        elif sign == "|" and len(stack) > 1:
            stack[-1] = [sum(stack[-1]), 1]
        elif sign == ")" and len(stack) > 1:
            inner = sum(stack.pop())
            stack[-1][1] *= inner
    return stack[0][1]


def too_many(written: str) -> str:
    """Say that an entry has too many spellings."""
    return f"“{written[:40]}”有 {spellings(written)} 种写法，太多，请分开写。"


def _nested(written: str) -> tuple[str, ...]:
    """Unfold choices within choices; an entry whose brackets do not pair stays as it is."""
    stack: list[tuple[list[str], list[str]]] = [([], [""])]
    for piece in _SIGN.split(written):
        done, run = stack[-1]
        if piece == "(":
            stack.append(([], [""]))
        elif piece == ")" and len(stack) > 1:
            stack.pop()
            before, inner = stack[-1][1], dict.fromkeys((*done, *run))
            before[:] = [start + end for start in before for end in inner]
        elif piece == "|" and len(stack) > 1:
            done += run
            run[:] = [""]
        else:
            run[:] = [start + piece for start in run]
    return tuple(dict.fromkeys(stack[0][1])) if len(stack) == 1 else (written,)


def spelt(words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, int, str]]:
    """Yield (category with key, number of the entry, word) of a subject's ``words``.

    Entries with too many spellings are left out.
    """
    for name, entries in words.items():
        for index, written in enumerate(entries):
            for word in unfold(written) if spellings(written) <= TOO_MANY else ():
                if word:
                    yield name, index, word


class Lexicon:
    """The words of several subjects; ``longest`` finds the one that reaches furthest."""

    __slots__ = ("_lengths", "words")

    def __init__(self, subjects: Iterable[Mapping[str, tuple[str, ...]]] = ()) -> None:
        self.words: dict[str, Entry] = {}
        named = [pair for words in subjects for pair in words.items()]
        for name, entries in reversed(named):  # who comes first keeps a word
            category, _, key = name.partition(".")
            entry = Entry(category, key)
            self.words.update(dict.fromkeys(chain.from_iterable(map(unfold, entries)), entry))
        self.words.pop("", None)
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in self.words:
            lengths[word[:2]].add(len(word))
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
