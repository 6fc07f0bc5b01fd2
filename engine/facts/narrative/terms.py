"""Numbers of a sentence with the words that name them, and where brackets open and close.

Bare numbers count too where a list may hold them (财政类20、人事类30); percentages do not, they say
something of the number before.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED, NUMERAL, Amount, amounts, nearly
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

MIXED = (*COUNTED, "期", "篇", "部", "册", "张", "封", "场", "批次")
"""What one list may count together: 公告3条，视频2部."""
_UNITS = frozenset({*MIXED, ""})
NUMBER = re.compile(rf"\d+|[{NUMERAL}]+")
"""No two terms are written in one of these."""
MIXED_UNIT = re.compile("|".join(MIXED))
_BREAK = re.compile(r"[，；：。、（）]")
_JOINED = re.compile(r"^(?:以及|和|及|与|并)")
BLOT = "□"
_TENTHS_OF = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d{1,4})?)万(条|件|次|个|份|篇|项)")
"""万 with a fraction: 1.35万条."""
_BRACKETED = re.compile(r"（[^（）]*）")
_BARED = re.compile(rf"（(\d{{1,7}}(?:{'|'.join(MIXED)}))）")
_INSIDE = re.compile(r"（([^（）]{2,600})）")


@dataclass(frozen=True, slots=True)
class Term:
    """A number with its name: ``label`` before it, ``after`` behind it within the clause.

    ``start`` is where the label begins; ``named`` is the label, or what stands behind the number
    where it has none (20条人事类).
    """

    amount: Amount
    label: str
    after: str
    start: int

    @property
    def value(self) -> int:
        """Return the number; only whole ones are terms."""
        return int(self.amount.value)

    @property
    def slack(self) -> int:
        """Return how far rounding may be off: 1.35万条 may be fifty more or less."""
        exponent = self.amount.value.as_tuple().exponent
        rounded = isinstance(exponent, int) and exponent > 0
        return 10**exponent // 2 if rounded and isinstance(exponent, int) else 0

    @property
    def named(self) -> str:
        """Return the words that name the number."""
        return self.label or self.after


def without_brackets(text: str) -> str:
    """Return the text with bracketed words blotted out, every character in its place."""
    if "（" not in text:
        return text
    return _BRACKETED.sub(lambda found: "（" + BLOT * (len(found.group()) - 2) + "）", text)


def bared(text: str) -> str:
    """Return the text with brackets around no more than a number blotted out: 财政（20条）."""
    if "（" not in text:
        return text
    return _BARED.sub(lambda found: BLOT + found.group(1) + BLOT, text)


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the inside of each bracket starts and ends."""
    for found in _INSIDE.finditer(text):
        yield found.start(1), found.end(1)


@lru_cache(maxsize=256)  # each sort of list asks anew of the same few texts of a sentence
def terms(text: str, bare: re.Pattern[str], begin: int = 0) -> tuple[Term, ...]:
    """Return the whole numbers of things counted in a text from ``begin`` on, in order."""
    found = sorted(_numbers(text, bare), key=attrgetter("start"))
    made = []
    for index, amount in enumerate(found):
        if amount.start < begin or amount.unit not in _UNITS or amount.count is None:
            continue
        floor = max(begin, found[index - 1].end if index else 0)
        ceiling = found[index + 1].start if index + 1 < len(found) else len(text)
        named = _BREAK.split(text[floor : amount.start])[-1]
        after = _BREAK.split(text[amount.end : ceiling], maxsplit=1)[0]
        start = max(floor, amount.start - len(named))
        made.append(Term(amount, _JOINED.sub("", named), after, start))
    return tuple(made)


def _rounded(text: str) -> Iterator[Amount]:
    for found in _TENTHS_OF.finditer(text):
        yield Amount(
            value=Decimal(found[1]).scaleb(4),
            unit=found[2],
            start=found.start(),
            end=found.end(),
            rough=nearly(text, found.start()),
        )


def _numbers(text: str, bare: re.Pattern[str]) -> Iterator[Amount]:
    rounded = tuple(_rounded(text)) if "万" in text else ()
    inside = {position for amount in rounded for position in range(amount.start, amount.end)}
    known = [*rounded, *(one for one in amounts(text) if one.start not in inside)]
    yield from known
    for found in bare.finditer(text):
        at = found.start()
        if not any(amount.start <= at < amount.end for amount in known):
            yield Amount(value=Decimal(found.group()), unit="", start=at, end=found.end())
