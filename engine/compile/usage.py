"""Which fields of which facts the rules look at, and of which sort: nothing else is asserted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.expression import Arithmetic, Both, Comparison, Constant, Either, Member, Name, Negation
from engine.expression import names as names_of
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engine.compile.reading import ParsedRule
    from engine.expression import Condition, Term

Sort = Literal["int", "str", "any"]
LARGEST = 10**13
LARGEST_FACTOR = 10**7
"""Beyond these the engine's 64-bit arithmetic could overflow: such a value counts as illegible."""


@dataclass(frozen=True, slots=True)
class Usage:
    """For each kind of fact: field → sort; fields that are multiplied; fields that are needed."""

    fields: Mapping[str, Mapping[str, Sort]] = field(default_factory=dict)
    factors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def limit(self, kind: str, name: str) -> int:
        """Return the largest absolute value that a field may have."""
        return LARGEST_FACTOR if name in self.factors.get(kind, ()) else LARGEST


def usage_of(rules: Iterable[ParsedRule]) -> Usage:
    """Collect the fields that rules look at."""
    fields: dict[str, dict[str, Sort]] = {}
    factors: dict[str, set[str]] = {}
    needs: dict[str, set[str]] = {}
    for rule in rules:
        kinds = {"": rule.rule.over, **{name: one.kind for name, one in rule.rule.joins.items()}}
        for kind in kinds.values():
            fields.setdefault(kind, {})
        for name, sort in _sorts(rule):
            _note(fields[kinds[name.owner]], name.field, sort)
        for condition in rule.conditions():
            for name in _factors(condition):
                factors.setdefault(kinds[name.owner], set()).add(name.field)
        needs.setdefault(rule.rule.over, set()).update(rule.rule.needs)
    return Usage(
        fields,
        {kind: frozenset(some) for kind, some in factors.items()},
        {kind: frozenset(some) for kind, some in needs.items() if some},
    )


def _note(known: dict[str, Sort], name: str, sort: Sort) -> None:
    if known.get(name, "any") == "any":
        known[name] = sort


def _sorts(rule: ParsedRule) -> Iterator[tuple[Name, Sort]]:
    for name, one in rule.rule.joins.items():
        for matched in one.match:
            yield Name("", matched), "any"
            yield Name(name, matched), "any"
    for needed in rule.rule.needs:
        yield Name("", needed), "any"
    for condition in rule.conditions():
        yield from sorts_in(condition)


def sorts_in(condition: Condition) -> Iterator[tuple[Name, Sort]]:
    """Yield each name of a condition with the sort that its use asks for."""
    if isinstance(condition, Negation):
        yield from sorts_in(condition.item)
    elif isinstance(condition, (Both, Either)):
        for item in condition.items:
            yield from sorts_in(item)
    elif isinstance(condition, Member):
        text = any(isinstance(value, str) for value in condition.values)
        yield from ((name, "str" if text else "int") for name in names_of(condition))
    else:
        yield from _compared(condition)


def _compared(comparison: Comparison) -> Iterator[tuple[Name, Sort]]:
    left, right = comparison.left, comparison.right
    text = any(isinstance(one, Constant) and isinstance(one.value, str) for one in (left, right))
    open_ended = isinstance(left, Name) and isinstance(right, Name)
    equality = comparison.sign in {"==", "!="}
    sort: Sort = "str" if text else "any" if open_ended and equality else "int"
    yield from ((name, sort) for name in names_of(comparison))


def _factors(condition: Condition) -> Iterator[Name]:
    """Yield the names that stand in a product with another name."""
    if isinstance(condition, Negation):
        yield from _factors(condition.item)
    elif isinstance(condition, (Both, Either)):
        for item in condition.items:
            yield from _factors(item)
    elif isinstance(condition, Comparison):
        for side in (condition.left, condition.right):
            yield from _multiplied(side)


def _multiplied(term: Term) -> Iterator[Name]:
    if not isinstance(term, Arithmetic):
        return
    left, right = tuple(names_of(term.left)), tuple(names_of(term.right))
    if term.sign == "*" and left and right:
        yield from (*left, *right)
        return
    yield from _multiplied(term.left)
    yield from _multiplied(term.right)
