"""A claim: one number, or one "none", that the narrative states, before any table is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.facts.prose import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a sentence says: ``value`` of ``subject``, at ``position`` of the squeezed sentence.

    Subjects: ``received``, ``handled``, ``handled.<result>``, ``carried.in``, ``carried.out``,
    ``applicant.<natural|organisation>``, ``review``, ``suit``, ``suit_direct``,
    ``suit_after_review``, ``disputes``, ``document.<row>.<measure>``, ``decision.<row>``.
    ``answered``: the verb is 答复 or 回复, which may leave out requests closed in other ways.
    ``qualified`` says why the number may mean less or more than it seems, else ``""``.
    """

    subject: str
    value: int
    sentence: Sentence
    position: int
    none_said: bool = False
    with_carried: bool = False
    answered: bool = False
    qualified: str = ""
    slack: int = 0
