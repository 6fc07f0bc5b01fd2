"""Facts about wording: what a template left, what stands twice, lists, slips of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.wording import (
    counters,
    doubled,
    near_terms,
    numbering,
    placeholders,
    punctuation,
    repetition,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

_SUBJECTS = (
    placeholders,
    repetition,
    numbering,
    doubled,
    punctuation,
    near_terms,
    counters,
)
KINDS: tuple[Kind, ...] = tuple(kind for subject in _SUBJECTS for kind in subject.KINDS)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of every subject of this family, in the order of ``KINDS``."""
    yield from placeholders.facts(report, context.vocabulary)
    yield from repetition.facts(report)
    yield from numbering.facts(report)
    for subject in (doubled, punctuation, near_terms, counters):
        yield from subject.facts(report, context.vocabulary)
