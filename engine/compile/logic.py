"""Conditions as alternatives of plain tests: negation by De Morgan, then one `or` of `and`s.

durable_rules evaluates nested and/or in joined patterns wrongly (its C code leaves the inner
sequence at the first end mark it meets), so it is only ever given flat conjunctions.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from engine.compile.polynomials import polynomial
from engine.expression import (
    Both,
    Comparison,
    Condition,
    Constant,
    Either,
    ExpressionError,
    Member,
    Name,
    Negation,
    names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.expression import Sign

OPPOSITE: dict[Sign, Sign] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}
MOST = 400


class Presence(NamedTuple):
    """A field that is there, or that is not."""

    name: Name
    present: bool = True


Test = Comparison | Presence
Conjunction = tuple[Test, ...]
Alternatives = tuple[Conjunction, ...]
ALWAYS: Alternatives = ((),)


def alternatives(condition: Condition) -> Alternatives:
    """Return a condition as alternatives, each a conjunction of tests."""
    if isinstance(condition, Comparison):
        return _known(condition)
    if isinstance(condition, Member):
        return alternatives(_spelt_out(condition))
    if isinstance(condition, Negation):
        return alternatives(contrary(condition.item))
    parts = [alternatives(item) for item in condition.items]
    return every(*parts) if isinstance(condition, Both) else any_of(*parts)


def contrary(condition: Condition) -> Condition:
    """Return the negation of a condition with no negation left in it."""
    if isinstance(condition, Comparison):
        return Comparison(OPPOSITE[condition.sign], condition.left, condition.right)
    if isinstance(condition, Member):
        return Member(condition.term, condition.values, not condition.negated)
    if isinstance(condition, Negation):
        return condition.item
    items = tuple(contrary(item) for item in condition.items)
    return Either(items) if isinstance(condition, Both) else Both(items)


def every(*parts: Alternatives) -> Alternatives:
    """Combine alternatives so that all hold; refuse what grows without measure."""
    result: Alternatives = ALWAYS
    for part in parts:
        if len(result) * len(part) > MOST:
            raise ExpressionError("条件组合过多，请拆成几条规则。")
        joined = (_joined(left, right) for left, right in product(result, part))
        result = tuple(one for one in joined if _possible(one))
    return result


def any_of(*parts: Alternatives) -> Alternatives:
    """Combine alternatives so that one of them is enough; repeats are dropped."""
    return tuple(dict.fromkeys(one for part in parts for one in part))


def holds(condition: Condition) -> Alternatives:
    """Return: every name of the condition is there, and it is true."""
    return every(present(names(condition)), alternatives(condition))


def present(used: Iterable[Name]) -> Alternatives:
    """Return: all of these names are there."""
    return (tuple(Presence(name) for name in dict.fromkeys(used)),)


def missing(used: Iterable[Name]) -> Alternatives:
    """Return: one of these names is not there; the alternatives exclude each other.

    Exclusive, so that a blank row fires one pattern and not twenty: durable_rules gives up a
    whole batch of facts when more than 64 of its nodes are open at once.
    """
    ordered = tuple(dict.fromkeys(used))
    return tuple(
        (*(Presence(name) for name in ordered[:index]), Presence(name, present=False))
        for index, name in enumerate(ordered)
    )


def owners(test: Test) -> set[str]:
    """Return whose fields a test speaks of ("" is the subject)."""
    if isinstance(test, Presence):
        return {test.name.owner}
    return {name.owner for name in names(test)}


def _joined(left: Conjunction, right: Conjunction) -> Conjunction:
    return tuple(dict.fromkeys((*left, *right)))


def _possible(tests: Conjunction) -> bool:
    """Tell whether no field has to be there and not there at once."""
    absent = {test.name for test in tests if isinstance(test, Presence) and not test.present}
    return not absent or not any(
        isinstance(test, Presence) and test.present and test.name in absent for test in tests
    )


def _spelt_out(member: Member) -> Condition:
    sign: Sign = "!=" if member.negated else "=="
    items = tuple(Comparison(sign, member.term, Constant(value)) for value in member.values)
    return Both(items) if member.negated else Either(items)


def _known(comparison: Comparison) -> Alternatives:
    """Decide at once what no field can change; everything else stays a test."""
    sides = (comparison.left, comparison.right)
    if any(isinstance(side, Constant) and isinstance(side.value, str) for side in sides):
        return _text(comparison)
    if all(isinstance(side, Name) for side in sides):
        return ((comparison,),)
    terms = polynomial(comparison)
    if set(terms) - {()}:
        return ((comparison,),)
    return ALWAYS if _order(comparison.sign, terms.get((), 0)) else ()


def _text(comparison: Comparison) -> Alternatives:
    if isinstance(comparison.left, Name) or isinstance(comparison.right, Name):
        return ((comparison,),)
    if not (isinstance(comparison.left, Constant) and isinstance(comparison.right, Constant)):
        raise ExpressionError("文字不能参加加减乘除，也不能和算式比较。")
    equal = comparison.left.value == comparison.right.value
    return ALWAYS if equal == (comparison.sign == "==") else ()


def _order(sign: Sign, difference: int) -> bool:
    """Compare a known difference with zero."""
    return {
        "==": difference == 0,
        "!=": difference != 0,
        "<": difference < 0,
        "<=": difference <= 0,
        ">": difference > 0,
        ">=": difference >= 0,
    }[sign]
