"""A pack compiled, as the checker takes it: patterns as text, kept by the digest of the pack.

The patterns are grouped by the kind of fact that their rules are about, so that the engine is
built of those alone that a report has facts for, and of no more at once than it bears.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.compile.definition import Target, definition
from engine.compile.patterns import KIND, SUBJECT
from engine.compile.usage import Usage
from engine.expression import (
    Arithmetic,
    Both,
    Comparison,
    Constant,
    Either,
    Member,
    Name,
    Negation,
)
from engine.kept.plain import Plain
from engine.kept.store import keep, key_of, recall
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.compile.definition import Definition
    from engine.expression import Condition
    from engine.rule import Pack, Rule

_CODE = ("rule.py", "expression.py", "kept", "compile")


@dataclass(frozen=True, slots=True)
class PatternSet:
    """The patterns of all rules about one kind of fact, and the kinds of fact they look at.

    Kinds are in the tongue of the engine; a pattern is a member of an object of JSON. ``alone``:
    none of the patterns looks at a second fact.
    """

    over: str
    kinds: frozenset[str]
    codes: tuple[str, ...]
    patterns: tuple[str, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A rule and which of the facts of its kind it is about."""

    rule: Rule
    where: Condition


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the checker needs of a pack: patterns, their meaning, the fields they look at."""

    sets: tuple[PatternSet, ...]
    targets: Mapping[str, Target]
    rules: tuple[LookedAt, ...]
    usage: Usage


_PLAIN = Plain(
    (
        Arithmetic,
        Both,
        Comparison,
        Constant,
        Either,
        Member,
        Name,
        Negation,
        PatternSet,
        Usage,
        Target,
    )
)


def compiled(pack: Pack) -> Compiled:
    """Return a pack compiled; PackError where a rule makes no sense."""
    if not pack.stamp:
        return _of(definition(pack))
    key = key_of(_CODE, pack.stamp)
    return _recalled(key, pack) or _made(key, pack)


def _made(key: str, pack: Pack) -> Compiled:
    made = _of(definition(pack))
    texts = [text for one in made.sets for text in one.patterns]
    bare = tuple(replace(one, patterns=()) for one in made.sets)
    wheres = tuple(one.where for one in made.rules)
    sizes = tuple(len(one.patterns) for one in made.sets)
    head = json.dumps(_PLAIN.written((bare, sizes, dict(made.targets), wheres, made.usage)))
    keep("compiled", key, "\n".join((head, *texts)).encode())
    return made


def _recalled(key: str, pack: Pack) -> Compiled | None:
    data = recall("compiled", key)
    if data is None:
        return None
    try:
        head, *texts = data.decode().split("\n")
        bare, sizes, targets, wheres, usage = _PLAIN.read(json.loads(head))
        rules = (rule for rule in pack.rules if rule.status != "retired")
        looked = tuple(LookedAt(*pair) for pair in zip(rules, wheres, strict=True))
        return Compiled(tuple(_filled(bare, sizes, texts)), targets, looked, usage)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _filled(
    bare: tuple[PatternSet, ...], sizes: tuple[int, ...], texts: list[str]
) -> Iterator[PatternSet]:
    """Yield the sets with their patterns, which stand one after another."""
    at = 0
    for one, size in zip(bare, sizes, strict=True):
        yield replace(one, patterns=tuple(texts[at : at + size]))
        at += size


def _of(made: Definition) -> Compiled:
    """Return a definition with its patterns grouped."""
    groups: dict[str, dict[str, dict[str, Any]]] = {}
    for name, pattern in made.patterns.items():
        if name in made.targets:
            groups.setdefault(_kinds(pattern)[0], {})[name] = pattern
    sets = tuple(
        PatternSet(
            over,
            frozenset(kind for one in patterns.values() for kind in _kinds(one)),
            tuple(dict.fromkeys(made.targets[name].code for name in patterns)),
            tuple(_member(name, one) for name, one in patterns.items()),
            alone=all(len(one["all"]) == 1 for one in patterns.values()),
        )
        for over, patterns in groups.items()
    )
    rules = tuple(LookedAt(one.rule, one.where) for one in made.rules)
    return Compiled(sets, made.targets, rules, made.usage)


def _member(name: str, pattern: Mapping[str, Any]) -> str:
    return json.dumps({name: pattern}, separators=(",", ":"))[1:-1]


def _kinds(pattern: Mapping[str, Any]) -> list[str]:
    """Return the kinds of the facts that a pattern joins, the subject's first."""
    kinds: list[str] = []
    for one in pattern["all"]:
        ((alias, tests),) = one.items()
        if "$and" in tests:
            kinds.append(tests["$and"][0][KIND])
        if alias == SUBJECT and len(kinds) != 1:
            raise AssertionError("the subject stands first in every pattern")
    return kinds
