"""Which label of a form a cell's words stand for, tolerantly but never across meanings.

Equal words decide first. Misspelt or shortened ones are accepted only where a telling word, the
numeral and the group leave one candidate; what rests on the numeral or the order alone is a doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from engine.doubts import CellDoubt
from engine.forms.kept import Kept
from engine.forms.wording import is_near
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from engine.forms.axes import Axis, Candidate
    from engine.forms.labels import Numeral

LONGEST = 90
ALIKE = 72.0
MARGIN = 8.0
SURE = 80.0
SCRAP = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate and how well it fits: 100 is word for word; ``doubt`` tells what is uncertain."""

    candidate: Candidate
    score: float
    doubt: CellDoubt | None = None


def likeness(words: str, candidate: Candidate) -> float:
    """Return 0–100 for how like a label the words are; a shortened label is like the whole."""
    best = 0.0
    for form in candidate.forms:
        if words == form:
            return 100.0
        score = ratio(words, form)
        if len(words) >= 3 and _drops_only(words, form):
            score = max(score, 80.0)
        best = max(best, score)
    return best


def _drops_only(words: str, form: str) -> bool:
    """Tell whether ``words`` is ``form`` with characters left out."""
    return Indel.distance(words, form) == len(form) - len(words)


def match_label(
    words: str, axis: Axis, numeral: Numeral | None = None, group: str | None = None
) -> Match | None:
    """Return the label that the words stand for, None where that is not clear.

    ``group`` is the group the row stands in where it is known (None: not known): only its rows
    and labels outside any group of items are considered first.
    """
    if not words or len(words) > LONGEST:
        return None
    asked = words, numeral, group
    if (known := _KEPT.known(axis, asked)) is not None:
        return known[1]
    return _KEPT.keep(axis, asked, _match(words, axis, numeral, group))


_KEPT: Kept[Match | None] = Kept()


def _match(words: str, axis: Axis, numeral: Numeral | None, group: str | None) -> Match | None:
    exact = axis.exact.get(words)
    if exact:
        return _pick_exact(exact, numeral, group)
    candidates = _in_reach(axis, numeral, group)
    told = [c for c in candidates if any(word in words for word in c.words)]
    scored = sorted(
        ((likeness(words, c) + _agreement(c, numeral, group), c) for c in told or candidates),
        key=lambda pair: -pair[0],
    )
    if not scored:
        return None
    best, candidate = scored[0]
    second = scored[1][0] if len(scored) > 1 else 0.0
    match = _accept(words, candidate, best - second, told=bool(told), numeral=numeral)
    near = match is not None and match.doubt and is_near(words, candidate, axis)
    return replace(match, doubt=None) if match is not None and near else match


def _accept(
    words: str, candidate: Candidate, margin: float, *, told: bool, numeral: Numeral | None
) -> Match | None:
    """Accept the nearest label: by its own words, by its likeness, by its numeral, or not."""
    score = likeness(words, candidate)
    agrees = numeral is not None and same_numeral(numeral, candidate.numeral)
    if margin < MARGIN or (score < SURE and _unfit(words, candidate, numeral, agrees=agrees)):
        return None
    if told and (score >= 50 or agrees):
        alike = agrees or score >= 60
        return Match(candidate, max(score, 50.0), None if alike else CellDoubt.UNLIKE)
    if score < ALIKE:
        return None
    long = score >= SURE and len(words) > 6
    return Match(candidate, score, None if agrees or long else CellDoubt.UNLIKE)


def _unfit(words: str, candidate: Candidate, numeral: Numeral | None, *, agrees: bool) -> bool:
    """Tell what only a sure likeness outweighs: hardly a word, or the form has another numeral."""
    if agrees:
        return False
    return len(words) < 4 or (numeral is not None and candidate.numeral is not None)


def _pick_exact(
    exact: tuple[Candidate, ...], numeral: Numeral | None, group: str | None
) -> Match | None:
    """Choose among labels of the same words (予以公开 never is; 其他, 总计 may be).

    A short label under another numeral is a scrap of a longer one (2.其他|法律行政法规…).
    """
    if len(exact) > 1:
        exact = tuple(sorted(exact, key=lambda c: -_agreement(c, numeral, group)))
    own = exact[0].numeral
    if numeral is not None and own is not None and len(exact[0].forms[0]) <= SCRAP:
        contradicted = numeral.style == own.style == "item" and numeral.value != own.value
        return None if contradicted else Match(exact[0], 100.0)
    return Match(exact[0], 100.0)


def _in_reach(axis: Axis, numeral: Numeral | None, group: str | None) -> list[Candidate]:
    """Leave out what stands in another group, or has a numeral of another style."""
    found = []
    for candidate in axis.candidates:
        style = candidate.numeral.style if candidate.numeral else None
        if numeral is not None and style is not None and numeral.style != style:
            continue
        item = style == "item"
        if group and item and candidate.label.group != group:
            continue
        found.append(candidate)
    return found


def _agreement(candidate: Candidate, numeral: Numeral | None, group: str | None) -> float:
    score = 0.0
    if numeral is not None and same_numeral(numeral, candidate.numeral):
        score += 20.0
    if group and candidate.label.group == group:
        score += 10.0
    return score


def same_numeral(one: Numeral, other: Numeral | None) -> bool:
    """Tell whether two numerals are of one style and value."""
    return other is not None and (one.style, one.value) == (other.style, other.value)
