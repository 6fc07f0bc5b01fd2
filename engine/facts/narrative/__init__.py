"""Facts about the narrative: what the text says in numbers, and what the tables say of the same.

Every occurrence makes a fact of its own; whose it is and which year's is told, not decided.
Catalogue N101 to N111. Of last year's report only the number of requests is looked at (trends).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.narrative.arithmetic import arithmetic
from engine.facts.narrative.clauses import counted
from engine.facts.narrative.disputes import disputes
from engine.facts.narrative.documents import decisions, documents
from engine.facts.narrative.facts import Maker
from engine.facts.narrative.kinds import KINDS
from engine.facts.narrative.nothing import nothing
from engine.facts.narrative.requests import requests
from engine.facts.prose import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact
    from engine.facts.context import Context
    from engine.facts.narrative.claim import Claim
    from engine.facts.prose import Sentence
    from engine.report import Report

_READERS = (requests, disputes, documents, decisions)


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield what a sentence claims, in its order: numbers first, then the plain denials."""
    for number in counted(sentence):
        for reader in _READERS:
            yield from reader(number)
    yield from nothing(sentence)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of this family."""
    found = sentences(report)
    maker = Maker(report, found, context)
    for sentence in found:
        for claim in claims(sentence):
            yield from maker.claim(claim)
        yield from maker.rest(sentence)
    yield from arithmetic(report, found, context)


__all__ = ["KINDS", "claims", "facts"]
