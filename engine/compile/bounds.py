"""Tell whether tests can hold together: bounds on whole-number expressions, values of texts.

Sound but not complete: "no" is certain, "yes" may be wrong where several expressions work together.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, gcd
from typing import TYPE_CHECKING

from engine.compile.logic import Presence
from engine.compile.polynomials import polynomial
from engine.expression import Comparison, Constant, Name
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.compile.logic import Conjunction, Test
    from engine.compile.polynomials import Monomial
    from engine.expression import Sign

Direction = tuple[tuple["Monomial", int], ...]
_MIRROR: dict[Sign, Sign] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(slots=True)
class Range:
    """What is known of a whole number: between bounds, and not certain values."""

    low: int | None = None
    high: int | None = None
    never: set[int] = field(default_factory=set)
    empty: bool = False

    def add(self, sign: Sign, limit: Fraction) -> None:
        """Take one more comparison into account."""
        if sign == "!=":
            if limit.denominator == 1:
                self.never.add(int(limit))
            return
        if sign == "==" and limit.denominator != 1:
            self.empty = True
        if sign in {"==", ">=", ">"}:
            low = floor(limit) + 1 if sign == ">" else ceil(limit)
            self.low = low if self.low is None else max(self.low, low)
        if sign in {"==", "<=", "<"}:
            high = ceil(limit) - 1 if sign == "<" else floor(limit)
            self.high = high if self.high is None else min(self.high, high)

    def possible(self) -> bool:
        """Tell whether any number is left."""
        if self.empty:
            return False
        if self.low is None or self.high is None:
            return True
        if self.high - self.low > len(self.never):
            return True
        return any(one not in self.never for one in range(self.low, self.high + 1))


def together(tests: Iterable[Test]) -> bool:
    """Tell whether tests can all hold for one subject."""
    ranges: dict[Direction, Range] = {}
    texts: dict[Name, tuple[set[str], set[str]]] = {}
    presence: dict[Name, set[bool]] = {}
    for test in tests:
        if isinstance(test, Presence):
            presence.setdefault(test.name, set()).add(test.present)
        elif (text := as_text(test)) is not None:
            name, value, equal = text
            texts.setdefault(name, (set(), set()))[0 if equal else 1].add(value)
        else:
            direction, sign, limit = normal(test)
            ranges.setdefault(direction, Range()).add(sign, limit)
    return (
        all(len(one) == 1 for one in presence.values())
        and all(len(yes) <= 1 and not yes & no for yes, no in texts.values())
        and all(one.possible() for one in ranges.values())
    )


def as_text(test: Comparison) -> tuple[Name, str, bool] | None:
    """Return a comparison of a field with a text as (field, text, equal), None if it is none."""
    for one, other in ((test.left, test.right), (test.right, test.left)):
        if isinstance(one, Name) and isinstance(other, Constant) and isinstance(other.value, str):
            return one, other.value, test.sign == "=="
    return None


def normal(test: Comparison) -> tuple[Direction, Sign, Fraction]:
    """Return a comparison as ``direction SIGN limit``, the same for every way to write it.

    Two texts compared for equality go the same way: their difference is zero or it is not.

    The direction has whole coefficients without a common factor, the first of them positive.
    """
    terms = polynomial(test)
    constant = terms.pop((), 0)
    ordered = sorted(terms.items(), key=lambda item: str(item[0]))
    if not ordered:
        return (), test.sign, Fraction(-constant)
    factor = gcd(*(value for _, value in ordered)) * (1 if ordered[0][1] > 0 else -1)
    sign = test.sign if factor > 0 else _MIRROR[test.sign]
    return (
        tuple((names, value // factor) for names, value in ordered),
        sign,
        Fraction(-constant, factor),
    )


def shape(tests: Conjunction) -> frozenset[object]:
    """Return a conjunction in a form in which equal ones are equal."""
    return frozenset(_shape(test) for test in tests)


def _shape(test: Test) -> object:
    if isinstance(test, Presence):
        return test
    if (text := as_text(test)) is not None:
        return text
    return normal(test)
