"""Results told one by one behind the number of requests answered: do they reach it?

``答复申请805件。予以公开258件，部分公开35件，……`` runs over sentences of one paragraph. The claims
of the clause reading are asked, so that what a number counts is decided in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.claim import Claim
    from engine.clauses.phrases import Heard
    from engine.facts.prose import Sentence

Passage = tuple["Sentence", tuple["Heard", ...]]
_TOTALS = frozenset({"handled", "handled.loosely"})
_RESULTS = frozenset({"granted", "partial", "denied", "unable", "rejected", "other"})
_BESIDE = ("told_open", "withdrawn")
_FAR = 3
"""Results follow their total within so many sentences."""
_ENOUGH = 4
"""So many of the six results told by number are meant to be all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A number of requests answered, and the sum of the results told after it.

    ``closed``: nothing else can be meant to follow (其他处理 is told, or nearly all six are).
    """

    sentences: tuple[Sentence, ...]
    total: int
    sum: int
    kinds: int
    closed: bool
    sure: bool
    residue: str


@dataclass(slots=True)
class _Run:
    """The results collected behind one total."""

    total: Claim
    index: int
    sentences: list[Sentence]
    items: dict[str, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    """The groups whose own number is told; the rows of the others are added up."""
    residue: list[str] = field(default_factory=list)
    beside: int = 0
    left: int = 0
    unknown: int = 0
    unsure: bool = False


def results(passages: Sequence[Passage]) -> Iterator[Results]:
    """Yield the totals of a report whose results are told behind them."""
    reader = _Reader()
    for index, (sentence, heard) in enumerate(passages):
        if heard:
            yield from reader.sentence(index, sentence)
        for one in heard:
            yield from reader.phrase(one)
    yield from reader.told()


class _Reader:
    """Goes through the phrases of a report and collects the results behind each total."""

    def __init__(self) -> None:
        self._run: _Run | None = None
        self._received: set[int] = set()
        self._index = 0
        self._sentence: Sentence | None = None

    def sentence(self, index: int, sentence: Sentence) -> Iterator[Results]:
        """Begin a sentence; another paragraph, or one too far away, ends what was collected."""
        same = self._sentence is not None and self._sentence.paragraph == sentence.paragraph
        if not same or (self._run is not None and index - self._run.index > _FAR):
            yield from self.told()
        if not same:
            self._received = set()
        self._index, self._sentence = index, sentence

    def phrase(self, one: Heard) -> Iterator[Results]:
        """Take in what a phrase claims."""
        for claim in one.claims:
            yield from self._claim(claim)
        if self._run is not None and not one.claims:
            _beside(self._run, one)
        if self._run is not None and _has_lost_number(one):
            self._run = None

    def _claim(self, claim: Claim) -> Iterator[Results]:
        sentence = self._sentence
        if sentence is None:
            return
        if claim.subject in _TOTALS and not claim.nested:
            yield from self.told()
            self._run = _Run(claim, self._index, [sentence], residue=[*claim.residue])
        elif claim.subject == "received":
            self._received.add(claim.value)
        elif self._run is not None:
            _add(self._run, claim, sentence)

    def told(self) -> Iterator[Results]:
        """Yield what was collected, and begin anew."""
        run, self._run = self._run, None
        yield from _told(run, self._received)


def _has_lost_number(one: Heard) -> bool:
    """Tell whether a number of a clause was not read: then no sum can be told."""
    tokens = (t for t in one.phrase.clause if t.category == "residue")
    return any(character.isdigit() for token in tokens for character in token.text)


def _add(run: _Run, claim: Claim, sentence: Sentence) -> None:
    if claim.subject == "carried.out":
        run.left = claim.value
    family, _, rest = claim.subject.partition(".")
    group, _, row = rest.partition(".")
    names = group.split("+")
    if family != "handled" or not set(names) <= _RESULTS:
        return
    if row and any(name in run.whole for name in names):
        return  # 不予公开3件，其中内部事务1件: a row within its group
    if any(set(names) < set(other.split("+")) for other in run.items):
        return  # 公开类14件（予以公开11件、部分公开3件）
    if not row and run.items.get(group) == claim.value:
        return  # 不予公开的18件中，…: told once more
    again = rest in run.told or (not row and group in run.items)
    run.told.add(rest)
    run.whole |= set() if row else set(names)
    run.unsure = run.unsure or again or claim.scope != run.total.scope
    run.unsure = run.unsure or claim.part or any(doubt.kind != "row" for doubt in claim.doubts)
    run.items[group] = run.items.get(group, 0) + claim.value
    run.residue += claim.residue
    if sentence not in run.sentences:
        run.sentences.append(sentence)


def _beside(run: _Run, one: Heard) -> None:
    """Mind numbers that are no results of table 3, or of which nobody knows what they are."""
    amount = one.phrase.number.amount if one.phrase.number else None
    if amount is None or amount.count is None or amount.unit not in {*COUNTED, ""}:
        return
    if one.phrase.has(*_BESIDE) or one.phrase.behind(*_BESIDE):
        run.beside += amount.count
    elif one.topic.startswith("request") and run.items:
        run.unsure = True
        run.unknown += amount.count


def _told(run: _Run | None, received: set[int]) -> Iterator[Results]:
    if run is None or len(run.items) < 2:
        return
    reached = sum(run.items.values())
    total = run.total.value
    others = {reached, reached + run.beside, reached + run.beside + run.unknown}
    if run.total.answered:
        others.add(reached - run.items.get("other", 0))
    if run.total.subject == "handled.loosely":  # 办理 may mean received, what is left included
        others |= {reached + run.left, reached + run.left + run.unknown}
        others |= {total} if reached in received else set()
    if total in others:
        reached = total
    yield Results(
        sentences=tuple(run.sentences),
        total=total,
        sum=reached,
        kinds=len(run.items),
        closed="other" in run.items or len(run.items) >= _ENOUGH,
        sure=not run.unsure and not run.residue and not run.total.doubts,
        residue="、".join(dict.fromkeys(run.residue)),
    )
