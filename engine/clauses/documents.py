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
_ACTED = frozenset({"valid", "repeal"})
_IN_FORCE = frozenset({"all", "valid", "filler", "manner"})
_MEANT = {"有效": "valid", "有效的": "valid"}
"""Words that limit a number of requests and are a number of documents themselves."""
_MERE = frozenset({"document", "filler", "light", "this", "total", "own", "area"})
UNITS = frozenset({"件", "份", "个", "部", "项", "篇", ""})


def documents(place: Place, count: int, state: State) -> list[Claim]:
    """Return what a number says of documents."""
    phrase = place.phrase
    rows = phrase.keys("document")
    rows = rows or [t.key for t in phrase.after if t.category == "document"]
    state.row = rows[-1] if rows else state.row
    if place.phrase.number and place.phrase.number.key not in UNITS:
        return []
    measures = _measures(place, rows, state)
    state.swept = state.swept or (_swept(phrase) and not phrase.has("valid", "repeal"))
    if phrase.has("doc_other") and not (_ACTED & measures):
        return []
    opened = _opened(place, rows or [state.row])
    if opened:
        return [Claim(subject=f"document.{state.row}.{opened}", value=count)]
    if not measures and _is_mere(place, rows):
        return [Claim(subject=f"document.{state.row}.made", value=count)]
    added = phrase.has("receive") or phrase.has("change")
    if len(measures) != 1 or not state.row or (added and "valid" in measures):
        return []  # 新增现行有效2件: no count of all that are
    state.measure = measures.pop()
    return [_claim(row, count, place, state) for row in _rows(phrase, count, state)]


def _rows(phrase: Phrase, count: int, state: State) -> tuple[str, ...]:
    """Return whose number it is; of both only a zero, or 均为n件, is each one's."""
    if state.row != "both":
        return (state.row,)
    return ("regulations", "normative") if not count or phrase.has("all") else ()


def _claim(row: str, count: int, place: Place, state: State) -> Claim:
    phrase, subject = place.phrase, f"document.{row}.{MEASURES[state.measure]}"
    part = state.among and subject in state.seen  # 废止3件，其中宣布失效1件
    state.seen.add(subject)
    claim = Claim(subject=subject, value=count, part=part)
    if phrase.has("receive"):
        claim = claim.doubted("added")
    kept = any(token.category == "valid" and token.text in _KEPT for token in phrase.clause)
    swept = _swept(phrase) or (state.swept and (kept or state.measure == "repeal"))
    return claim.doubted("swept") if swept else claim


def _opened(place: Place, rows: list[str]) -> str:
    """Return which number of the forms of 2019 and 2020 is told: 新公开, 对外公开总数."""
    phrase = place.phrase
    if (
        len(rows) != 1
        or rows[0] in {"both", ""}
        or phrase.has("make", "repeal", "valid", "doc_other")
    ):
        return ""
    keys = phrase.keys("opened")
    if not keys and phrase.has("open") and any(one.has("opened") for one in place.rest):
        return "published"  # 公开3件，对外公开总数12件
    return keys[0] if len(keys) == 1 else ""


def _swept(phrase: Phrase) -> bool:
    return any(token.text.startswith("清理") for token in phrase.before)


def _measures(place: Place, rows: list[str], state: State) -> set[str]:
    phrase = place.phrase
    found = {_MEANT.get(t.text, t.category) for t in phrase.before} & set(MEASURES)
    if not found and phrase.has("receive") and (rows or state.row):
        found = {"make"}  # 新增行政规范性文件2件
    if not found:
        found = {token.category for token in phrase.after if token.category == "valid"}
    if not found and phrase.after and phrase.after[-1] is phrase.clause[-1]:
        found = {token.category for token in phrase.after if token.category in MEASURES}
    if not found and _all_valid(place):
        found = {"valid"}
    unsaid = not phrase.has("doc_other", "open", "publish", "reach")
    if not found and rows and state.measure and unsaid:
        found = {state.measure}
    return found


def _all_valid(place: Place) -> bool:
    """Tell 收录文件26件，全部现行有效: what is counted is what is in force."""
    behind = place.rest[0] if place.rest and not place.phrase.after else None
    if behind is None or behind.number is not None or behind.opened != "，":
        return False
    return {token.category for token in behind.clause} <= _IN_FORCE and behind.has("valid")


def _is_mere(place: Place, rows: list[str]) -> bool:
    """Tell 规章0件；行政规范性文件本年制发3件: none made, repealed or valid, or all three alike."""
    mere = rows == ["regulations"] and all(t.category in _MERE for t in place.phrase.before)
    told = any(one.number and one.has("document") and one.has(*MEASURES) for one in place.rest)
    return mere and told
