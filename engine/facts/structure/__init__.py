"""Facts about a report's structure: parts, headings, aspects, tables, title, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.structure import (
    aspects,
    part_five,
    parts,
    references,
    submissions,
    tables,
    title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

_SUBJECTS = (parts, aspects, tables, part_five, title, references, submissions)
KINDS: tuple[Kind, ...] = tuple(kind for subject in _SUBJECTS for kind in subject.KINDS)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of every subject of this family, in the order of ``KINDS``."""
    yield from parts.facts(report)
    yield from aspects.facts(report, context.vocabulary)
    yield from tables.facts(report)
    yield from part_five.facts(report, context.vocabulary)
    yield from title.facts(report, context.vocabulary)
    yield from references.facts(report, context.vocabulary)
    yield from submissions.facts(report, context.vocabulary)
