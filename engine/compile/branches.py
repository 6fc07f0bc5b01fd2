"""The branches of one rule: for every verdict, which facts must be there and which tests hold.

A subject takes exactly one branch's verdict. In this order: something needed was not supplied
(``not_assessable``); a name is blank (``uncertain``); the check fails, case by case; it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compile.logic import (
    ALWAYS,
    alternatives,
    any_of,
    every,
    holds,
    missing,
    owners,
    present,
)
from engine.expression import Comparison, ExpressionError, Name, Negation, names
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.compile.logic import Alternatives
    from engine.compile.reading import ParsedRule
    from engine.expression import Condition
    from engine.finding import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A verdict; the facts that must be joined (``there``) or must not exist (``gone``); tests."""

    verdict: Verdict = "pass"
    tests: Alternatives = ALWAYS
    there: tuple[str, ...] = ()
    gone: tuple[tuple[str, Alternatives], ...] = ()
    case: int = -1


def branches(rule: ParsedRule) -> Iterator[Branch]:
    """Yield every branch of a rule, without the rule's own scope (kind, years, where)."""
    complete = present(_marks(rule.rule.needs))
    if rule.rule.needs:
        absent = any_of(*(missing((name,)) for name in _marks(rule.rule.needs)))
        yield Branch(verdict="not_assessable", tests=absent)
    if rule.needed:
        yield Branch(verdict="uncertain", tests=every(complete, missing(rule.needed)))
    ready = every(complete, present(rule.needed))
    for name in rule.rule.given:
        gone = ((name, _ties(rule, name)),)
        yield Branch(verdict="not_assessable", tests=ready, gone=gone)
    given = tuple(rule.rule.given)
    joined = every(ready, *(_ties(rule, name) for name in given))
    yield from _judged(rule, Branch(tests=joined, there=given))


def _marks(fields: Iterable[str]) -> tuple[Name, ...]:
    """Return the marks by which needed fields count as given even if read with doubt."""
    return tuple(Name("", f"G_{field}") for field in fields)


def _ties(rule: ParsedRule, name: str) -> Alternatives:
    """Return what ties a joined fact to the subject: equal fields and its own condition."""
    match = rule.rule.joins[name].match
    equal = tuple(Comparison("==", Name(name, field), Name("", field)) for field in match)
    own = rule.joined[name]
    used = [Name(name, field) for field in match]
    used += [one for one in names(own) if one.owner == name]
    ties = every((equal,), alternatives(own))
    if any(name not in owners(test) for tie in ties for test in tie):
        raise ExpressionError(
            f"“{name}”的 where 里每个比较都要用到那条事实自己的字段；"
            "只涉及本条事实的条件请写在规则的 where 或 check 里。"
        )
    return every(present(used), ties)


def _judged(rule: ParsedRule, base: Branch) -> Iterator[Branch]:
    if rule.checked:
        unknown = every(base.tests, missing(rule.checked))
        yield replace(base, verdict="uncertain", tests=unknown)
    known = every(base.tests, present(rule.checked))
    right = replace(base, tests=every(known, alternatives(rule.check)))
    wrong = replace(base, tests=every(known, alternatives(Negation(rule.check))))
    yield from _wrong(rule, wrong)
    if not (rule.rule.exists or rule.rule.absent):
        yield right
        return
    ties = _ties(rule, "other")
    found = replace(right, tests=every(right.tests, ties), there=(*right.there, "other"))
    not_found = replace(right, gone=(("other", ties),))
    good, bad = (found, not_found) if rule.rule.exists else (not_found, found)
    yield good
    yield from _wrong(rule, bad)


def _wrong(rule: ParsedRule, base: Branch) -> Iterator[Branch]:
    """Yield what becomes of a failed check: ``otherwise``, and every case that holds.

    Several may fire; the first case in the rule's order counts (``engine.check.outcomes``). Writing
    "this case and none before it" into the patterns multiplies them beyond what the engine bears.
    """
    yield replace(base, verdict=rule.rule.otherwise)
    for index, (case, when) in enumerate(zip(rule.rule.cases, rule.whens, strict=True)):
        if _sayable(when, base):
            verdict = case.outcome or rule.rule.otherwise
            yield replace(base, verdict=verdict, tests=every(base.tests, holds(when)), case=index)


def _sayable(when: Condition, base: Branch) -> bool:
    """Tell whether every fact that a case speaks of is joined in this branch."""
    return all(name.owner in ("", *base.there) for name in names(when))
