"""Facts about what the prose says twice in numbers: totals and items, shares, announced counts.

No table is looked at: such a passage agrees with itself or does not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.evidence import Fact, Place
from engine.facts.narrative.announced import announced
from engine.facts.narrative.arithmetic_kinds import ANNOUNCED, ITEMISED, RESULTS, SHARE
from engine.facts.narrative.list_shapes import Reading
from engine.facts.narrative.lists import lists
from engine.facts.narrative.results import results
from engine.facts.narrative.shares import ShareReader, written
from engine.facts.narrative.table_shares import table_rates, table_shares
from engine.facts.prose import sources
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.clauses.phrases import Heard
    from engine.evidence import Evidence
    from engine.facts.context import Context
    from engine.facts.narrative.lists import ItemList
    from engine.facts.narrative.results import Results
    from engine.facts.narrative.shares import Share
    from engine.facts.narrative.table_shares import TableShare
    from engine.facts.prose import Sentence
    from engine.report import Report

_PARTS = "一二三四五六"


class Placer:
    """Puts facts where they stand; counts occurrences so that each place stays its own."""

    def __init__(self, report: Report) -> None:
        self._sources = sources(report)
        self._seen: Counter[tuple[int | None, str]] = Counter()

    def fact(
        self,
        kind: str,
        fields: Mapping[str, int | str],
        sentence: Sentence,
        *more: Sentence,
    ) -> Fact:
        """Make a fact of a sentence (and others that go with it)."""
        quoted = tuple(one for s in (sentence, *more) for one in s.evidence(self._sources))
        return self.quoting(kind, fields, sentence.part, quoted)

    def quoting(
        self,
        kind: str,
        fields: Mapping[str, int | str],
        part: int | None,
        evidence: tuple[Evidence, ...],
    ) -> Fact:
        """Make a fact, the n-th of its kind in its part."""
        subject = kind.partition(".")[2]
        number = self._seen[part, subject] = self._seen[part, subject] + 1
        label = f"第{_PARTS[part - 1]}部分正文" if part else "引言"
        item = subject if number == 1 else f"{subject}#{number}"
        return Fact(
            kind=kind,
            fields=fields,
            place=Place(part=part, item=item, label=label),
            evidence=evidence,
        )


def arithmetic(
    report: Report,
    passages: Sequence[tuple[Sentence, tuple[Heard, ...]]],
    context: Context,
) -> Iterator[Fact]:
    """Yield the facts of every sentence that can be worked out from the prose alone."""
    found = [sentence for sentence, _ in passages]
    words, placer = Reading(context.vocabulary), Placer(report)
    shares = ShareReader(context.vocabulary, _totals_of_requests(report))
    for index, (sentence, heard) in enumerate(passages):
        if "%" in sentence.text:
            for rate in (*table_shares(heard, report, context.last), *table_rates(heard, report)):
                yield placer.fact(SHARE.name, _of_table(rate), sentence)
        if "万" in sentence.text or (heard and any(one.phrase.number for one in heard)):
            yield from _lists(found, index, words, placer)
            if shares.speaks(sentence.text):
                for share in shares.read(sentence, _earlier(found, index), _counted(heard)):
                    yield placer.fact(SHARE.name, _shared(share), sentence)
    for reached in results(passages):
        yield placer.fact(RESULTS.name, _reached(reached), *reached.sentences)
    for told in announced(report, context.vocabulary):
        fields: dict[str, int | str] = {
            "phrase": told.phrase,
            "promised": told.promised,
            "listed": told.listed,
            "numbered": int(told.numbered),
            "sure": int(told.sure),
        }
        yield placer.quoting(ANNOUNCED.name, fields, told.part, told.evidence)


def _lists(found: Sequence[Sentence], index: int, words: Reading, placer: Placer) -> Iterator[Fact]:
    """Yield the lists of a sentence, those too whose total stands in the sentence before."""
    sentence, following = found[index], _next(found, index)
    for one in lists(sentence, following, words):
        yield placer.fact(ITEMISED.name, _itemised(one), sentence)
    if words["leads"].match(sentence.text):
        yield from _of_total_before(found, index, words, placer)


def _of_total_before(
    found: Sequence[Sentence], index: int, words: Reading, placer: Placer
) -> Iterator[Fact]:
    """Yield the list of a sentence whose total stands in the one before: 从内容看，甲4件…."""
    sentence = found[index]
    for before in _earlier(found, index)[-1:]:
        both = replace(
            before,
            text=before.text + sentence.text,
            spoken=before.spoken + sentence.spoken,
            origin=(*before.origin, *sentence.origin),
        )
        for one in lists(both, _next(found, index), words):
            if one.position >= len(before.text):
                yield placer.fact(ITEMISED.name, _itemised(one), before, sentence)


def _counted(heard: Sequence[Heard]) -> frozenset[int]:
    """Return where numbers start that count requests of the reported year, and nothing less."""
    return frozenset(
        claim.start
        for one in heard
        for claim in one.claims
        if claim.subject.startswith(("handled.", "applicant."))
        and (claim.scope.body, claim.scope.year) == ("own", "this")
        and not (claim.part or claim.residue)
    )


def _next(found: Sequence[Sentence], index: int) -> Sentence | None:
    """Return the next sentence if it stands in the same paragraph."""
    after = found[index + 1] if index + 1 < len(found) else None
    return after if after and after.paragraph == found[index].paragraph else None


def _earlier(found: Sequence[Sentence], index: int) -> tuple[Sentence, ...]:
    """Return the sentences before one in its paragraph."""
    paragraph, start = found[index].paragraph, index
    while start and found[start - 1].paragraph == paragraph:
        start -= 1
    return tuple(found[start:index])


def _totals_of_requests(report: Report) -> tuple[int, ...]:
    """Return the totals of table 3 of which shares are told, sums of both ways of coming too."""
    table = report.tables.get(3)
    cells = (
        [table.values.get((row, "total")) for row in ("new", "carried_in", "done")] if table else []
    )
    new, carried, done = (
        one.number if one and isinstance(one.number, int) else 0
        for one in [*cells, None, None, None][:3]
    )
    return (new, new + carried, done)


def _of_table(one: TableShare) -> dict[str, int | str]:
    share, slack = written(one.percent)
    return {
        "part": one.part,
        "scaled": one.part * 1_000_000,
        "whole": one.whole,
        "share": share,
        "slack": slack,
        "percent": one.percent,
        "sure": int(one.sure),
        "unit": "件",
        "tabled": 1,
        "of": one.of,
    }


def _shared(one: Share) -> dict[str, int | str]:
    return {
        "part": one.part,
        "scaled": one.part * 1_000_000,
        "whole": one.whole,
        "share": one.share,
        "slack": one.slack,
        "percent": one.percent,
        "sure": int(one.sure),
        "unit": one.unit,
        "tabled": 0,
    }


def _reached(one: Results) -> dict[str, int | str]:
    return {
        "total": one.total,
        "sum": one.sum,
        "kinds": one.kinds,
        "closed": int(one.closed),
        "sure": int(one.sure),
        "clear": int(not one.residue),
        **({"residue": one.residue} if one.residue else {}),
    }


def _itemised(one: ItemList) -> dict[str, int | str]:
    return {
        "total": one.total,
        "sum": one.sum,
        "items": one.items,
        "share": _share(one),
        "listing": "some" if one.part else "all" if one.marked else "unsaid",
        "platforms": int(one.platforms),
        "opened": one.opened,
        "goes_on": int(one.goes_on),
        "loose": int(one.loose),
        "whole": int(one.whole),
        "clear": int(not one.residue or (one.explicit and one.nouns)),
        "nouns": int(one.nouns),
        **({"residue": one.residue} if one.residue else {}),
        "unit": one.unit,
    }


def _share(one: ItemList) -> int:
    """Return the percentage, rounded away from one hundred: 201 of 200 are 101."""
    if not one.total:
        return 0
    return (one.sum * 100 + (one.total - 1 if one.sum > one.total else 0)) // one.total
