"""Cover a sentence with the vocabulary, the longest word first; nothing is left out of account.

Every character ends up in a token: a word of a category, a number, a shape, a mark, or
``residue``, which no word explains. Two function words of one character side by side that make no
word of their own may be halves of an unknown word, so they are residue too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.clauses.amounts import TIMES, Amount, amounts
from engine.clauses.words import shapes
from engine.values import dataclass, replace
from engine.vocabulary.lexicon import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.clauses.words import Shapes
    from engine.vocabulary.model import Vocabulary

MARKS = "，；：。（）！？、"
_QUOTED = re.compile(r"“([^“”]{1,20})”|《[^《》]{1,60}》")
BLOT = "□"
_BLOTTED = re.compile("□+")
_BARE = re.compile(r"\d{1,6}(?=[；。）、！]|，(?!\d{3}(?!\d))|$)")
_WANTS_ONE = frozenset({"filler", "light", "total", "request", "request_attr", "request_weak"}) | {
    *("applicant", "result", "row", "dispute", "mark"),
}
"""Categories of words behind which a number may stand without a unit: 自然人6, 数量为6."""
_DOING = frozenset({"receive", "handle", "answer", "carry"})
"""Verbs behind which one may too: 受理16，答复14; 答复2、 may begin the second item of a list."""
_HOLE = frozenset({"filler", "total", "rough"})
_HIDING = _HOLE | {"residue"}
_UNKNOWN = Entry("residue", "")
_ALIKE = str.maketrans("0123456789", "7777777777")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Token:
    """A covered stretch of a sentence: its category, key, words and place.

    ``amount`` is the number of ``number`` and ``percent``.
    """

    category: str
    key: str
    text: str
    start: int
    amount: Amount | None = None

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


def cover(text: str, vocabulary: Vocabulary, year: int | None = None) -> tuple[Token, ...]:
    """Cover a squeezed sentence; ``year`` is the reported one, by which years are this or last.

    How a sentence is covered does not hang on how many things it counts: 收到申请6件, 收到申请8件
    are covered once, and each is given its own numbers.
    """
    known = shapes(vocabulary)
    plain = _QUOTED.sub(lambda match: _quoted(match, known), text)
    numbers = amounts(plain)
    alike = _alike(plain, numbers)
    if known.counting.search(f"{plain}\n{alike}"):  # a word of the vocabulary, not only numbers
        alike = plain
    tokens, counting = _covered(alike, vocabulary, year)
    if not numbers:
        return tokens
    counted = {one.start: one for one in numbers}
    own = list(tokens)
    for at in counting:
        token = own[at]
        amount = counted.get(token.start, token.amount) if token.amount else None
        words = plain[token.start : token.end]
        own[at] = Token(token.category, token.key, words, token.start, amount)
    return tuple(own)


def _alike(text: str, numbers: tuple[Amount, ...]) -> str:
    """Return the text with the same digit for all digits of the numbers that have a unit."""
    for one in numbers:
        if one.unit:
            same = text[one.start : one.end].translate(_ALIKE)
            text = f"{text[: one.start]}{same}{text[one.end :]}"
    return text


@lru_cache(maxsize=512)  # stock sentences stand in every report of a county
def _covered(
    text: str, vocabulary: Vocabulary, year: int | None
) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """Return the tokens of a text, and which of them have digits."""
    tokens = tuple(_settled(_tokens(text, shapes(vocabulary), year)))
    return tokens, tuple(at for at, one in enumerate(tokens) if _DIGIT.search(one.text))


def _quoted(match: re.Match[str], known: Shapes) -> str:
    """Keep the quoted word that the vocabulary knows; blot out what is quoted else."""
    quoted = match.group()
    if known.lexicon.longest(quoted, 0) == quoted:
        return quoted
    if match[1] and known.lexicon.longest(quoted, 1) == match[1]:
        return f"□{match[1]}□"
    return "□" * len(quoted)


def _tokens(text: str, known: Shapes, year: int | None) -> Iterator[Token]:
    numbers = {amount.start: amount for amount in amounts(text)}
    longest, words, begins = known.lexicon.longest, known.lexicon.words, known.may_begin
    at, last, size = 0, "", len(text)
    while at < size:
        word = longest(text, at)
        if not word and text[at] in MARKS:
            token = Token("mark", text[at], text[at], at)
        elif at not in numbers and not begins(text, at) and (word or _is_unknown(text[at])):
            entry = words[word] if word else _UNKNOWN
            token = Token(entry.category, entry.key, word or text[at], at)
        else:
            token = _token(text, at, word, known, numbers.get(at), year)
            if token.category == "residue" and (last in _WANTS_ONE or last in _DOING):
                token = _bare(text, at, item=last in _DOING and text[at - 1] != "数") or token
        if token.category == "short":
            told = last != "residue" and token.end in numbers
            token = replace(token, category=token.key if told else "residue", key="")
        yield token
        at, last = at + len(token.text), token.category


def _is_unknown(character: str) -> bool:
    return character != BLOT and not character.isdecimal()


def _token(
    text: str, at: int, word: str, known: Shapes, amount: Amount | None, year: int | None
) -> Token:
    """Return what begins here and reaches furthest: a number, a word, a shape, one unknown."""
    if text[at] == BLOT:
        blot = _BLOTTED.match(text, at)
        return Token("filler", "", blot.group() if blot else BLOT, at)
    entry = known.lexicon.words[word] if word else _UNKNOWN
    best = Token(entry.category, entry.key, word or text[at], at)
    if amount is not None and amount.end - at >= len(word):
        category = "percent" if amount.unit in {"%", "个百分点", TIMES} else "number"
        best = Token(category, amount.unit, text[at : amount.end], at, amount)
    if not known.may_begin(text, at):
        return best
    for category, match in known.at(text, at):
        longer = match.end() - at > len(best.text)
        if longer and not (category == "office" and best.category != "residue"):
            best = _shaped(category, match, at, year)
    return best


def _shaped(category: str, match: re.Match[str], at: int, year: int | None) -> Token:
    if category != "year":
        named = match.group()
        later = category in {"part_year", "time"} and year and named.startswith(f"{year + 1}年")
        return Token("next" if later else category, "", named, at)  # 2025年1月答复
    there = int(match["year"])
    here = year or there
    when = "this" if there == here else "last" if there < here else "next"
    return Token(when, match["year"], match.group(), at)


def _bare(text: str, at: int, *, item: bool) -> Token | None:
    """Return a number without a unit; before 、 it may number an ``item`` of a list instead."""
    match = _BARE.match(text, at)
    if match is None or (item and text[match.end() : match.end() + 1] == "、"):
        return None
    if at and (text[at - 1].isdigit() or text[at - 1] in ".、，"):
        return None
    amount = Amount(value=Decimal(match.group()), unit="", start=at, end=match.end())
    return Token("number", "", match.group(), at, amount)


def _settled(tokens: Iterator[Token]) -> list[Token]:
    """Join neighbouring residues, and take function words that may hide a word for residue."""
    found: list[Token] = []
    joined = False
    for token in tokens:
        if found and token.category in _HIDING and _hides(found[-1], token):
            last = found[-1]
            found[-1] = Token("residue", "", last.text + token.text, last.start)
            joined = True
            continue
        joined = joined or token.category == "residue"
        found.append(token)
    return [_known_blot(token) for token in found] if joined else found


def _hides(last: Token, token: Token) -> bool:
    if token.category == last.category == "residue":
        return True
    one = len(last.text) == len(token.text) == 1
    return (
        one
        and token.category in _HOLE
        and last.category in _HOLE
        and BLOT not in {last.text, token.text}
    )


def _known_blot(token: Token) -> Token:
    only_marks = token.category == "residue" and not token.text.strip("“”《》\"'‘’—-·/ □")
    return replace(token, category="filler") if only_marks else token
