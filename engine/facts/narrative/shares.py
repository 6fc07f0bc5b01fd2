"""Shares: n件，占x%, and the whole that they are shares of.

A number is held against every whole that it may be a share of: numbers before and behind it in
the paragraph, their sums, the totals of table 3. Only where none of them fits, and the sentence
names one whole, is the whole certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.facts.narrative.terms import Term, terms
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from engine.facts.prose import Sentence
    from engine.vocabulary.lexicon import Lexicon
    from engine.vocabulary.model import Vocabulary, Words

_VERBS = ("of_received", "of_done", "of_open")
WORDS = Use(
    "lists",
    patterns=(
        *("share_of", "share_of_number", "also", "attached", "opens", "unusual", "bare", "vague"),
        *(*_VERBS, "vaguely", "one_sided"),
    ),
    lists=("wholes",),
    groups=(
        *(("share_of", "named"), ("share_of", "percent"), ("also", "percent")),
        *(("share_of_number", name) for name in ("whole", "unit", "percent")),
    ),
)
_MILLION = 1_000_000
_HALF = 5_000  # half a percent
_ROUGHLY = 20_000
_ELSEWHERE = frozenset({"area", "wider", "part", "last", "span", "part_year", "office", "others"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part with the share that it is said to be, in millionths of the whole.

    ``slack`` is what rounding as written allows; ``sure`` tells that the sentence names ``whole``.
    """

    sentence: Sentence
    position: int
    part: int
    whole: int
    share: int
    slack: int
    sure: bool
    unit: str
    percent: str


