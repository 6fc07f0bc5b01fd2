"""The linear equations that rules state, in their own words: what the localisation works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compile.polynomials import polynomial
from engine.expression import Both, Comparison, ExpressionError, names, parse, with_settings
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.expression import Condition
    from engine.rule import Rule


@dataclass(frozen=True, slots=True)
class Linear:
    """``sum(coefficients[field] * field) + constant == 0`` over the fields of one fact."""

    code: str
    over: str
    coefficients: Mapping[str, int]
    constant: int = 0


def equation_of(rule: Rule, settings: Mapping[str, int | str] | None = None) -> Linear | None:
    """Return the equation that a rule's check is, None if it is none (or looks at other facts)."""
    if rule.check is None or rule.joins:
        return None
    try:
        condition = with_settings(parse(rule.check), settings or {})
        return _linear(rule, condition)
    except ExpressionError:
        return None


def equations(rules: Iterable[Rule], settings: Mapping[str, int | str]) -> tuple[Linear, ...]:
    """Return the equations of all rules that are one."""
    found = (equation_of(rule, settings) for rule in rules)
    return tuple(one for one in found if one is not None)


def _linear(rule: Rule, condition: Condition) -> Linear | None:
    if isinstance(condition, Both) and len(condition.items) == 1:
        condition = condition.items[0]
    if not isinstance(condition, Comparison) or condition.sign != "==":
        return None
    if any(name.owner for name in names(condition)):
        return None
    terms = polynomial(condition)
    if any(len(monomial) > 1 for monomial in terms):
        return None
    coefficients = {monomial[0].field: value for monomial, value in terms.items() if monomial}
    if len(coefficients) < 2:
        return None
    return Linear(rule.code, rule.over, coefficients, terms.get((), 0))
