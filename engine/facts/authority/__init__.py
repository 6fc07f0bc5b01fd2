"""Facts about authority and names: what the agency may make, and what it calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.authority import powers, signature, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

KINDS: tuple[Kind, ...] = (*powers.KINDS, *speaking.KINDS, *signature.KINDS)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of this family."""
    yield from powers.rulemaking(report, context.vocabulary)
    yield from powers.own_references(report, context.vocabulary)
    yield from speaking.self_names(report, context)
    yield from signature.signature(report)
