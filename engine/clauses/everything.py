"""Claims that every request was handled: 全部办结, 均已答复, 答复率100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.claim import Claim

if TYPE_CHECKING:
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, Setting, State

_EXCEPTED = frozenset({"limit", "foreign", "others", "besides", "last", "fault", "part", "wider"})


def everything(place: Place, topic: str, state: State, setting: Setting) -> list[Claim]:
    """Return the claim that all is done, unless something is excepted or carried out."""
    if (
        not _is_about_requests(topic, setting)
        or setting.excepted
        or "carried" in state.seen
        or state.old
    ):
        return []
    phrase = place.phrase
    tokens = phrase.clause if phrase.number is None else _behind(phrase)
    said = _said(tokens)
    if not said or {token.category for token in tokens} & _EXCEPTED or _left_over(place):
        return []
    claim = Claim(subject="all_done", value=0, start=said[0].start, end=said[-1].end)
    sure = topic == "request" or setting.aspect == "request"
    return [claim if sure else claim.doubted("topic")]


def _behind(phrase: Phrase) -> tuple[Token, ...]:
    """Return what may say so beside a number: 全部9件申请均已办结."""
    every = tuple(token for token in phrase.before if token.category == "all")
    return () if phrase.has("among") else (*every, *phrase.after)


def _is_about_requests(topic: str, setting: Setting) -> bool:
    return topic.startswith("request") or (topic == "" and setting.aspect == "request")


def _said(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    cats = [token.category for token in tokens]
    if "rate" in cats:
        if tokens[cats.index("rate")].key == "":  # 按时办结率100%: not of what is not due yet
            return ()
        full = [t for t in tokens if t.category == "full" or (t.amount and t.amount.value == 100)]
        return (tokens[cats.index("rate")], full[0]) if full else ()
    done = [token for token in tokens if token.category in {"handle", "answer"}]
    denied = {"none", "pending", "result", "row", "dispute"} & set(cats)
    if "all" not in cats or not done or denied:
        return ()
    return (tokens[cats.index("all")], done[-1])


def _left_over(place: Place) -> bool:
    """Tell whether a later clause says what is not done: 其余均已办结，1件结转下年."""
    for one in place.rest:
        if any(token.category == "none" for token in one.clause):
            continue
        nothing = one.number is not None and one.number.amount and not one.number.amount.value
        cats = {token.category for token in one.clause}
        if not nothing and (cats & {"next", "pending"} or (one.number and "carry" in cats)):
            return True
    return False
