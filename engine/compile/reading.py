"""A rule's expressions, parsed, with the pack's constants in place and every name's owner said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.expression import (
    Arithmetic,
    Both,
    Comparison,
    Either,
    Member,
    Name,
    Negation,
    names,
    parse,
    with_settings,
)
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from engine.expression import Condition, Term
    from engine.rule import Rule


@dataclass(frozen=True, slots=True)
class ParsedRule:
    """The conditions of a rule; in ``joined`` plain names are the subject's, as everywhere."""

    rule: Rule
    where: Condition
    check: Condition
    whens: tuple[Condition, ...]
    joined: Mapping[str, Condition]

    @property
    def needed(self) -> tuple[Name, ...]:
        """Return the subject's names that the joins go by: without them nothing can be joined."""
        matched = (Name("", field) for one in self.rule.joins.values() for field in one.match)
        used = (name for one in self.joined.values() for name in names(one) if not name.owner)
        return tuple(dict.fromkeys((*matched, *used)))

    @property
    def checked(self) -> tuple[Name, ...]:
        """Return the names that must be known before the check says anything."""
        needs = (Name("", field) for field in self.rule.needs)
        other = self.joined.get("other", Both(()))
        spoken_of = (name for name in names(other) if name.owner in self.rule.given)
        used = dict.fromkeys((*names(self.check), *needs, *spoken_of))
        return tuple(sorted(used, key=lambda name: bool(name.owner)))

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the rule."""
        yield from (self.where, self.check, *self.whens, *self.joined.values())


def parsed(rule: Rule, settings: Mapping[str, int | str]) -> ParsedRule:
    """Parse a rule; raise ExpressionError where a setting has no value."""

    def read(text: str | None) -> Condition:
        return with_settings(parse(text), settings) if text else Both(())

    joined = {
        name: renamed(read(one.where), lambda used, owner=name: _moved(used, owner))  # type: ignore[misc]
        for name, one in rule.joins.items()
    }
    whens = tuple(read(case.when) for case in rule.cases)
    return ParsedRule(rule, read(rule.where), read(rule.check), whens, joined)


def _moved(name: Name, owner: str) -> Name:
    """Say whose a name is in a joined fact's own condition."""
    return (
        Name("", name.field) if name.owner == "subject" else Name(name.owner or owner, name.field)
    )


def renamed(condition: Condition, how: Callable[[Name], Name]) -> Condition:
    """Return a condition with every name replaced."""
    if isinstance(condition, Comparison):
        left, right = _term(condition.left, how), _term(condition.right, how)
        return Comparison(condition.sign, left, right)
    if isinstance(condition, Member):
        return Member(_term(condition.term, how), condition.values, condition.negated)
    if isinstance(condition, Negation):
        return Negation(renamed(condition.item, how))
    items = tuple(renamed(item, how) for item in condition.items)
    return Both(items) if isinstance(condition, Both) else Either(items)


def _term(term: Term, how: Callable[[Name], Name]) -> Term:
    if isinstance(term, Name):
        return how(term)
    if isinstance(term, Arithmetic):
        return Arithmetic(term.sign, _term(term.left, how), _term(term.right, how))
    return term
