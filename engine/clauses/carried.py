"""What is carried in and out; last year's requests told apart: 上年结转3件均已办结，新收17件.

What is said of them is no claim about the whole table; how many of them were done comes on top of
what a report says of this year's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.claim import Claim

if TYPE_CHECKING:
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

_DONE = frozenset({"handle", "answer"})
_OUTCOMES = frozenset({"result", "row"})
_LEFT = frozenset({"carry", "pending"})
_DENIED = frozenset({"none", "rate"})
_SEVERAL = 3


def note_old_ones(phrase: Phrase, state: State, topic: str) -> None:
    """Take down whether a phrase speaks of last year's requests, and how many of them are done."""
    if topic not in {"request", "request?", ""} or (words := _words(phrase)) & _DENIED:
        state.old = False
        return
    those = bool(phrase.after) and phrase.after[0].text == "中" and "carry" in words
    if ("last" in words or those) and words & _LEFT and "next" not in words:
        told_apart = words & (_DONE | _OUTCOMES) or "received" not in state.seen
        state.old = bool(told_apart) or "；" in phrase.opened
        count = _count(phrase)
        state.old_count = count if count is not None else state.old_count
    elif _of_this_year(words) or (state.old and "；" in phrase.opened):
        state.old = False
    if state.old and words & (_DONE | _OUTCOMES):
        state.old_done = state.old_count


def of_old_ones(count: int, state: State) -> bool:
    """Tell whether a number can be one of last year's requests only."""
    return state.old and count <= state.old_count


def carried(place: Place, count: int, state: State) -> list[Claim] | None:
    """Return what a number says of 结转, None where it says nothing of it."""
    phrase = place.phrase
    subjects = _ways(place, state)
    if not subjects or _is_of_the_next(place):
        return None
    categories = {token.category for token in (*phrase.before, *phrase.after)}
    out = subjects == ("carried.out",) and count > 0  # 1件跨年办理，按时办结率100%
    if "carry" in categories and (out or categories & {"next", "onward"}):
        state.seen.add("carried")
    elif "last" in categories or subjects == ("carried.in",):
        state.seen.add("carried.in")
    return [Claim(subject=subjects[0], value=count, others=subjects[1:])]


def _ways(place: Place, state: State) -> tuple[str, ...]:
    """Return in or out, or both where nothing tells; the likelier first."""
    phrase = place.phrase
    tokens = (*phrase.before, *phrase.after)
    way = next((token.key for token in tokens if token.category == "carry"), "")
    categories = {token.category for token in tokens}
    if way:
        return (f"carried.{way}",)
    leads = phrase.has("next") and "onward" in categories
    later = "next" in categories and not categories.isdisjoint(_DONE)
    leads = leads or (later and "receive" not in categories)  # 其余2件于明年1月答复
    spoken = phrase.has("carry") or (phrase.behind("carry") and not phrase.has("handle"))
    if not (leads or spoken):
        return ()
    if categories & {"next", "onward"}:
        return ("carried.out",)
    if "last" in categories or any(one.has("carry") and one.has("next") for one in place.rest):
        return ("carried.in",)
    if "handled" in state.seen:
        return ("carried.out",)
    between = "received" in state.seen and any(one.has("handle") for one in place.rest)
    return ("carried.in", "carried.out") if between else ("carried.out", "carried.in")


def _is_of_the_next(place: Place) -> bool:
    """Tell 新收24件和往年结转2件: what stands behind the first number names the second."""
    phrase, following = place.phrase, place.rest[0] if place.rest else None
    if following is None or following.number is None or following.opened:
        return False
    return phrase.has("receive") and not phrase.has("carry") and following.has("carry")


def left(place: Place, count: int, state: State) -> list[Claim] | None:
    """Return what a number says of requests not closed yet, None where it says nothing of it."""
    phrase = place.phrase
    denied = phrase.has("none") and phrase.has("handle", "answer") and not phrase.has("receive")
    if not (phrase.has("pending") or phrase.behind("pending") or denied):
        return None
    if phrase.has("last"):  # 上年未办结1件
        return [Claim(subject="carried.in", value=count)]
    if count:
        state.seen.add("carried")
    claim = Claim(subject="carried.out", value=count)
    following = place.rest[0] if place.rest else None
    goes_on = following is not None and following.number is None and following.has("carry")
    listed = len(state.kinds) >= _SEVERAL  # 予以公开6件，不予公开2件，无法提供5件，正在办理1件
    sure = goes_on or listed or state.year_end or not count
    return [claim if sure else claim.doubted("pending")]


def _words(phrase: Phrase) -> frozenset[str]:
    words = phrase.kinds | phrase.kinds_behind
    if "among" not in words:
        return words
    tokens = (*phrase.before, *phrase.after)
    done = any(token.category == "among" and "办结" in token.text for token in tokens)
    return words | {"handle"} if done else words


def _of_this_year(words: frozenset[str]) -> bool:
    return not words.isdisjoint({"receive", "total"}) or ("this" in words and "last" not in words)


def _count(phrase: Phrase) -> int | None:
    amount = phrase.number.amount if phrase.number else None
    return amount.count if amount else None
