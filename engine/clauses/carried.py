"""Last year's requests, told apart from this year's: 上年结转3件均已办结，新收17件办结15件.

What is said of them is no claim about the whole table; how many of them were done comes on top of
what a report says of this year's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import State

_DONE = frozenset({"handle", "answer"})
_OUTCOMES = frozenset({"result", "row"})
_LEFT = frozenset({"carry", "pending"})
_DENIED = frozenset({"none", "rate"})


def note_old_ones(phrase: Phrase, state: State, topic: str) -> None:
    """Take down whether a phrase speaks of last year's requests, and how many of them are done."""
    words = _words(phrase)
    if topic not in {"request", "request?", ""} or words & _DENIED:
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


def _words(phrase: Phrase) -> frozenset[str]:
    tokens = (*phrase.before, *phrase.after)
    done = any(token.category == "among" and "办结" in token.text for token in tokens)
    return frozenset(token.category for token in tokens) | ({"handle"} if done else frozenset())


def _of_this_year(words: frozenset[str]) -> bool:
    return not words.isdisjoint({"receive", "total"}) or ("this" in words and "last" not in words)


def _count(phrase: Phrase) -> int | None:
    amount = phrase.number.amount if phrase.number else None
    return amount.count if amount else None
