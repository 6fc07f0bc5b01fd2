"""What the clause reading hears in a report's sentences, for tests of grammar and vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.facts.narrative import about
from engine.facts.prose import sentences

if TYPE_CHECKING:
    from engine.clauses.claim import Claim
    from engine.report import Report


def heard(report: Report) -> list[Claim]:
    """Return every claim of a report, 全部办结 too, in the order of its text."""
    reader = Reader(VOCABULARY, about(report))
    return [
        claim
        for one in sentences(report)
        for claim in reader.claims(one.spoken, one.aspect, one.paragraph)
    ]


def numbers(report: Report) -> list[Claim]:
    """Return the claims of a report that are numbers or denials."""
    return [claim for claim in heard(report) if claim.subject != "all_done"]
