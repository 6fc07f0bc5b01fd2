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

    ``whole`` stands behind a stem with one wrong character, ``lost`` is without the suffix;
    the characters ``behind`` the place (its group) may be turned.
    """

    stem: str
    place: str
    behind: str
    whole: str
    lost: str


def sought(own: str) -> Sought | None:
    """Return how one's own name may be misspelt, None for one that is not looked for."""
    name = without_offices(own)
    found = places(own)
    if not found or not body_of(own) or len(name) < SHORTEST:
        return None
    stem, behind = found[-1].stem, name.partition(found[-1].text)[2]
    if len(stem) < 2 or not behind:
        return None
    suffix = found[-1].suffix
    return Sought(stem, stem + suffix, behind, whole=suffix + behind, lost=stem + behind)


def misspelt(
    own: Sought, text: str, directions: Collection[str], *, lost: bool
) -> Iterator[tuple[int, int]]:
    """Yield where one's own name stands misspelt; ``lost``: a lost suffix counts too.

    Places that differ in one of the ``directions`` (河东, 河西) are two.
    """
    for at in _starts(text, own.whole):
        start = at - len(own.stem)
        before = text[max(start, 0) : at]
        apart = [pair for pair in zip(before, own.stem, strict=False) if pair[0] != pair[1]]
        two_places = all(set(pair) <= set(directions) for pair in apart)
        if start >= 0 and len(apart) == 1 and not two_places and _HAN.fullmatch(before):
            yield start, at + len(own.whole)
    for at in _starts(text, own.lost) if lost else ():
        yield at, at + len(own.lost)
    for at in _starts(text, own.place) if len(own.behind) >= LEAST_TURNED else ():
        begin = at + len(own.place)
        end = begin + len(own.behind)
        behind = text[begin:end]
        if behind != own.behind and sorted(behind) == sorted(own.behind):
            yield at, end


def _starts(text: str, words: str) -> list[int]:
    """Return where words stand, one behind the other."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found
