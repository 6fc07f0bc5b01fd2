"""Facts about wording: what a template left behind, what stands twice, lists that do not run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.wording import numbering, placeholders, repetition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

_SUBJECTS = (placeholders, repetition, numbering)
KINDS: tuple[Kind, ...] = tuple(kind for subject in _SUBJECTS for kind in subject.KINDS)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of every subject of this family, in the order of ``KINDS``."""
    yield from placeholders.facts(report, context.vocabulary)
    yield from repetition.facts(report)
    yield from numbering.facts(report)
