"""What a sentence says twice: a group beside one of its rows, or one subject with two numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.clauses.claim import Claim


_SUMMED = (".repealed", ".coercion")
"""Rows of table 2 whose number may be told in two: 失效2件、废止1件; 强制措施12件、强制执行5件."""


def settled(claims: Sequence[Claim], beside: Mapping[str, int]) -> list[Claim | None]:
    """Return each claim of a sentence as its other numbers leave it, None where one sums it up.

    逾期未补正2件，其他处理5件 may mean 7 of 其他处理; 失效2件、废止4件 may mean 6 repealed;
    what was told to be open already may be among 予以公开 or not, what was withdrawn among 答复
    (``beside``, by subject).
    """
    return [_settled(claim, claims, beside) for claim in claims]


def _settled(claim: Claim, claims: Sequence[Claim], more: Mapping[str, int]) -> Claim | None:
    same = [one for one in claims if _alike(one, claim)]
    if any(one.summed for one in same) and not claim.summed:
        return None
    rows = [one for one in claims if _is_row_of(one, claim.subject) and not one.nested]
    beside = sum(one.value for one in rows)
    beside += more.get(claim.subject.removesuffix(".loosely"), 0)
    if beside and not (rows and claim.nested):
        return replace(claim, beside=beside)
    if not claim.nested and any(_is_row_of(claim, one.subject) for one in claims):
        return claim.doubted("row")
    differ = {one.value for one in same if not _accepted(one)} != {claim.value}
    alone = claim.summed or _accepted(claim)
    if differ and claim.subject.endswith(_SUMMED):
        together = sum(one.value for one in same) - claim.value
        return replace(claim, beside=together).doubted("twice")
    return claim.doubted("twice") if differ and not alone else claim


def _accepted(claim: Claim) -> bool:
    return any(doubt.kind == "accepted" for doubt in claim.doubts)


def _alike(one: Claim, other: Claim) -> bool:
    keys = ((c.subject, c.scope, c.with_carried) for c in (one, other))
    return next(keys) == next(keys)


def _is_row_of(claim: Claim, group: str) -> bool:
    return claim.subject.count(".") > 1 and claim.subject.startswith(f"{group}.")
