"""Shares: n件，占x%, and the whole that they are shares of.

A number is held against every whole that it may be a share of: numbers before and behind it in
the paragraph, their sums, the totals of table 3. Only where none of them fits, and the sentence
names one whole, is the whole certain.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.facts.narrative.share_pairs import paired
from engine.facts.narrative.terms import terms
from engine.values import dataclass
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from engine.facts.narrative.share_pairs import Pair
    from engine.facts.narrative.terms import Term
    from engine.facts.prose import Sentence
    from engine.vocabulary.lexicon import Lexicon
    from engine.vocabulary.model import Vocabulary, Words

_VERBS = ("of_received", "of_done", "of_open")
WORDS = Use(
    "lists",
    patterns=(
        *("share_of", "also", "attached", "opens", "unusual", "bare", "vague", "rounded"),
        *(*_VERBS, "vaguely", "one_sided", "told_behind", "in_brackets", "rate_of", "of_requests"),
        "together",
    ),
    lists=("wholes", "rest", "in_time"),
    groups=(
        *(("share_of", "named"), ("share_of", "whole"), ("share_of", "percent")),
        ("together", "n"),
        *(("also", "percent"), ("rate_of", "verb"), ("rate_of", "percent")),
    ),
)
_MILLION = 1_000_000
_HALF = 5_000  # half a percent
_ROUGHLY = 20_000
_OF_REQUESTS = frozenset({"件", "份", "宗"})
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
        speaks = "%" in text and ("占" in text or "率" in text)
        return speaks and not any(self._words[one].search(text) for one in ("vague", "rounded"))

    def read(
        self, sentence: Sentence, earlier: Sequence[Sentence], counted: Container[int] = ()
    ) -> Iterator[Share]:
        """Yield the shares of a sentence; ``earlier`` are those before it in the paragraph.

        ``counted`` are the starts of numbers that count requests of table 3 for certain.
        """
        text = sentence.text
        here = terms(text, self._words["bare"])
        before = tuple(t for one in earlier for t in terms(one.text, self._words["bare"]))
        pairs = paired(text, here, self._words)
        for pair in pairs:
            table = self._table(pair, counted)
            one = self._share(sentence, pair, pairs, (here, before), table)
            if one is not None:
                yield one

    def _share(
        self,
        sentence: Sentence,
        pair: Pair,
        pairs: Sequence[Pair],
        around: tuple[Sequence[Term], Sequence[Term]],
        table: int | None,
    ) -> Share | None:
        part = pair.part
        behind = sentence.text[pair.end : pair.end + 2]
        if part.amount.rough or self._words["one_sided"].search(pair.named + behind):
            return None
        share, slack = written(pair.percent)
        about = sentence.text[max(0, pair.start - 2) : pair.start] + pair.named + behind
        slack = max(slack, _ROUGHLY) if self._words["vaguely"].search(about) else slack
        fits, heads = self._fitting(sentence, pair, pairs, around)
        whole = next((one for one in fits if _fits(part.value, one, share, slack)), None)
        sure, near = whole is not None, [] if whole is None else [whole]
        if whole is None:
            rest = self._with_rest(pair, around[0])
            known = rest if rest is not None else table
            sure, near = self._named(pair, pairs, sentence, heads, around[1])
            if known is not None and not sure and not heads:
                sure, near = True, [known]
        if not near:
            return None
        return Share(
            sentence=sentence,
            position=pair.start,
            part=part.value,
            whole=near[0],
            share=share,
            slack=slack,
            sure=sure,
            unit=part.amount.unit,
            percent=pair.percent,
        )

    def _fitting(
        self,
        sentence: Sentence,
        pair: Pair,
        pairs: Sequence[Pair],
        around: tuple[Sequence[Term], Sequence[Term]],
    ) -> tuple[list[int], list[Term]]:
        """Return the wholes that a share may be of, and the parts of a list that its part heads."""
        (here, before), parts, part = around, [one.part for one in pairs], pair.part
        heads = self._heads(sentence.text, part, here, parts, pair.named)
        if pair.whole is not None:
            return [pair.whole], heads
        opened = heads and self._words["opens"].search(sentence.text, 0, part.amount.start)
        return [*self._possible(part, here, before, () if opened else parts)], heads

    def _table(self, pair: Pair, counted: Container[int]) -> int | None:
        """Return the total of table 3 that the words name: 占办结总数的, 占申请总量的."""
        if pair.part.amount.start not in counted or len(pair.named) <= 1:
            return None
        new, both, done = self._tabled
        if not self._known(pair.named, ""):
            return None
        if self._words["of_done"].search(pair.named):
            return done
        named = any(self._words[one].search(pair.named) for one in ("of_received", "of_requests"))
        return new if named and new == both else None

    def _with_rest(self, pair: Pair, here: Sequence[Term]) -> int | None:
        """Return the whole that a part and all the rest behind it make: 10件，占59%，其余7件."""
        end = max(pair.end, pair.part.amount.end)  # 占72.7%（8件），其余3件
        behind = next((t for t in here if t.amount.start >= end), None)
        rest = behind is not None and behind.label in self._words.of("rest")
        return pair.part.value + behind.value if behind and rest else None

    def _named(
        self,
        pair: Pair,
        pairs: Sequence[Pair],
        sentence: Sentence,
        heads: Sequence[Term],
        before: Sequence[Term],
    ) -> tuple[bool, list[int]]:
        """Return the wholes that a sentence names where none fits, and whether one is certain."""
        if pair.whole is not None:
            return True, [pair.whole]
        if not self._known(pair.named, sentence.text[: pair.part.amount.start]):
            return False, []
        common = None if heads else self._of_the_others(pair, pairs)
        if common is not None:
            return True, [common]
        near = [one.value for one in (*heads, *before) if one.value >= max(pair.part.value, 1)]
        return len({one.value for one in heads}) == 1, near

    def _of_the_others(self, pair: Pair, pairs: Sequence[Pair]) -> int | None:
        """Return the one whole that every other share is of: then only this one is wrong.

        It is the sum of all parts, or, where there are several others, a total of table 3.
        """
        others = [one for one in pairs if one is not pair]
        units = {one.part.amount.unit for one in pairs}
        named = {one.named for one in pairs if len(one.named) > 1}
        if not others or len(units) > 1 or len(named) > 1:
            return None
        filled = abs(sum(float(one.percent) for one in pairs) - 100) <= 1
        enough = len(others) > 1 or filled
        tabled = self._tabled if enough and units <= _OF_REQUESTS else ()
        for whole in (sum(one.part.value for one in pairs), *tabled):
            if all(_fits(one.part.value, whole, *written(one.percent)) for one in others):
                return whole
        return None

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
        around = [t for t in (*here, *before) if t is not part]
        same = [t for t in around if t.amount.unit in {part.amount.unit, ""}]
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


def written(percent: str) -> tuple[int, int]:
    """Return a percentage as written in millionths, and half of its last digit."""
    places = len(percent.partition(".")[2])
    return int(Decimal(percent) * 10_000), _HALF // 10**places


def _fits(part: int, whole: int, share: int, slack: int) -> bool:
    return whole > 0 and abs(part * _MILLION - share * whole) <= slack * whole
