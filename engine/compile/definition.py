"""All rules of a pack as one durable_rules definition, and what each of its patterns means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.compile.branches import branches
from engine.compile.logic import Presence, every, owners, present
from engine.compile.logic import alternatives as alternatives_of
from engine.compile.patterns import (
    AGENCY,
    CLOSING,
    KIND,
    OPENING,
    SUBJECT,
    YEAR,
    ZERO,
    alias,
    conditions,
    token,
)
from engine.compile.reading import parsed
from engine.compile.usage import Usage, usage_of
from engine.errors import PackError
from engine.expression import ExpressionError, Name, names
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.compile.branches import Branch
    from engine.compile.logic import Conjunction, Test
    from engine.compile.reading import ParsedRule
    from engine.finding import Verdict
    from engine.rule import Pack, Rule

THIS_YEAR = 9999
"""The year that facts of a report without one are asserted with: only open-ended rules apply."""


@dataclass(frozen=True, slots=True)
class Target:
    """What it means when a pattern fires: which rule says what, by which case."""

    code: str
    verdict: Verdict
    case: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A pack compiled: patterns without actions, their meaning, and the fields they look at."""

    patterns: Mapping[str, dict[str, Any]]
    targets: Mapping[str, Target]
    rules: tuple[ParsedRule, ...]
    usage: Usage = field(default_factory=Usage)


def definition(pack: Pack) -> Definition:
    """Compile a pack; retired rules are left out. Raise PackError where a rule makes no sense."""
    rules = tuple(_parsed(rule, pack) for rule in pack.rules if rule.status != "retired")
    patterns: dict[str, dict[str, Any]] = {"opening": {"all": [{SUBJECT: {KIND: OPENING}}]}}
    targets: dict[str, Target] = {}
    for rule in rules:
        for name, pattern, target in _compiled(rule, pack):
            patterns[name] = pattern
            targets[name] = target
    return Definition(patterns, targets, rules, usage_of(rules))


def _parsed(rule: Rule, pack: Pack) -> ParsedRule:
    try:
        return parsed(rule, pack.settings)
    except ExpressionError as error:
        raise PackError(str(error), path=pack.paths.get(rule.code, rule.code)) from None


def _compiled(rule: ParsedRule, pack: Pack) -> Iterator[tuple[str, dict[str, Any], Target]]:
    try:
        for index, branch in enumerate(branches(rule)):
            target = Target(rule.rule.code, branch.verdict, branch.case)
            for number, tests in enumerate(_in_scope(rule, branch)):
                name = f"{rule.rule.code}-{index}-{number}-{branch.verdict}"
                yield name, {"all": _patterns(rule, branch, tests)}, target
    except ExpressionError as error:
        raise PackError(str(error), path=pack.paths.get(rule.rule.code, rule.rule.code)) from None


def _in_scope(rule: ParsedRule, branch: Branch) -> Iterator[Conjunction]:
    where = every(present(names(rule.where)), alternatives_of(rule.where))
    for tests in every(where, branch.tests):
        yield tuple(dict.fromkeys(tests))


def _patterns(rule: ParsedRule, branch: Branch, tests: Conjunction) -> list[dict[str, Any]]:
    """Return the patterns of one branch: subject, joined facts, closing fact, facts not there.

    ``$not`` looks only at facts asserted before the ones in front of it (a later one does not
    take a match back, whatever its documentation says): the closing fact, asserted last of all,
    therefore stands in front of it.
    """
    order = [SUBJECT, *(f"g_{name}" for name in branch.there)]
    kinds = {f"g_{name}": joined.kind for name, joined in rule.rule.joins.items()}
    placed: dict[str, list[Test]] = {one: [] for one in order}
    for test in tests:
        used = _aliases(test)
        placed[max(used, key=order.index) if len(used) > 1 else next(iter(used))].append(test)
    result: list[dict[str, Any]] = [
        {SUBJECT: {"$and": [*_scope(rule.rule), *_all(placed[SUBJECT], SUBJECT)]}}
    ]
    result += [{one: _partner(kinds[one], placed[one], one)} for one in order[1:]]
    if branch.gone:
        result.append({"closing": {KIND: CLOSING}})
    for name, ties in branch.gone:
        one = f"g_{name}"
        result += [
            {f"{one}{index}$not": _partner(kinds[one], tie, one)} for index, tie in enumerate(ties)
        ]
    return result


def _partner(kind: str, tests: Sequence[Test], here: str) -> dict[str, Any]:
    """Return the pattern of a joined fact; its last condition is one that always holds.

    Where the last condition over two facts is false, the engine reads on past the end of its own
    memory looking for the mark that ends the list (found with AddressSanitizer).
    """
    last = {"$gte": {ZERO: {SUBJECT: ZERO}}}
    return {"$and": [{KIND: token(kind)}, *_all(tests, here), last]}


def _aliases(test: Test) -> set[str]:
    if isinstance(test, Presence):
        return {alias(test.name)}
    return {alias(Name(owner, "")) for owner in owners(test)} or {SUBJECT}


def _all(tests: Sequence[Test], here: str) -> list[dict[str, Any]]:
    return [one for test in tests for one in conditions(test, here)]


def _scope(rule: Rule) -> Iterator[dict[str, Any]]:
    yield {KIND: token(rule.over)}
    if rule.years.last is not None:
        yield {"$lte": {YEAR: rule.years.last}}
    yield {"$gte": {YEAR: rule.years.first}}
    if "all" not in rule.kinds:
        allowed = [{AGENCY: token(kind)} for kind in rule.kinds]
        yield allowed[0] if len(allowed) == 1 else {"$or": allowed}
