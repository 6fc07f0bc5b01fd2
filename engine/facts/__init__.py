"""Facts: what stands in a report, said so that a rule can look at it. One module a subject."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from engine.clauses.words import USES
from engine.facts.context import NOTHING_ELSE, Context
from engine.facts.scripts import as_written, in_simplified
from engine.vocabulary.in_force import speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.report import Report
    from engine.vocabulary.model import Use

FAMILIES = (
    "structure",
    "figures",
    "timing",
    "fee",
    "narrative",
    "across",
    "authority",
    "privacy",
    "wording",
)
SPEAKING = (
    "structure.aspects",
    "structure.part_five",
    "structure.parts",
    "structure.promises",
    "explanations",
    "report_kind",
    "fee.amounts",
    "fee.disclosure",
    "likeness.own_text",
    "wording.counters",
    "wording.doubled",
    "wording.near_terms",
    "wording.placeholders",
    "wording.punctuation",
    "structure.references",
    "structure.submissions",
    "structure.title",
    "timing.claims",
    "timing.deeds",
    "timing.periods",
    "authority.level",
    "authority.powers",
    "authority.speaking",
    "across.cumulative",
    "across.versions",
    "privacy",
    "prose",
    "timing.years",
    "wording.repetition",
    "narrative.announced",
    "narrative.list_shapes",
    "narrative.shares",
    "narrative.over_years.trends",
)
"""The modules that know their subject by words of the vocabulary (``WORDS``)."""


def extract(report: Report, context: Context = NOTHING_ELSE) -> tuple[Fact, ...]:
    """Make every fact of a report, family by family, in a fixed order."""
    looked_at = in_simplified(report)
    with speaking(context.vocabulary):
        found = tuple(
            fact
            for family in FAMILIES
            for fact in import_module(f"engine.facts.{family}").facts(looked_at, context)
        )
    return found if looked_at is report else tuple(as_written(fact, report) for fact in found)


def kinds() -> Iterator[Kind]:
    """Yield every declared kind of fact."""
    for family in FAMILIES:
        yield from import_module(f"engine.facts.{family}").KINDS


def uses() -> Iterator[Use]:
    """Yield what the facts ask of a pack's vocabulary; all of it: ``engine.audit.uses``."""
    yield from USES
    for module in SPEAKING:
        yield import_module(f"engine.facts.{module}").WORDS


__all__ = ["FAMILIES", "NOTHING_ELSE", "Context", "extract", "kinds", "uses"]
