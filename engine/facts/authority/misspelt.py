"""A department's own name with a character of its place wrong, its suffix lost, or words turned.

青河县财政局 and 青禾财政局 in the text of 青禾县财政局; 农村农业局 for 农业农村局. Neighbouring
townships and governments are often called alike, so only departments are looked for; another
bureau of the place is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names.places import body_of, places, without_offices
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

SHORTEST = 5
LEAST_TURNED = 5
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """What one's own name looks like when misspelt: its place's stem, and what follows that.

    ``whole`` stands behind a stem with one wrong character, ``lost`` is without the suffix,
    ``turned`` are the same characters behind the place (its group), in any order.
    """

    stem: str
    behind: str
    whole: re.Pattern[str]
    lost: re.Pattern[str]
    turned: re.Pattern[str]


def sought(own: str) -> Sought | None:
    """Return how one's own name may be misspelt, None for one that is not looked for."""
    name = without_offices(own)
    found = places(own)
    if not found or not body_of(own) or len(name) < SHORTEST:
        return None
    stem, behind = found[-1].stem, name.partition(found[-1].text)[2]
    if len(stem) < 2 or not behind:
        return None
    whole = re.compile(re.escape(found[-1].suffix + behind))
    lost = re.compile(re.escape(stem + behind))
    same = f"([{re.escape(behind)}]{{{len(behind)}}})"
    turned = re.compile(re.escape(found[-1].text) + same)
    return Sought(stem, behind, whole, lost, turned)


def misspelt(
    own: Sought, text: str, directions: Collection[str], *, lost: bool
) -> Iterator[tuple[int, int]]:
    """Yield where one's own name stands misspelt; ``lost``: a lost suffix counts too.

    Places that differ in one of the ``directions`` (河东, 河西) are two.
    """
    for match in own.whole.finditer(text):
        start = match.start() - len(own.stem)
        before = text[max(start, 0) : match.start()]
        apart = [pair for pair in zip(before, own.stem, strict=False) if pair[0] != pair[1]]
        two_places = all(set(pair) <= set(directions) for pair in apart)
        if start >= 0 and len(apart) == 1 and not two_places and _HAN.fullmatch(before):
            yield start, match.end()
    for match in own.lost.finditer(text) if lost else ():
        yield match.span()
    for match in own.turned.finditer(text) if len(own.behind) >= LEAST_TURNED else ():
        if match[1] != own.behind and sorted(match[1]) == sorted(own.behind):
            yield match.span()
