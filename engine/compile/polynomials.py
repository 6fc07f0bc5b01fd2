"""Both sides of a numeric comparison as one polynomial over the fields, with whole coefficients.

durable_rules wants a bare field on the left and divides integers with truncation: a comparison
``left SIGN right`` is therefore brought to ``polynomial SIGN 0``, exactly, before it is compiled.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from engine.expression import Arithmetic, Constant, ExpressionError, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.expression import Comparison, Term

Monomial = tuple[Name, ...]
Polynomial = dict[Monomial, int]
LARGEST = 10**4


def polynomial(comparison: Comparison) -> Polynomial:
    """Return ``left - right`` times the smallest positive factor that leaves no fractions."""
    terms = _sum(_expand(comparison.left), _expand(comparison.right), -1)
    factor = lcm(*(value.denominator for value in terms.values())) if terms else 1
    whole = {names: int(value * factor) for names, value in terms.items()}
    if any(abs(value) > LARGEST for names, value in whole.items() if names):
        raise ExpressionError(f"系数过大（上限{LARGEST}），请换一种写法。")
    return whole


def _expand(term: Term) -> dict[Monomial, Fraction]:
    if isinstance(term, Name):
        return {(term,): Fraction(1)}
    if isinstance(term, Constant):
        if isinstance(term.value, str):
            raise ExpressionError("文字不能参加加减乘除，也不能和算式比较。")
        return {(): Fraction(term.value)} if term.value else {}
    return _combine(term)


def _combine(term: Arithmetic) -> dict[Monomial, Fraction]:
    left, right = _expand(term.left), _expand(term.right)
    if term.sign == "*":
        return _product(left, right)
    if term.sign == "/":
        return _quotient(left, right)
    return _sum(left, right, 1 if term.sign == "+" else -1)


def _sum(
    left: Mapping[Monomial, Fraction], right: Mapping[Monomial, Fraction], factor: int
) -> dict[Monomial, Fraction]:
    result = dict(left)
    for names, value in right.items():
        result[names] = result.get(names, Fraction(0)) + factor * value
    return {names: value for names, value in result.items() if value}


def _product(
    left: Mapping[Monomial, Fraction], right: Mapping[Monomial, Fraction]
) -> dict[Monomial, Fraction]:
    result: dict[Monomial, Fraction] = {}
    for names, value in left.items():
        for others, factor in right.items():
            both = tuple(sorted((*names, *others), key=str))
            result[both] = result.get(both, Fraction(0)) + value * factor
    if any(len(names) > 2 for names in result):
        raise ExpressionError("最多两个字段相乘。")
    return {names: value for names, value in result.items() if value}


def _quotient(
    left: Mapping[Monomial, Fraction], right: Mapping[Monomial, Fraction]
) -> dict[Monomial, Fraction]:
    if set(right) != {()}:
        raise ExpressionError("只能除以不为零的整数；要比较比率请改写成乘法。")
    return {names: value / right[()] for names, value in left.items()}
