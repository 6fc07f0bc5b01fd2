"""Part covered tokens into clauses at their marks, and clauses into phrases of one number each."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.clauses.claim import Claim
    from engine.clauses.cover import Token
    from engine.clauses.scope import Scope

NUMBERS = frozenset({"number", "percent"})
_CATEGORY = attrgetter("category")
_VERBS = frozenset({"receive", "handle", "answer"})
_DENIED = frozenset({"carry", "pending", "dispute"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with the tokens of its clause before it and behind it, or a clause without one.

    ``before`` runs from the clause's start or the number before; ``after`` to the next number or
    the clause's end; ``opened`` are the marks before the clause (``""`` behind a number of it).
    ``kinds``, ``kinds_behind`` and ``kinds_of_clause`` are the categories of these tokens, which
    is asked dozens of times.
    """

    before: tuple[Token, ...]
    number: Token | None
    after: tuple[Token, ...]
    clause: tuple[Token, ...]
    opened: str = ""
    kinds: frozenset[str] = field(init=False, repr=False, compare=False)
    kinds_behind: frozenset[str] = field(init=False, repr=False, compare=False)
    kinds_of_clause: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Gather the categories once."""
        put, whole = object.__setattr__, frozenset(map(_CATEGORY, self.clause))
        before = whole if self.before is self.clause else frozenset(map(_CATEGORY, self.before))
        put(self, "kinds", before)
        put(self, "kinds_behind", frozenset(map(_CATEGORY, self.after)))
        put(self, "kinds_of_clause", whole)

    def has(self, *categories: str) -> bool:
        """Tell whether a token of these categories stands before the number."""
        return not self.kinds.isdisjoint(categories)

    def behind(self, *categories: str) -> bool:
        """Tell whether a token of these categories stands behind the number."""
        return not self.kinds_behind.isdisjoint(categories)

    def clause_has(self, category: str) -> bool:
        """Tell whether a token of a category stands anywhere in the number's clause."""
        return category in self.kinds_of_clause

    def keys(self, category: str) -> list[str]:
        """Return the keys of a category before the number, each once, in order."""
        if category not in self.kinds:
            return []
        return list(dict.fromkeys(t.key for t in self.before if t.category == category))

    @property
    def residue(self) -> tuple[str, ...]:
        """Return what no word explains in the number's whole clause."""
        if "residue" not in self.kinds_of_clause and "residue" not in self.kinds:
            return ()
        strange = [t.text for t in (*self.before, *self.clause) if t.category == "residue"]
        return tuple(dict.fromkeys(strange))


def phrases(tokens: Iterable[Token]) -> tuple[Phrase, ...]:
    """Part a covered sentence; a 、 parts clauses only where numbers are listed."""
    tokens = tuple(tokens)
    found: list[Phrase] = []
    clause: list[Token] = []
    opened = ""
    for at, token in enumerate(tokens):
        if token.category != "mark":
            clause.append(token)
        elif (
            token.key != "、"
            or any(one.category in NUMBERS for one in clause)
            or _ends_denial(clause, tokens[at + 1 : at + 2])
        ):
            if clause:
                found += _of_clause(tuple(clause), opened)
            opened = token.key if clause else opened + token.key
            clause = []
    if clause:
        found += _of_clause(tuple(clause), opened)
    return tuple(found)


def _ends_denial(clause: Sequence[Token], following: Sequence[Token]) -> bool:
    """Tell 无结转、新收11件 from 未收到、受理申请: only the carry is denied."""
    denied = [one.category for one in clause if one.category in {"none", *_VERBS, *_DENIED}]
    acted = bool(following) and following[0].category in _VERBS
    return acted and denied[:1] == ["none"] and denied[-1] in _DENIED


def _of_clause(clause: tuple[Token, ...], opened: str) -> list[Phrase]:
    places = [i for i, token in enumerate(clause) if token.category == "number"]
    if not places:
        return [Phrase(clause, None, (), clause, opened)]
    found, start = [], 0
    for place, end in zip(places, (*places[1:], len(clause)), strict=True):
        before, after = clause[start:place], clause[place + 1 : end]
        found.append(Phrase(before, clause[place], after, clause, "" if start else opened))
        start = place + 1
    return found


def counted_as(phrase: Phrase, category: str) -> int:
    """Return how many a phrase counts as ``category`` (told_open, withdrawn), 0 if it does not."""
    counted = phrase.number and phrase.has(category) and not phrase.has("row")
    amount = phrase.number.amount if phrase.number and counted else None
    return (amount.count or 0) if amount else 0


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of a phrase: its topic, whose and which year's it is, its claims."""

    phrase: Phrase
    topic: str
    scope: Scope
    claims: tuple[Claim, ...]
