r"""The grammar of patterns in vocabulary files, smaller than Python's so that no text is too long.

    pattern   one alternative, or several separated by |
    piece     a character, \d \s \w \D \S \W or an escaped mark, . ^ $, a class [...], {name},
              a group (?:...) (...) (?P<name>...), a look (?=...) (?!...) (?<=...) (?<!...)
    repeat    ? * + {n} {n,} {n,m} {,m} after a piece; ? after that for the shortest, + for one
              that gives nothing back

What repeats more than once holds nothing that repeats more than once: no search takes a time that
grows exponentially. Everything else of Python's ``re`` is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.vocabulary.model import Subject

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\]){0,300}\]")
_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_ESCAPE = re.compile(r"\\(?:[dswDSW]|u[0-9a-f]{4}|[^0-9A-Za-z])")
_OPEN = re.compile(r"\((?:\?(?::|P<[a-z][a-z0-9_]*>|<?[=!]))?")
_REPEAT = re.compile(r"(?:[?*+]|\{(?P<least>\d*)(?P<range>,(?P<most>\d*))?\})[?+]?")
MOST = 300
"""A bounded repeat goes no further."""


class GrammarError(ValueError):
    """What is not of the grammar, in a sentence."""


def check(subject: Subject, name: str) -> None:
    """Refuse a pattern of a subject that is not of the grammar; GrammarError says why."""
    _repeats(subject, name, ())


def _repeats(subject: Subject, name: str, within: tuple[str, ...]) -> bool:
    """Tell whether a list or pattern holds a repeat of more than one."""
    if name in subject.lists:
        return False
    if name in within:
        raise GrammarError(f"{{{name}}} 引用了自己")
    if name not in subject.patterns:
        raise GrammarError(f"没有名为“{name}”的词表或句式")
    parsed = [_Parser(subject, text, (*within, name)) for text in subject.patterns[name]]
    return True in {one.whole() for one in parsed}


class _Parser:
    """One alternative being read, from left to right; each step tells whether it repeats."""

    def __init__(self, subject: Subject, text: str, within: tuple[str, ...]) -> None:
        self._subject = subject
        self._text = text
        self._within = within
        self._at = 0

    def whole(self) -> bool:
        repeats = self._alternatives()
        if self._at < len(self._text):
            raise self._error("括号不成对")
        return repeats

    def _alternatives(self) -> bool:
        repeats = False
        while self._at < len(self._text) and self._text[self._at] != ")":
            if self._text[self._at] == "|":
                self._at += 1
            else:
                repeats |= self._repeated(self._piece())
        return repeats

    def _repeated(self, inside: bool) -> bool:  # noqa: FBT001 — what the piece before told
        match = _REPEAT.match(self._text, self._at)
        if match is None:
            return inside
        self._at = match.end()
        if _REPEAT.match(self._text, self._at):
            raise self._error("重复之后不能再重复")
        if match.group().startswith("?"):
            return inside
        self._within_bounds(match)
        if match["least"] == "1" and not match["range"]:
            return inside
        if inside:
            raise self._error("重复里面不能再有重复")
        return match["most"] != "1"

    def _within_bounds(self, match: re.Match[str]) -> None:
        numbers = [int(one) for one in (match["least"], match["most"]) if one]
        if match["least"] is not None and not numbers:
            raise self._error("重复要写明次数")
        if any(number > MOST for number in numbers) or numbers != sorted(numbers):
            raise self._error(f"重复的次数要从小到大，不超过 {MOST}")

    def _piece(self) -> bool:
        opened = _OPEN.match(self._text, self._at)
        if opened:
            return self._group(opened)
        reference = _REFERENCE.match(self._text, self._at)
        if reference:
            self._at = reference.end()
            return _repeats(self._subject, reference[1], self._within)
        for kind in (_CLASS, _ESCAPE):
            match = kind.match(self._text, self._at)
            if match:
                self._at = match.end()
                return False
        if self._text[self._at] in "{}[]?*+\\":
            raise self._error(f"这里不能写“{self._text[self._at]}”")
        self._at += 1
        return False

    def _group(self, opened: re.Match[str]) -> bool:
        self._at = opened.end()
        if self._text[self._at : self._at + 1] == "?":
            raise self._error("括号只能写 (?:…)、(?P<名称>…)、(?=…)、(?!…)、(?<=…)、(?<!…)")
        repeats = self._alternatives()
        if self._text[self._at : self._at + 1] != ")":
            raise self._error("括号不成对")
        self._at += 1
        return repeats

    def _error(self, why: str) -> GrammarError:
        before = self._text[max(0, self._at - 8) : self._at]
        return GrammarError(f"{why}（在“{before}”之后）" if before else why)
