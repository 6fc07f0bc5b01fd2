"""Numbers of several years told one after the other: 近三年分别为4件、6件、9件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.clauses.phrases import Phrase

APART = "分别"
_NUMERALS = "两二三四五六"


def series_end(parts: Sequence[Phrase]) -> int | None:
    """Return which phrase holds the reported year's number, None if no such series is told."""
    numbered = [i for i, one in enumerate(parts) if one.number]
    told = next((i for i in numbered if _tells_apart(parts[i])), None)
    if told is None:
        return None
    years = _years(parts[: told + 1])
    behind = [i for i in numbered if i >= told]
    return behind[-1] if years > 1 and len(behind) == years else None


def _tells_apart(phrase: Phrase) -> bool:
    return any(t.category == "among" and t.text.startswith(APART) for t in phrase.before)


def _years(parts: Sequence[Phrase]) -> int:
    """Return how many years are named, if the last of them is the reported one."""
    tokens = [token for one in parts for token in one.before]
    spans = [token.text for token in tokens if token.category == "span"]
    if spans:
        said = [c for c in spans[-1] if c in _NUMERALS]
        return int(parse_number(said[0]) or 0) if said else 0
    named = [t for t in tokens if t.category in {"this", "last"} and t.key.isdigit()]
    if not named or named[-1].category != "this":
        return 0
    years = [int(token.key) for token in named]
    through = any(token.text == "至" for token in tokens)
    return years[-1] - years[0] + 1 if through and len(years) == 2 else len(set(years))
