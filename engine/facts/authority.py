"""Facts about authority (being written)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

KINDS: tuple[Kind, ...] = ()


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts of this family."""
    del report, context
    yield from ()
