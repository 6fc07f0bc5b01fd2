"""Facts about the narrative: what the text says in numbers, and what the tables say of the same.

Every occurrence makes a fact of its own; whose it is and which year's is told, not decided.
Catalogue N101 to N111. Of last year's report only the number of requests is looked at (trends).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.reading import Reader
from engine.clauses.scope import About
from engine.facts.narrative.arithmetic import arithmetic
from engine.facts.narrative.facts import Maker
from engine.facts.narrative.kinds import KINDS
from engine.facts.prose import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact
    from engine.facts.context import Context
    from engine.report import Report


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of this family."""
    found = sentences(report)
    maker = Maker(report, found, context)
    reader = Reader(context.vocabulary, about(report))
    passages = []
    for sentence in found:
        heard = reader.heard(sentence.spoken, sentence.aspect, sentence.paragraph)
        for one in heard:
            for claim in one.claims:
                yield from maker.claim(claim, sentence)
        if heard:
            yield from maker.rest(sentence, heard)
        passages.append((sentence, heard))
    yield from arithmetic(report, passages, context)


def about(report: Report) -> About:
    """Return what the clause reading has to know of a report."""
    return About(year=report.year, kind=report.kind, agency=report.agency or "")


__all__ = ["KINDS", "about", "facts"]
