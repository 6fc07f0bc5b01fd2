"""What a number says of decisions made, or of 行政事业性收费 (in fen)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.clauses.amounts import MONEY
from engine.clauses.claim import Claim
from engine.values import replace

if TYPE_CHECKING:
    from engine.clauses.amounts import Amount
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

_DECIDED = ("decide", "handle", "process")
_PUBLISHED = frozenset(
    {
        *("doc_other", "publish", "paper", "foreign", "dispute", "request", "request_weak"),
        *("fault", "than", "change", "unrelated", "result"),
    }
)
_MERE = frozenset({"decision", "filler", "total", "light", "this", "last", "own", "area"}) | {
    "manner",
    "all",
    "reach",
    "level",
}
_NAMES = frozenset({"residue", "foreign", "light", "decision", "matter"})
"""What may name an example of decisions."""
_UNITS = frozenset({"件", "份", "宗", "起", "例", "个", "次", "件次", ""})


def by_example(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take for explained what is named for example of all: 取水许可等行政许可45件."""
    found = list(tokens)
    for place, (token, behind) in enumerate(pairwise(tokens)):
        at = place if token.text == "等" and behind.category == "decision" else 0
        while at and _is_an_example(found, at - 1):
            at -= 1
            if found[at].category != "mark":
                found[at] = replace(found[at], category="light")
    return tuple(found)


def _is_an_example(tokens: list[Token], at: int) -> bool:
    """Tell a word of a name, one of several, or what stands between its halves: 临时查封."""
    token, before = tokens[at], tokens[at - 1] if at else None
    inside = token.category == "filler" and before is not None and before.category == "residue"
    return token.category in _NAMES or token.text == "、" or inside


def decisions(place: Place, amount: Amount, state: State) -> list[Claim]:
    """Return what a number says of decisions or of fees."""
    phrase = place.phrase
    rows = phrase.keys("decision")
    rows = rows or [t.key for t in phrase.after if t.category == "decision"]
    compared = phrase.has("than", "change") or phrase.behind("reach")
    if compared or not _counted_together(phrase, rows):
        return []
    fen = 0 if amount.unit == "" and not amount.value else amount.fen
    if rows == ["fees"]:
        if fen is None or phrase.has("foreign"):
            return []
        return [Claim(subject="decision.fees", value=fen, slack=_slack(amount))]
    cats = {token.category for token in (*phrase.clause, *phrase.before)}
    made = amount.unit == "项" and "decide" in cats  # 作出行政许可228项
    if cats & _PUBLISHED or not (made or amount.unit in _UNITS):
        return []
    if not (state.decided or cats & set(_DECIDED)):
        if not _mere(place):
            state.shown.add("residue")  # what is said of the first of a list holds for the others
        if state.shown:
            return []
    state.decided = state.decided or not cats.isdisjoint(_DECIDED)
    return [Claim(subject=f"decision.{'+'.join(rows)}", value=amount.count or 0)]


def _counted_together(phrase: Phrase, rows: list[str]) -> bool:
    """Tell a number of one row, or of several that are added up: 行政许可、行政处罚共66件."""
    if len(rows) == 1:
        return True
    named = [t for t in phrase.before if t.category == "decision"]
    if len(named) != len(rows) or "fees" in rows or not rows:
        return False
    behind = [t for t in phrase.before if t.start > named[-1].start]
    every = not any(t.text in {"等", "各"} for t in phrase.before)
    return every and any(t.category == "total" for t in behind)


def _mere(place: Place) -> bool:
    """Tell a number that only its noun and the year stand before: 2024年行政许可640件."""
    before = place.phrase.before
    return before[0].category != "filler" and all(token.category in _MERE for token in before)


def denied_decisions(keys: list[str], cats: set[str]) -> list[Claim]:
    """Return the claims of a clause that denies having decided anything of these kinds."""
    if cats & _PUBLISHED or not cats & {*_DECIDED, "raise"}:
        return []
    return [Claim(subject=f"decision.{key}", value=0) for key in keys if key != "fees"]


def _slack(amount: Amount) -> int:
    """Return how far rounding to the last digit written may be off, in fen."""
    exponent = amount.value.as_tuple().exponent
    if not isinstance(exponent, int):
        return 0
    return int(Decimal(MONEY.get(amount.unit, 0)).scaleb(exponent)) // 2
