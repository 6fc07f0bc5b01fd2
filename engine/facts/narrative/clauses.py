"""What stands to the left and right of a number within its clause: that decides what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from engine.clauses.amounts import Amount, amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence

_BREAK = re.compile(r"[，；：。（）]")
_ONLY_FILLING = re.compile(
    r"^(?:、|其中|共计|总计|合计|累计|总共|共有|共|总数|总量|数量|数|为|是|计|约|分别|有|各类|已|，|：|（|全年|本年度?|20\d\d年度?)*+$"
)
_OWN_STORY = re.compile(r"因|由于|经|正|尚|还|未|需|待|为(?!自然人|法人)")
AMONG = re.compile(r"其中|包括|包含|分别(?:为|是)")


@dataclass(frozen=True)
class Counted:
    """A number with its neighbourhood in the squeezed sentence.

    ``left`` runs from the clause's start or the number before, whichever is nearer, to the number
    (a clause of fillings takes the one before it along); ``right`` from its unit to the next
    number or the clause's end; ``among`` tells that it stands after 其中 or 包括.
    """

    sentence: Sentence
    amount: Amount
    before: Amount | None
    after: Amount | None

    @cached_property
    def left(self) -> str:
        """Return the words before the number: from the clause's start or the number before."""
        text, floor = self.sentence.text, self.before.end if self.before else 0
        start = self._clause_start(self.amount.start, floor)
        if start > floor > 0 and start == self.amount.start and _OWN_STORY.match(self.right):
            return ""  # 5件已答复，1件因故未收到材料: the verb before is the other number's
        while start > floor and _ONLY_FILLING.match(text[start : self.amount.start]):
            start = self._clause_start(start - 1, floor)
        return text[start : self.amount.start]

    @cached_property
    def right(self) -> str:
        """Return the words after the unit, to the next number or the clause's end."""
        text = self.sentence.text
        end = self.after.start if self.after else len(text)
        broken = _BREAK.search(text, self.amount.end, end)
        return text[self.amount.end : broken.start() if broken else end]

    @cached_property
    def clause(self) -> str:
        """Return the whole clause to the number's left, numbers before it included."""
        return self.sentence.text[self._clause_start(self.amount.start, 0) : self.amount.start]

    @property
    def prefix(self) -> str:
        """Return everything in the sentence before the number."""
        return self.sentence.text[: self.amount.start]

    @cached_property
    def among(self) -> bool:
        """Tell whether the number stands after 其中 or 包括."""
        return AMONG.search(self.prefix) is not None

    def _clause_start(self, position: int, floor: int) -> int:
        found = [match.end() for match in _BREAK.finditer(self.sentence.text, floor, position)]
        return found[-1] if found else floor


def counted(sentence: Sentence) -> Iterator[Counted]:
    """Yield every number of a sentence with its neighbourhood."""
    found = amounts(sentence.text)
    for index, amount in enumerate(found):
        yield Counted(
            sentence=sentence,
            amount=amount,
            before=found[index - 1] if index else None,
            after=found[index + 1] if index + 1 < len(found) else None,
        )
