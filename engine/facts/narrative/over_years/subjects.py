"""What a comparison is of: a subject of claims, as far as the tables of two years have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.documents import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard
    from engine.clauses.scope import Scope
    from engine.facts.narrative.over_years.trend import State

_NOUNS = frozenset(
    {
        *("publish", "paper", "foreign", "dispute", "document", "applicant", "channel", "result"),
        *("handle", "answer", "process", "carry", "row", "make", "rate", "good_rate", "level"),
        *("decision", "repeal", "valid", "pending", "withdrawn", "told_open"),
    }
)
LOOSELY = "handled.loosely"
ROWS = ("decision", "document")
_REQUEST = frozenset({"request", "request_attr", "request_weak"})
_COMPARED = frozenset({"received", "handled", "carried", "review", "suit", "suit_direct"}) | {
    *("suit_after_review", "disputes", "document", "decision", "applicant"),
}
"""Families of claims whose cells two reports have in common."""


def compared_in(one: Heard, change: Token, state: State) -> tuple[str, Scope]:
    """Tell what is compared, ``""`` if it is in no table, and whose and which year's it is."""
    fresh = _fresh(one, change, state)
    own = {token.category for token in fresh}
    if names_another(one, change, state):
        return _named(fresh, one.topic, state), one.scope
    if own & _REQUEST:
        return ("received" if one.topic.startswith("request") else ""), one.scope
    if state.current is None:
        goes_on = one.phrase.opened[-1:] in {"，", "）"}  # 申请总量较上年（402件）增加83件
        return state.said if state.said is not None and goes_on else ("", one.scope)
    return subject_of(state.current, loosely=True), state.current.scope


def _fresh(one: Heard, change: Token, state: State) -> list[Token]:
    """Return what the clause of a change says before it, behind the number that is compared."""
    named = [t for t in one.phrase.clause if t.start < change.start and t.category != "number"]
    return [t for t in named if not (state.current and t.start < _end(state.current))]


def names_another(one: Heard, change: Token, state: State) -> bool:
    """Tell a clause that names itself what it compares: 其中自然人申请增加4件."""
    fresh = _fresh(one, change, state)
    named = any(token.category in _NOUNS for token in fresh)
    return named and not _is_again(fresh, state.current)


def names_requests(one: Heard) -> bool:
    """Tell a clause that speaks of the requests received, and of nothing else."""
    named = {token.category for token in one.phrase.clause}
    return bool(named & _REQUEST) and not named & {*_NOUNS, "residue"} and one.topic == "request"


def _named(fresh: Sequence[Token], topic: str, state: State) -> str:
    """Return what of the tables a clause names itself, ``""`` if it is not one thing."""
    nouns = {token.category for token in fresh} & _NOUNS
    keys = {t.key for t in fresh if t.category in nouns and t.key} - {"vague"}
    if nouns == {"applicant"} and len(keys) == 1 and topic == "request":
        return f"applicant.{keys.pop()}"
    if state.current is not None:
        return ""
    if nouns == {"handle"} and topic.startswith("request"):
        return "handled"
    if state.published or len(keys) != 1 or keys & {"both", "fees"}:
        return ""
    if nouns == {"dispute"}:
        return keys.pop() if _is_known_to_be_table_4s(fresh, state) else ""
    return _row(fresh, nouns)


def _row(fresh: Sequence[Token], nouns: set[str]) -> str:
    """Return the documents or decisions that a clause names: 行政许可件数较上年减少40件."""
    rows = {t.key for t in fresh if t.category in {"decision", "document"}}
    measures = nouns - {"document"}
    if nouns == {"decision"}:
        return f"decision.{rows.pop()}"
    if len(rows) == 1 and len(measures) == 1 and measures <= set(MEASURES):
        return f"document.{rows.pop()}.{MEASURES[measures.pop()]}"
    return ""


def _is_known_to_be_table_4s(fresh: Sequence[Token], state: State) -> bool:
    """Tell 申请量增加6件，复议量减少1件: told beside requests, or said to be over information."""
    return state.said is not None or any(token.category == "about" for token in fresh)


def is_told_beside(one: Heard, change: Token, state: State) -> bool:
    """Tell disputes that only stand beside requests: they may be over another matter."""
    named = {t.category for t in _fresh(one, change, state)}
    return "dispute" in named and "about" not in named and names_another(one, change, state)


def _is_again(fresh: Sequence[Token], current: Heard | None) -> bool:
    """Tell nouns that name once more what is compared: 复议3件，比上年复议数多2件."""
    carry = any(token.category == "carry" for token in fresh)
    if current is None or (carry and subject_of(current) != "carried.out"):
        return False
    named = {(token.category, token.key) for token in current.phrase.before}
    return all((t.category, t.key) in named for t in fresh if t.category in _NOUNS)


def subject_of(one: Heard, *, loosely: bool = False) -> str:
    """Return what a phrase's number counts, if that is one thing of the tables and sure.

    ``loosely``: reviews and suits of which nothing says that they are about disclosure too.
    """
    claims = [claim for claim in one.claims if claim.subject != "all_done"]
    if not claims or any(claim.part or claim.with_carried for claim in claims):
        return ""
    subjects = {claim.subject for claim in claims}
    if "received" in subjects:  # 收到7件（均为自然人提交）
        subjects -= {"applicant.natural"}
    subject = subjects.pop()
    if subjects or subject.partition(".")[0] not in _COMPARED:
        return ""
    if subject == LOOSELY and loosely:
        return "handled"
    odd = subject in {LOOSELY, "decision.fees"} or "+" in subject
    doubts = {doubt.kind for claim in claims for doubt in claim.doubts}
    unsure = subject != "received" and doubts - ({"about"} if loosely else set())
    return "" if odd or unsure else subject


def _end(one: Heard) -> int:
    return one.phrase.number.end if one.phrase.number else 0


def is_loose(current: Heard | None) -> bool:
    """Tell 办理9件, which may be said of what was received too."""
    return current is not None and any(claim.subject == LOOSELY for claim in current.claims)


def is_unsure(current: Heard | None) -> bool:
    """Tell whether what is counted may be more than the tables count."""
    return current is not None and not (subject_of(current) or is_loose(current))
