"""What a number says of requests closed: by result, once, in a list with its sum, or once more."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from engine.clauses.claim import Claim
from engine.clauses.disputes import OTHERS
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

PIECES = frozenset({"件", "份", "宗", "起", "例", "封", "件次", ""})
"""Units of requests; what is open by 条 or 篇 is information."""
_PARTS = ("receive", "carry")
_NUMBER = ("数", "总", "件", "量")
"""How words for the number itself begin: 总数, 件数; 审查, 统计 are deeds."""
_SEVERAL = 3
_NUMERALS = "两三四五六"
_RESULTS = ("granted", "partial", "denied", "unable", "rejected", "other")


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
    """Read 在已办结的28件（申请）中: those closed once more, of whom results are told."""
    phrase = place.phrase
    start = phrase.number.start if phrase.number else 0
    behind = [t for t in phrase.clause if t.start > start and not t.category.startswith("request")]
    if "closed" not in phrase.keys("among") or not behind or behind[0].text != "中":
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
        every = "granted" in state.kinds and phrase.before[0].text[0] not in _NUMERALS
        if every:
            return Claim(subject="handled", value=count)
        # 不予公开4件，无法提供1件，两类共5件: of these alone
        rows = any("." in kind for kind in state.kinds)
        told = "+".join(one for one in _RESULTS if one in state.kinds)
        return None if rows else Claim(subject=f"handled.{told}", value=count)
    going_on = phrase.has("process") and phrase.before[-1].text == "中"  # 办理中1件
    if phrase.has("process") and not phrase.has("receive") and not going_on:
        return Claim(subject="handled.loosely", value=count)
    return None


def _sums_results(phrase: Phrase, state: State) -> bool:
    """Tell 予以公开8件，无法提供5件，合计13件: nothing else is named behind several results."""
    sums = {"total", "filler"}
    named = {t.category for t in phrase.before if not t.text.startswith(_NUMBER)} - sums
    return phrase.has("total") and not named and len(state.kinds) > 1 and not state.among


def row(place: Place, count: int, state: State) -> list[Claim] | None:
    """Read 重复申请3件: a row of table 3, or its group where both are named."""
    phrase = place.phrase
    if not phrase.has("row", "withdrawn"):
        return None
    rows, results = phrase.keys("row"), phrase.keys("result")
    of_received = state.among and "received" in state.seen and not results and not state.results
    if phrase.has("receive") or of_received:
        return []
    if not rows:
        return []
    state.results = True
    if results and any(token.text == "等" for token in phrase.before):  # 逾期不补正等其他处理
        return [Claim(subject=f"handled.{'+'.join(results)}", value=count)]
    if results and {row.partition(".")[0] for row in rows} != set(results):
        return [Claim(subject=f"handled.{'+'.join(results)}", value=count).doubted("reason")]
    state.kinds.update(rows)
    claim = Claim(subject=f"handled.{rows[0]}", value=count)
    claim = claim.doubted("old_ones") if state.old_done else claim
    return [claim] if len(rows) == 1 else []


def result(place: Place, count: int, state: State) -> list[Claim] | None:
    """Read 予以公开11件、其他5件: results, the last being what is left of the six."""
    results = place.phrase.keys("result")
    if any(
        one.category == "result" and other.text == "等"
        for one, other in pairwise(place.phrase.before)
    ):
        return []  # 其余为不予公开等情形，共20件
    told = state.among or state.results or not state.seen.isdisjoint({"received", "handled"})
    told = told or any(one.number and one.has("result") for one in place.rest[:1])
    counted = place.phrase.number and place.phrase.number.key in PIECES
    if not results and place.phrase.has("open") and told and counted:
        results = ["granted"]
    if results and "granted" not in results and place.phrase.has("open"):
        results = ["granted", *results]
    if not results and len(state.kinds) >= _SEVERAL and _is_the_rest(place.phrase):
        if any("." in kind for kind in state.kinds):  # 不掌握7件、其他4件: of 无法提供 too
            return []
        results = [kind for kind in _RESULTS if kind not in state.kinds]
    behind = _results_behind(place, results)
    if "other" in behind:  # 作无法提供或其他处理: in whatever other way
        return []
    results = [*results, *behind]
    if not results or (results == ["granted"] and place.phrase.has("receive")):
        return None
    state.results = True
    claim = Claim(subject=f"handled.{'+'.join(results)}", value=count)
    state.kinds.update(results)
    return [claim.doubted("old_ones") if state.old_done else claim]


def _is_the_rest(phrase: Phrase) -> bool:
    """Tell 其他5件 behind several results: what is left of the six."""
    told = [token for token in phrase.before if token.category != "filler"]
    return [token.text for token in told] in OTHERS


def _results_behind(place: Place, results: Sequence[str]) -> list[str]:
    """Return the results that share a number with those before them.

    公开类14件（予以公开11件、部分公开3件）; 其余14件作不予公开、无法提供或其他处理.
    """
    following = place.rest[:1]
    if following and "（" in following[0].opened and results == ["granted"]:
        inner = [key for one in place.rest[:2] for key in one.keys("result") if one.number]
        return ["partial"] if inner == ["granted", "partial"] else []
    if not any(token.category == "result" for token in place.phrase.after):
        return []
    listed = takewhile(lambda one: one.number is None and one.opened == "、", place.rest)
    return [key for one in listed for key in one.keys("result") if key not in results]