class ShareReader:
    """Reads the shares of a report's sentences."""

    def __init__(self, vocabulary: Vocabulary, tabled: Sequence[int]) -> None:
        self._words: Words = vocabulary[WORDS]
        self._lexicon: Lexicon = vocabulary.lexicon
        self._wholes = sorted(self._words.of("wholes"), key=len, reverse=True)
        self._tabled = tuple(tabled)

    def speaks(self, text: str) -> bool:
        """Tell whether a sentence may state a share that can be worked out."""
        return "占" in text and "%" in text and not self._words["vague"].search(text)

    def read(self, sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Share]:
        """Yield the shares of a sentence; ``earlier`` are those before it in the paragraph."""
        text = sentence.text
        here = terms(text, self._words["bare"])
        before = tuple(t for one in earlier for t in terms(one.text, self._words["bare"]))
        pairs = [
            (match, part, percent)
            for match in self._words["share_of"].finditer(text)
            for part, percent in self._paired(text, match, here)
        ]
        parts = [part for _, part, _ in pairs]
        for match, part, percent in pairs:
            one = self._share(sentence, match, part, percent, (here, before, parts))
            if one is not None:
                yield one
        yield from self._of_numbers(sentence, here)

    def _of_numbers(self, sentence: Sentence, here: Sequence[Term]) -> Iterator[Share]:
        """Yield the shares that name their whole by its number: 5件，占全年20件的25%."""
        for match in self._words["share_of_number"].finditer(sentence.text):
            before = [term for term in here if term.amount.end <= match.start()]
            part = before[-1] if before else None
            if part is None or part.amount.rough or part.amount.unit != match["unit"]:
                continue
            between = sentence.text[part.amount.end : match.start()]
            if not self._words["attached"].search(between):
                continue
            share, slack = _written(match["percent"])
            yield Share(
                sentence=sentence,
                position=match.start(),
                part=part.value,
                whole=int(match["whole"]),
                share=share,
                slack=slack,
                sure=True,
                unit=part.amount.unit,
                percent=match["percent"],
            )

    def _paired(
        self, text: str, match: re.Match[str], here: Sequence[Term]
    ) -> list[tuple[Term, str]]:
        """Return the numbers that a share, or several told together, belong to."""
        percents, end = [match["percent"]], match.end()
        several = "分别" in match["named"] or text[: match.start()].endswith(("分别", "各"))
        while several and (more := self._words["also"].match(text, end)):
            percents.append(more["percent"])
            end = more.end()
        parts = [term for term in here if term.amount.end <= match.start()][-len(percents) :]
        if len(parts) < len(percents) or several != (len(percents) > 1):
            return []
        between = text[parts[-1].amount.end : match.start()].removesuffix("分别").removesuffix("各")
        wrong = any(self._words["unusual"].search(term.label) for term in parts)
        if wrong or "%" in between or not self._words["attached"].search(between):
            return []
        return list(zip(parts, percents, strict=True))

    def _share(
        self,
        sentence: Sentence,
        match: re.Match[str],
        part: Term,
        percent: str,
        around: tuple[Sequence[Term], Sequence[Term], Sequence[Term]],
    ) -> Share | None:
        here, before, parts = around
        named = match["named"]
        behind = sentence.text[match.end() : match.end() + 2]
        if part.amount.rough or self._words["one_sided"].search(named + behind):
            return None
        share, slack = _written(percent)
        if self._words["vaguely"].search(
            sentence.text[max(0, match.start() - 2) : match.start()] + named + behind
        ):
            slack = max(slack, _ROUGHLY)
        heads = self._heads(sentence.text, part, here, parts, named)
        opened = heads and self._words["opens"].search(sentence.text, 0, part.amount.start)
        fits = [*self._possible(part, here, before, () if opened else parts)]
        whole = next((one for one in fits if _fits(part.value, one, share, slack)), None)
        known = self._known(named, sentence.text[: part.amount.start])
        if whole is None and (not known or not (heads or before)):
            return None
        near = [one.value for one in (*heads, *before) if one.value >= max(part.value, 1)]
        if whole is None and not near:
            return None
        return Share(
            sentence=sentence,
            position=match.start(),
            part=part.value,
            whole=near[0] if whole is None else whole,
            share=share,
            slack=slack,
            sure=whole is not None or len({one.value for one in heads}) == 1,
            unit=part.amount.unit,
            percent=percent,
        )

    def _heads(
        self, text: str, part: Term, here: Sequence[Term], parts: Sequence[Term], named: str
    ) -> list[Term]:
        """Return the numbers that the sentence names as the whole: before 其中, or before all."""
        openers = [m.start() for m in self._words["opens"].finditer(text, 0, part.amount.start)]
        limit = openers[-1] if openers else part.start
        found = [
            term
            for term in here
            if term.amount.end <= limit
            and term.amount.unit == part.amount.unit
            and term.value >= max(part.value, 1)
            and not self._words["unusual"].search(term.label)
            and (openers or term not in parts)
        ]
        for verb in _VERBS:
            if self._words[verb].search(named):
                return [term for term in found if self._words[verb].search(term.label)]
        return found

    def _possible(
        self, part: Term, here: Sequence[Term], before: Sequence[Term], parts: Sequence[Term]
    ) -> Iterator[int]:
        """Yield every number that may be the whole."""
        same = [t for t in (*here, *before) if t.amount.unit in {part.amount.unit, ""}]
        yield from (term.value for term in same)
        yield sum(one.value for one in parts)
        yield from (one.value + other.value for one in same for other in same if one is not other)
        yield from self._tabled

    def _known(self, named: str, head: str) -> bool:
        """Tell whether the words before the percentage name a whole that stands in the text."""
        at = 0
        while at < len(named):
            word = self._lexicon.longest(named, at)
            if word and self._lexicon.words[word].category in _ELSEWHERE and word not in head:
                return False
            own = next((one for one in self._wholes if named.startswith(one, at)), "")
            verb = next((m for v in _VERBS if (m := self._words[v].match(named, at))), None)
            length = max(len(own), len(verb.group()) if verb else 0)
            if not length and named[at : at + 2] not in head:
                return False
            at += length or 2
        return True


def _written(percent: str) -> tuple[int, int]:
    """Return a percentage in millionths and half of its last digit."""
    places = len(percent.partition(".")[2])
    return int(Decimal(percent) * 10_000), _HALF // 10**places


def _fits(part: int, whole: int, share: int, slack: int) -> bool:
    return whole > 0 and abs(part * _MILLION - share * whole) <= slack * whole
