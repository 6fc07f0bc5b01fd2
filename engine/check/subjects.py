"""Which facts a rule is about, counted apart from the rule engine: none of them may be lost."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from engine.expression import Arithmetic, Both, Comparison, Constant, Either, Member, Name, Negation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.expression import Condition, Term

Values = "Mapping[str, int | str]"


def is_subject(where: Condition, values: Mapping[str, int | str]) -> bool:
    """Tell whether a fact satisfies a rule's ``where``; a missing name means no."""
    try:
        return _holds(where, values)
    except KeyError:
        return False


def _holds(condition: Condition, values: Mapping[str, int | str]) -> bool:
    if isinstance(condition, Negation):
        return not _holds(condition.item, values)
    if isinstance(condition, (Both, Either)):
        # Every part is looked at: a missing name counts even where another part decides.
        parts = [_holds(item, values) for item in condition.items]
        return all(parts) if isinstance(condition, Both) else any(parts)
    if isinstance(condition, Member):
        return (_value(condition.term, values) in condition.values) != condition.negated
    return _compared(condition, values)


def _compared(comparison: Comparison, values: Mapping[str, int | str]) -> bool:
    left, right = _value(comparison.left, values), _value(comparison.right, values)
    if isinstance(left, str) or isinstance(right, str):
        return (left == right) == (comparison.sign == "==")
    order = {
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }
    return order[comparison.sign]


def _value(term: Term, values: Mapping[str, int | str]) -> int | str | Fraction:
    if isinstance(term, Constant):
        return term.value
    if isinstance(term, Name):
        return values[term.field]
    return _reckoned(term, values)


def _reckoned(term: Arithmetic, values: Mapping[str, int | str]) -> Fraction:
    left, right = Fraction(_value(term.left, values)), Fraction(_value(term.right, values))
    if term.sign == "+":
        return left + right
    if term.sign == "-":
        return left - right
    return left * right if term.sign == "*" else left / right
