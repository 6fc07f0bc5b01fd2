"""A claim: one number, or one "none", that a clause states, before any table is looked at."""

from __future__ import annotations

from typing import NamedTuple

from engine.clauses.scope import Scope
from engine.values import dataclass, replace

_NOWHERE = Scope()


class Doubt(NamedTuple):
    """Why a number may mean less or more than it seems: a kind, and the words that made it."""

    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a clause says: ``value`` of ``subject``, from ``start`` to ``end`` of the sentence.

    Subjects: ``received``, ``handled`` (``handled.loosely``, ``handled.<results or a row>``),
    ``carried.in``, ``carried.out``, ``applicant.<column>``, ``review``, ``suit``, ``suit_direct``,
    ``suit_after_review``, ``disputes`` (or one with its outcome: ``review.upheld``),
    ``document.<row>.<measure>``, ``decision.<row>`` (with
    ``slack``, what rounding allows), ``all_done``.

    ``answered``: the verb is 答复 or 回复, which may leave out requests closed in other ways.
    ``part``: a known word limits the number, so the whole is at least as large. ``beside``: what
    the sentence counts of the same group next to it, and may mean to come on top; ``summed`` adds
    up what the sentence told before. ``new_only``: 新收, without what was carried in; ``either``:
    with that or without. ``others``: subjects that the number may be of as well; ``wider``: what
    the sentence counts of other bodies. ``within``: of 县政府 alone or of its whole county, so no
    more than the table holds. ``residue`` is what no word explains in the number's clause,
    ``scope`` whose it is and which year's.
    """

    subject: str
    value: int
    start: int = 0
    end: int = 0
    scope: Scope = _NOWHERE
    none_said: bool = False
    with_carried: bool = False
    either: bool = False
    answered: bool = False
    part: bool = False
    new_only: bool = False
    nested: bool = False
    summed: bool = False
    beside: int = 0
    slack: int = 0
    others: tuple[str, ...] = ()
    wider: tuple[int, ...] = ()
    within: bool = False
    doubts: tuple[Doubt, ...] = ()
    residue: tuple[str, ...] = ()

    def doubted(self, kind: str, words: str = "") -> Claim:
        """Return the claim with one doubt more."""
        return replace(self, doubts=(*self.doubts, Doubt(kind, words)))
