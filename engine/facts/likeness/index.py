"""An index of sentences, so that one report is compared with thousands without reading them all.

Each sentence leaves a sketch: the eight smallest hashes of its four-character shingles. Sentences
that share two of them are candidates and only they are compared. A sentence whose sketch stands
in many units' reports is stock (party congress, slogans, a county's model text) and counts for
nobody, once the index knows enough units to tell. Same input, same output: no random hashing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

from engine.facts.likeness.compare import ALIKE, likeness, same_unit
from engine.facts.likeness.own_text import OwnText, own_text
from engine.facts.roster import core

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Likeness
    from engine.report import Report

SHINGLE = 4
SKETCH = 8
SHARED = 2
CANDIDATES = 64


class LikenessIndex:
    """Reports added one by one; ``matches`` tells which of them a report resembles.

    ``stock_share`` is the percentage of units from which on a sentence is stock, ``stock_from``
    the number of units from which on that is judged at all.
    """

    def __init__(self, *, stock_share: int = 20, stock_from: int = 20) -> None:
        self._stock_share = stock_share
        self._stock_from = stock_from
        self._texts: list[OwnText] = []
        self._sentences: list[tuple[int, int]] = []
        self._postings: defaultdict[int, list[int]] = defaultdict(list)
        self._units: dict[str, int] = {}
        self._unit_of: list[int] = []

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, report: Report | OwnText, unit: str = "") -> None:
        """Add a report, as read or already prepared."""
        text = report if isinstance(report, OwnText) else own_text(report, unit)
        number = len(self._texts)
        self._texts.append(text)
        self._unit_of.append(self._units.setdefault(core(text.unit), len(self._units)))
        for place, sentence in enumerate(text.compared):
            identity = len(self._sentences)
            self._sentences.append((number, place))
            for mark in sketch(sentence):
                self._postings[mark].append(identity)

    def matches(
        self, report: Report | OwnText, unit: str = "", *, at_least: int = 20, most: int = 5
    ) -> tuple[Likeness, ...]:
        """Return the reports at least ``at_least`` % of a report stands in, most alike first.

        The report itself (same unit and year) is never among them; the unit's earlier reports
        are, marked ``with_last_year`` where it is the last.
        """
        here = report if isinstance(report, OwnText) else own_text(report, unit)
        stock = frozenset(s for s in here.compared if self._is_stock(s))
        found = self._found(here, stock)
        likenesses = (
            likeness(here, self._texts[number], pairs, stock)
            for number, pairs in sorted(found.items())
            if not self._is_itself(here, self._texts[number])
        )
        kept = [one for one in likenesses if one.percent >= at_least]
        return tuple(sorted(kept, key=lambda one: (-one.percent, one.other, one.year or 0))[:most])

    def stock(self) -> frozenset[str]:
        """Return the sentences that are stock by now, as compared."""
        return frozenset(
            sentence
            for text in self._texts
            for sentence in text.compared
            if self._is_stock(sentence)
        )

    def _found(
        self, here: OwnText, stock: frozenset[str]
    ) -> dict[int, dict[int, tuple[int, float]]]:
        found: defaultdict[int, dict[int, tuple[int, float]]] = defaultdict(dict)
        for index, sentence in enumerate(here.compared):
            if sentence in stock:
                continue
            for identity, score in self._alike(sentence):
                number, place = self._sentences[identity]
                if score > found[number].get(index, (0, 0.0))[1]:
                    found[number][index] = (place, score)
        return found

    def _alike(self, sentence: str) -> Iterator[tuple[int, float]]:
        from rapidfuzz import fuzz  # loaded only where texts are compared

        votes: Counter[int] = Counter()
        for mark in sketch(sentence):
            votes.update(self._postings.get(mark, ()))
        ranked = sorted((-count, identity) for identity, count in votes.items() if count >= SHARED)
        for _, identity in ranked[: max(CANDIDATES, self._stock_limit())]:
            number, place = self._sentences[identity]
            score = fuzz.ratio(sentence, self._texts[number].compared[place], score_cutoff=ALIKE)
            if score:
                yield identity, score

    def _is_stock(self, sentence: str) -> bool:
        """Tell whether most of a sentence's marks stand in more units than the stock share."""
        if len(self._units) < self._stock_from:
            return False
        limit, marks = self._stock_limit(), sketch(sentence)
        common = sum(1 for mark in marks if self._spread(mark, limit))
        return 2 * common > len(marks)

    def _spread(self, mark: int, limit: int) -> bool:
        posting = self._postings.get(mark, ())
        if len(posting) <= limit:
            return False
        return len({self._unit_of[self._sentences[identity][0]] for identity in posting}) > limit

    def _stock_limit(self) -> int:
        return max(1, len(self._units) * self._stock_share // 100)

    @staticmethod
    def _is_itself(here: OwnText, there: OwnText) -> bool:
        return here.year == there.year and same_unit(here.unit, there.unit)


def sketch(sentence: str) -> tuple[int, ...]:
    """Return the smallest hashes of a sentence's shingles, at most ``SKETCH`` of them."""
    shingles = {sentence[i : i + SHINGLE] for i in range(max(1, len(sentence) - SHINGLE + 1))}
    return tuple(sorted({crc32(shingle.encode()) for shingle in shingles})[:SKETCH])
