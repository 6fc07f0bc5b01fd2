"""Which facts a rule is about, counted apart from the rule engine: none of them may be lost.

A rule's ``where`` is made into functions once; what is asked of each fact is quick.
"""

from __future__ import annotations

from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING

from engine.expression import (
    Arithmetic,
    Both,
    Comparison,
    Constant,
    Either,
    Member,
    Name,
    Negation,
    names,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.expression import Condition, Sign, Term

    Values = Mapping[str, int | str]
    Test = Callable[[Values], bool]

_SIGNS: dict[Sign, Callable[[int | Fraction, int | Fraction], bool]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


def subject_test(where: Condition) -> Test:
    """Return what tells whether a fact's values satisfy a ``where``; a missing name means no.

    A missing name counts even where another part of the condition decides.
    """
    needed = frozenset(name.field for name in names(where))
    test = _test(where)
    if len(needed) == 1:
        (only,) = needed
        return lambda values: only in values and test(values)
    return (lambda values: needed <= values.keys() and test(values)) if needed else test


def _test(condition: Condition) -> Test:
    if isinstance(condition, Negation):
        contrary = _test(condition.item)
        return lambda values: not contrary(values)
    if isinstance(condition, (Both, Either)):
        return _parts(tuple(map(_test, condition.items)), every=isinstance(condition, Both))
    if isinstance(condition, Member):
        if isinstance(condition.term, Name) and not condition.negated:
            name, listed = condition.term.field, condition.values
            return lambda values: values[name] in listed
        term, among, wanted = _term(condition.term), condition.values, not condition.negated
        return lambda values: (term(values) in among) == wanted
    return _comparison(condition)


def _parts(parts: tuple[Test, ...], *, every: bool) -> Test:
    if len(parts) == 1:
        return parts[0]

    def holds(values: Values) -> bool:
        for part in parts:
            if part(values) != every:
                return not every
        return every

    return holds


def _comparison(comparison: Comparison) -> Test:
    """Compare two terms; text is equal to the same text, and unlike everything else."""
    compare, equal = _SIGNS[comparison.sign], comparison.sign == "=="
    if isinstance(comparison.left, Name) and isinstance(comparison.right, Constant):
        name, constant = comparison.left.field, comparison.right.value
        if equal:
            return lambda values: values[name] == constant
        if comparison.sign == "!=":
            return lambda values: values[name] != constant
    left, right = _term(comparison.left), _term(comparison.right)

    def holds(values: Values) -> bool:
        one, other = left(values), right(values)
        if isinstance(one, str) or isinstance(other, str):
            return (one == other) == equal
        return compare(one, other)

    return holds


def _term(term: Term) -> Callable[[Values], int | str | Fraction]:
    if isinstance(term, Constant):
        constant = term.value
        return lambda _values: constant
    if isinstance(term, Name):
        field = term.field
        return lambda values: values[field]
    return _reckoned(term)


def _reckoned(term: Arithmetic) -> Callable[[Values], Fraction]:
    left, right, sign = _term(term.left), _term(term.right), term.sign

    def value(values: Values) -> Fraction:
        one, other = Fraction(left(values)), Fraction(right(values))
        if sign == "+":
            return one + other
        if sign == "-":
            return one - other
        return one * other if sign == "*" else one / other

    return value
