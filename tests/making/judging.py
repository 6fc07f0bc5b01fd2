"""Compare findings with what was planted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.finding import Finding


def found(wanted: Mapping[str, Any], finding: Finding) -> bool:
    """Say whether a finding is what was planted: rule, outcome, every named key of the place."""
    return (
        finding.rule == wanted["rule"]
        and finding.outcome == wanted["outcome"]
        and all(getattr(finding.place, key) == value for key, value in wanted["place"].items())
    )


def unexpected(judged: Iterable[Finding], wanted: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what was said of the report that nobody planted (what needs more is no accusation)."""
    planted = list(wanted)
    return [
        f"{one.rule} {one.outcome} {one.place.label}: {one.message}"
        for one in judged
        if one.outcome in {"fail", "uncertain", "broken"}
        and not any(found(want, one) for want in planted)
    ]
