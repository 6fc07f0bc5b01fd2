"""What a number of 规章 or 规范性文件 counts: made, repealed, valid; not published or filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.claim import Claim

if TYPE_CHECKING:
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

MEASURES = {"make": "made", "repeal": "repealed", "valid": "valid"}
UNITS = frozenset({"件", "份", "个", "部", "项", ""})


def documents(place: Place, count: int, state: State) -> list[Claim]:
    """Return what a number says of documents."""
    phrase = place.phrase
    rows = phrase.keys("document")
    rows = rows or [t.key for t in phrase.after if t.category == "document"]
    state.row = rows[-1] if rows else state.row
    if place.phrase.number and place.phrase.number.key not in UNITS:
        return []
    if phrase.has("doc_other") and not phrase.has("valid", "repeal"):
        return []
    measures = _measures(phrase, rows, state)
    if len(measures) != 1 or state.row in {"", "both"}:
        return []
    state.measure = measures.pop()
    claim = Claim(subject=f"document.{state.row}.{MEASURES[state.measure]}", value=count)
    swept = any(token.text.startswith("清理") for token in phrase.before)
    return [claim.doubted("swept") if swept else claim]


def _measures(phrase: Phrase, rows: list[str], state: State) -> set[str]:
    found = {token.category for token in phrase.before if token.category in MEASURES}
    if not found:
        found = {token.category for token in phrase.after if token.category == "valid"}
    unsaid = not phrase.has("doc_other", "open", "publish", "reach")
    if not found and rows and state.measure and unsaid:
        found = {state.measure}
    return found
