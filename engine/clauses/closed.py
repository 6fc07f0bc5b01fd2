"""What a number says of requests closed: told once, in a list with its sum, or once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.claim import Claim
from engine.values import replace

if TYPE_CHECKING:
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

_PARTS = ("receive", "carry")
_NUMBER = ("数", "总", "件", "量")
"""How words for the number itself begin: 总数, 件数; 审查, 统计 are deeds."""


def listed(place: Place, count: int, state: State) -> list[Claim] | None:
    """Read 办结上年结转2件、本年新收26件，合计28件: parts of what was closed, then their sum."""
    phrase = place.phrase
    if not state.closing:
        state.closing = _begins_list(place)
        return [] if state.closing else None
    if phrase.opened == "、" and phrase.has(*_PARTS):
        return []
    state.closing = False
    named = {token.category for token in phrase.clause}
    if "total" not in named or named & {"answer", "handle", *_PARTS}:
        return None
    state.seen |= {"handled", "handled.done"}
    return [Claim(subject="handled", value=count)]


def _begins_list(place: Place) -> bool:
    """Tell that one verb closes what is listed by where it came from."""
    told = [t.category for t in place.phrase.before if t.category in {"handle", "answer", *_PARTS}]
    following = place.rest[0] if place.rest else None
    if following is None or following.number is None or following.opened != "、":
        return False
    closed = told[:1] in (["handle"], ["answer"]) and not set(_PARTS).isdisjoint(told)
    return closed and following.has(*_PARTS) and not following.has("handle", "answer", "next")


def handled(place: Place, count: int, state: State) -> list[Claim]:
    """Return what a number says of those closed, or of those that were handled in some way."""
    phrase = place.phrase
    claim = _closed(phrase, count, state)
    if claim is None:
        return []
    if any(token.category in {"row", "reason"} for token in state.pending):
        claim = claim.doubted("reason")
    if state.old:
        claim = claim.doubted("old_ones")
    of_new = phrase.clause_has("receive") or "of_received" in state.seen
    of_new = of_new or (state.among and "received" in state.seen)
    claim = replace(claim, new_only=of_new)
    state.seen.add("handled")
    if claim.subject == "handled":
        state.seen.add("handled.done")
    state.subject = "handled"
    return [claim]


def closed_again(place: Place, count: int) -> list[Claim]:
    """Read 在已办结的28件中: the number of those closed once more, of whom results are told."""
    phrase = place.phrase
    closed = any(t.category == "among" and t.key == "closed" for t in phrase.before)
    if not closed or not phrase.after or phrase.after[0].text != "中":
        return []
    return [Claim(subject="handled", value=count).doubted("among")]


def _closed(phrase: Phrase, count: int, state: State) -> Claim | None:
    if state.among and not phrase.has("among", "handle") and "handled" in state.seen:
        return None
    if phrase.has("handle", "answer"):
        claim = Claim(subject="handled", value=count, answered=not phrase.has("handle"))
        part = state.among and (state.results or "received" not in state.seen)
        part = part or phrase.has("besides") or "handled.part" in state.seen
        if part or (state.among and phrase.has("answer")):
            claim = replace(claim.doubted("among"), part=True)
        return None if phrase.has("last") else claim
    if _sums_results(phrase, state):
        return Claim(subject="handled", value=count)
    going_on = phrase.has("process") and phrase.before[-1].text == "中"  # 办理中1件
    if phrase.has("process") and not phrase.has("receive") and not going_on:
        return Claim(subject="handled.loosely", value=count)
    return None


def _sums_results(phrase: Phrase, state: State) -> bool:
    """Tell 予以公开8件，无法提供5件，合计13件: nothing else is named behind several results."""
    sums = {"total", "filler"}
    named = {t.category for t in phrase.before if not t.text.startswith(_NUMBER)} - sums
    return phrase.has("total") and not named and len(state.kinds) > 1 and not state.among
