"""Many sentences looked through as one text: a pattern that most of them lack costs one search."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PLAINLY_NOT = re.compile(r"\(\?<?!(?:[^()\[\]\\.^$]|\\d|\[(?!\^)(?:[^\]\\]|\\d)*\])*\)")
"""What may not stand beside a match and is no end of a line: ``(?<!第)``, ``(?![位名])``."""
_BESIDE = re.compile(r"[\^$]|\\[bBAZ]|\(\?<?!|\(\?[>(]|[*+?}]\+")


@lru_cache(maxsize=512)
def may_be_joined(pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern that stands in a text stands in it also as a line among others.

    It does unless it asks for the end of the text or for what is not beside it.
    """
    return _BESIDE.search(_PLAINLY_NOT.sub("", pattern.pattern).replace("[^", "[")) is None


class AtOnce:
    """Texts without line ends, one below the other."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._text = "\n".join(texts)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(text) + 1 for text in self._texts[:-1]), initial=0))

    def likely(self, wanted: Sequence[re.Pattern[str]]) -> Iterable[int]:
        """Return, in order, which texts may have a pattern: none that has it is left out."""
        if not all(map(may_be_joined, wanted)):
            return range(len(self._texts))
        if len(wanted) == 1:
            return self._touched(wanted[0])
        return sorted({at for pattern in wanted for at in self._touched(pattern)})

    def _touched(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the texts through which matches run; behind one, the next text is looked through.

        So no match hides one of another text.
        """
        starts, behind = self._starts, 0
        while behind < len(starts) and (match := pattern.search(self._text, starts[behind])):
            first = bisect_right(starts, match.start()) - 1
            behind = bisect_right(starts, max(match.start(), match.end() - 1))
            yield from range(first, behind)
