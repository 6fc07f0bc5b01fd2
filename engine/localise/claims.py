"""What the prose states of the same cells: it chooses among repairs that are equally small.

Only a claim that a rule judged counts, one that was wholly understood: what is uncertain chooses
nothing. A claim never makes a repair, and where it contradicts every one of them it says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.localise.equations import Equation
from engine.localise.stated import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.evidence import Fact
    from engine.finding import Finding, Outcome
    from engine.localise.equations import CellKey
    from engine.localise.stated import Stated

NARRATIVE = "narrative."
JUDGED = frozenset({"pass", "fail"})


def claims_over_cells(
    outcomes: Iterable[Outcome], stated: Iterable[Stated], findings: Sequence[Finding]
) -> list[Equation]:
    """Return an equation over cells for each judged claim; ``finding`` where it failed."""
    rules = {rule.code: rule for rule in stated if rule.over.startswith(NARRATIVE)}
    keys = {
        (finding.rule, finding.place): finding.key
        for finding in findings
        if finding.outcome == "fail"
    }
    claims = []
    for outcome in outcomes:
        if outcome.verdict in JUDGED and outcome.rule in rules:
            claim = _claim(outcome.subject, rules[outcome.rule])
            if claim is not None:
                key = keys.get((outcome.rule, outcome.subject.place), "")
                claims.append(Equation(coefficients=claim[0], constant=claim[1], finding=key))
    return claims


def _claim(fact: Fact, rule: Stated) -> tuple[dict[CellKey, int], int] | None:
    """Return cells and constant of a claim; None where a field is neither cell nor number."""
    coefficients: dict[CellKey, int] = {}
    constant = -rule.constant
    for field, coefficient in rule.coefficients.items():
        cells = list(cells_of(fact, field))
        value = fact.fields.get(field)
        if field in fact.doubtful or not (cells or isinstance(value, int)):
            return None
        for cell in cells:
            coefficients[cell] = coefficients.get(cell, 0) + coefficient
        if not cells and isinstance(value, int):
            constant -= coefficient * value
    return (coefficients, constant) if coefficients else None


def fitting(
    claims: Iterable[Equation],
    repairs: Sequence[Mapping[CellKey, int]],
    values: Mapping[CellKey, int],
) -> list[Mapping[CellKey, int]]:
    """Return the repairs that agree with every claim about the cells that they change."""
    changed = {cell for repair in repairs for cell in repair}
    telling = [claim for claim in claims if not changed.isdisjoint(claim.coefficients)]
    return [
        repair for repair in repairs if all(holds(claim, {**values, **repair}) for claim in telling)
    ]


def mended(
    claims: Iterable[Equation], repair: Mapping[CellKey, int], values: Mapping[CellKey, int]
) -> Iterator[str]:
    """Yield the findings of failed claims about cells of this repair that hold once it is made."""
    for claim in claims:
        touched = not claim.coefficients.keys().isdisjoint(repair)
        if claim.finding and touched and holds(claim, {**values, **repair}):
            yield claim.finding


def holds(claim: Equation, values: Mapping[CellKey, int]) -> bool:
    """Tell whether a claim holds; one that needs an unknown cell contradicts nothing."""
    if not claim.coefficients.keys() <= values.keys():
        return not claim.finding
    return sum(k * values[cell] for cell, k in claim.coefficients.items()) == claim.constant
