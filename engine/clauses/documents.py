"""What a number of 规章 or 规范性文件 counts: made, repealed, valid; not published or filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.claim import Claim

if TYPE_CHECKING:
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

MEASURES = {"make": "made", "repeal": "repealed", "valid": "valid"}
_KEPT = frozenset({"继续有效", "继续有效的", "仍然有效"})
"""Words for what is kept of those gone through, not for all that are in force."""
UNITS = frozenset({"件", "份", "个", "部", "项", ""})


def documents(place: Place, count: int, state: State) -> list[Claim]:
    """Return what a number says of documents."""
    phrase = place.phrase
    rows = phrase.keys("document")
    rows = rows or [t.key for t in phrase.after if t.category == "document"]
    state.row = rows[-1] if rows else state.row
    if place.phrase.number and place.phrase.number.key not in UNITS:
        return []
    measures = _measures(phrase, rows, state)
    state.swept = state.swept or (_swept(phrase) and not phrase.has("valid", "repeal"))
    if phrase.has("doc_other") and not phrase.has("valid", "repeal"):
        return []
    opened = _opened(place, rows)
    if opened:
        return [Claim(subject=f"document.{rows[0]}.{opened}", value=count)]
    if len(measures) != 1 or state.row in {"", "both"}:
        return []
    state.measure = measures.pop()
    claim = Claim(subject=f"document.{state.row}.{MEASURES[state.measure]}", value=count)
    kept = any(token.category == "valid" and token.text in _KEPT for token in phrase.clause)
    swept = _swept(phrase) or (state.swept and (kept or state.measure == "repeal"))
    return [claim.doubted("swept") if swept else claim]


def _opened(place: Place, rows: list[str]) -> str:
    """Return which number of the forms of 2019 and 2020 is told: 新公开, 对外公开总数."""
    phrase = place.phrase
    if len(rows) != 1 or rows[0] == "both" or phrase.has("make", "repeal", "valid", "doc_other"):
        return ""
    keys = phrase.keys("opened")
    if not keys and phrase.has("open") and any(one.has("opened") for one in place.rest):
        return "published"  # 公开3件，对外公开总数12件
    return keys[0] if len(keys) == 1 else ""


def _swept(phrase: Phrase) -> bool:
    return any(token.text.startswith("清理") for token in phrase.before)


def _measures(phrase: Phrase, rows: list[str], state: State) -> set[str]:
    found = {token.category for token in phrase.before if token.category in MEASURES}
    if not found:
        found = {token.category for token in phrase.after if token.category == "valid"}
    unsaid = not phrase.has("doc_other", "open", "publish", "reach")
    if not found and rows and state.measure and unsaid:
        found = {state.measure}
    return found
