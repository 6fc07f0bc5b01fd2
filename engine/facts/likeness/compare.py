"""Two prepared texts side by side: percent, and the sentences that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names.places import roster_core
from engine.facts.context import Likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from engine.facts.likeness.own_text import OwnText

ALIKE = 85
"""Two sentences are the same sentence from this Indel ratio on."""
LEAST_OWN = 120
"""With fewer own characters a report says too little to be called a copy."""
SHOWN = 8


def compare(here: OwnText, there: OwnText, stock: Collection[str] = ()) -> Likeness:
    """Compare every sentence of one report with every one of another; stock counts for nobody."""
    from rapidfuzz import fuzz, process  # loaded only where texts are compared

    found: dict[int, tuple[int, float]] = {}
    for index, sentence in enumerate(here.compared):
        if sentence in stock:
            continue
        best = process.extractOne(
            sentence, there.compared, scorer=fuzz.ratio, score_cutoff=ALIKE, processor=None
        )
        if best is not None:
            found[index] = (int(best[2]), float(best[1]))
    return likeness(here, there, found, stock)


def likeness(
    here: OwnText,
    there: OwnText,
    found: Mapping[int, tuple[int, float]],
    stock: Collection[str] = (),
) -> Likeness:
    """Weigh the matches ``{sentence here: (sentence there, score)}``; too little text makes 0 %."""
    own = sum(len(sentence) for sentence in here.compared if sentence not in stock)
    shared = sum(len(here.compared[index]) for index in found)
    return Likeness(
        other=there.unit,
        year=there.year,
        percent=shared * 100 // own if own >= LEAST_OWN else 0,
        pairs=_pairs(here, there, found),
    )


def _pairs(
    here: OwnText, there: OwnText, found: Mapping[int, tuple[int, float]]
) -> tuple[tuple[str, str], ...]:
    """Return the longest and closest pairs of sentences as written, each once."""
    order = sorted(found, key=lambda i: (-len(here.compared[i]) * found[i][1], i))
    pairs = ((here.written[index], there.written[found[index][0]]) for index in order)
    return tuple(dict.fromkeys(pairs))[:SHOWN]


def same_unit(one: str, other: str) -> bool:
    """Tell whether two names may be one unit's: 洪泽区人民政府 and 淮安市洪泽区人民政府 are.

    Enough to keep a unit's own words from being called a copy; what is certain says ``precedence``.
    """
    first, second = sorted((roster_core(one), roster_core(other)), key=len)
    return first == second or (len(first) > 2 and second.endswith(first))
