"""What a sentence says twice: a group beside one of its rows, or one subject with two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.clauses.claim import Claim
    from engine.clauses.phrases import Heard, Phrase

_DISPUTES = ("review", "suit")
_TOLD = 3
_ASIDE = ("withdrawn", "row", "result", "others", "besides", "limit")
_SUMMED = (".repealed", ".coercion", ".corrected", ".pending", "review.other", "suit.other")
"""Numbers that may be told in two: 失效2件、废止1件; 强制5件、强制执行3件; 撤销1件、确认违法1件.
"""


def told_with_the_rest(claims: Sequence[Claim], heard: Sequence[Heard]) -> list[Claim]:
    """Take 答复 for all that was done where a sentence tells what was received and what is left.

    收到23件，已答复20件，尚有3件未到期: nothing closed in another way is passed over.
    """
    if len(claims) < _TOLD:
        return list(claims)
    claims = [_of_table_2(one, claims) for one in claims]
    subjects = {claim.subject for claim in claims if claim.scope.year == "this"}
    if {"received", "carried.in", "handled", "carried.out"} <= subjects:
        claims = [_of_account(one) for one in claims]
    aside = any(_is_aside(one.phrase) for one in heard)
    if aside or not {"received", "carried.out"} <= subjects:
        return list(claims)
    return [
        replace(one, answered=False) if one.subject == "handled" and not one.part else one
        for one in claims
    ]


def _of_account(claim: Claim) -> Claim:
    """Take 未办结1件 for what is carried out where all four numbers of the account are told."""
    if claim.subject != "carried.out":
        return claim
    return replace(claim, doubts=tuple(one for one in claim.doubts if one.kind != "pending"))


def _is_aside(phrase: Phrase) -> bool:
    """Tell what is closed in another way; 另有3件尚在办理 is not closed at all."""
    left = phrase.has("pending", "carry") or phrase.behind("pending", "carry")
    kinds = [kind for kind in _ASIDE if kind != "besides" or not left]
    return phrase.has(*kinds) or phrase.behind(*kinds)


def _of_table_2(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Take 清理废止2件 for the table's where it stands between its other two: 制发1件，有效6件."""
    row, _, measure = claim.subject.rpartition(".")
    others = {f"{row}.made", f"{row}.valid"}
    if measure != "repealed" or not others <= {one.subject for one in claims}:
        return claim
    return replace(claim, doubts=tuple(one for one in claim.doubts if one.kind != "swept"))


def settled(claims: Sequence[Claim], beside: Mapping[str, int]) -> list[Claim | None]:
    """Return each claim of a sentence as its other numbers leave it, None where one sums it up.

    逾期未补正2件，其他处理5件 may mean 7 of 其他处理; 失效2件、废止4件 may mean 6 repealed;
    what was told to be open already may be among 予以公开 or not, what was withdrawn among 答复
    (``beside``, by subject).
    """
    return [_settled(claim, claims, beside) for claim in claims]


def _settled(claim: Claim, claims: Sequence[Claim], more: Mapping[str, int]) -> Claim | None:
    if _of_one_channel(claim):
        return claim
    same = [one for one in claims if _alike(one, claim) and not _of_one_channel(one)]
    if any(one.summed for one in same) and not claim.summed:
        return None
    rows = [one for one in claims if _is_row_of(one, claim.subject) and not one.nested]
    beside = sum(one.value for one in rows)
    beside += more.get(claim.subject.removesuffix(".loosely"), 0)
    if beside and not (rows and claim.nested):
        return replace(claim, beside=beside)
    groups = (one for one in claims if one.subject != "handled")  # 答复5件，逾期不补正1件
    if not claim.nested and any(_is_row_of(claim, one.subject) for one in groups):
        return claim.doubted("row")
    differ = {one.value for one in same if not _accepted(one)} != {claim.value}
    alone = claim.summed or _accepted(claim)
    if len(same) > 1 and claim.subject.endswith(_SUMMED):
        together = sum(one.value for one in same) - claim.value
        return replace(claim, beside=together).doubted("twice")
    return claim.doubted("twice") if differ and not alone else claim


def _of_one_channel(claim: Claim) -> bool:
    kinds = {"channel", "among"} if claim.subject.startswith(_DISPUTES) else {"channel"}
    return claim.part and any(doubt.kind in kinds for doubt in claim.doubts)


def _accepted(claim: Claim) -> bool:
    return any(doubt.kind == "accepted" for doubt in claim.doubts)


def _alike(one: Claim, other: Claim) -> bool:
    keys = ((c.subject, c.scope, c.with_carried) for c in (one, other))
    return next(keys) == next(keys)


def _is_row_of(claim: Claim, group: str) -> bool:
    return claim.subject.count(".") > 1 and claim.subject.startswith(f"{group}.")


def beside_others(found: list[Heard]) -> list[Heard]:
    """Put beside what is told of one level what the sentence counts of other bodies."""
    if len(found) == 1 or not any(one.phrase.has("level") for one in found):
        return found
    others = tuple(
        one.phrase.number.amount.count or 0
        for one in found
        if one.scope.body != "own" and one.phrase.number and one.phrase.number.amount
    )
    return [
        replace(one, claims=tuple(replace(claim, wider=others) for claim in one.claims))
        for one in found
    ]
