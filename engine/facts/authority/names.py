"""How names of agencies relate to one another, and the word by which one calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.agency_names.abbreviated import is_turned_branch, within
from engine.agency_names.places import (
    as_commission,
    body_of,
    own_words,
    places,
    stem_of,
    without_government,
    without_offices,
)
from engine.agency_names.recognise import kind_of
from engine.facts.sentences import without_spaces

if TYPE_CHECKING:
    from engine.agency_names.places import PlaceName
    from engine.report import Kind


def own_word(name: str | None, kind: Kind | None) -> str:
    """Return the word by which an agency calls itself after 本 or 我, ``""`` if it is not known."""
    if not name or kind is None:
        return ""
    if kind in {"township", "subdistrict", "government"}:
        found = places(name)
        if not found:
            return ""
        suffix = found[-1].suffix
        return {"自治县": "县", "自治旗": "旗", "林区": "区", "新区": "区"}.get(suffix, suffix)
    text = as_commission(without_offices(name))
    return next((word for word in own_words() if text.endswith(word)), "")


Relation = Literal[
    "same", "short", "office", "renamed", "superior", "other", "elsewhere", "unknown"
]
SelfRelation = Relation | Literal["near", "parent"]


def relation(own: str, other: str, aliases: tuple[str, ...] = ()) -> Relation:
    """Tell how another name relates to one's own.

    ``same``; ``short`` (one is the other with less before or within it); ``office`` (an office of
    the same agency); ``renamed`` (same place, other suffix: 杨湾乡/杨湾镇); ``superior`` (a place
    above); ``other`` (another agency of the same place); ``elsewhere`` (another place of the same
    rank); ``unknown``.
    """
    a, b = without_spaces(own), without_spaces(other)
    if not a or not b:
        return "unknown"
    if a == b or b in {without_spaces(alias) for alias in aliases}:
        return "same"
    if _are_one_zone(own, other) or is_turned_branch(own, other) or is_turned_branch(other, own):
        return "short"
    mine, theirs = places(own), places(other)
    if mine and theirs:
        if theirs[-1] in mine[:-1]:
            return "superior"
        apart = _places_apart(mine[-1], theirs[-1])
        if apart is not None:
            return apart
    return _bodies(own, other)


def _are_one_zone(own: str, other: str) -> bool:
    """Tell whether two names of a zone are its long and its short one.

    松岭高新技术产业开发区管理委员会 and 松岭高新区管委会: the word 区 is of no place.
    """
    if {kind_of(own), kind_of(other)} != {"other"}:
        return False
    first, second = (as_commission(without_offices(name)) for name in (own, other))
    short, long = sorted((first, second), key=len)
    return short[:2] == long[:2] and short[-1] == long[-1] and within(short, long)


def self_relation(own: str, other: str, aliases: tuple[str, ...] = ()) -> SelfRelation:
    """Tell how a name that an agency gives itself relates to its own.

    As ``relation``, and ``near``: its own with a character lost or wrong; ``parent``: the same
    department of a higher place. A city's government may be a county's superior.
    """
    found = relation(own, other, aliases)
    if found == "same":
        return found
    if _distorted(without_offices(own), without_offices(other)):
        return "near"
    mine, theirs = places(own), places(other)
    if not mine or not theirs or found not in {"superior", "elsewhere", "other"}:
        return found
    above = found == "superior" or (
        found == "elsewhere" and theirs[-1].suffix in _CITIES and mine[-1].suffix not in _CITIES
    )
    if above and body_of(own) and body_of(own) == body_of(other):
        return "parent"
    if found == "elsewhere" and _may_be_here(own, mine[-1], theirs[-1]):
        return "unknown"
    governs = not body_of(other) and (above or theirs[-1] == mine[-1])
    return "superior" if governs else found


def _may_be_here(own: str, mine: PlaceName, theirs: PlaceName) -> bool:
    """Tell whether another place is spoken of in one's own name, or a zone called differently.

    某市生态环境局青禾分局 and 青禾县生态环境局; 青禾经济开发区 and 青禾经济技术开发区.
    """
    alike = min(len(mine.stem), len(theirs.stem)) >= 4 and mine.stem[:2] == theirs.stem[:2]
    zones = mine.suffix == theirs.suffix == "区" and alike
    return (len(theirs.stem) >= 2 and theirs.stem in own) or zones


_CITIES = frozenset({"市", "自治州", "地区", "盟"})


def _distorted(own: str, other: str) -> bool:
    """Tell whether a name is one's own without the suffix of its place, or a character off."""
    mine = places(own)
    a, b = body_of(own), body_of(other)
    if mine and mine == places(other) and len(a) == len(b) >= 3 and a[-1] == b[-1]:
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    if mine and mine[-1].suffix != "街道":
        place = mine[-1]
        behind = own.partition(place.text)[2]
        lost = own.replace(place.text, place.stem, 1)
        return bool(behind) and other in {lost, place.stem + behind}
    same = len(own) == len(other) and own[-2:] == other[-2:]
    apart = sum(a != b for a, b in zip(own, other, strict=False))
    return not mine and not places(other) and same and len(own) >= 4 and apart == 1


def _places_apart(mine: PlaceName, theirs: PlaceName) -> Relation | None:
    if theirs.rank < mine.rank:
        return "superior"
    if theirs.rank > mine.rank:
        return "other"
    if mine == theirs:
        return None
    a, b = stem_of(mine), stem_of(theirs)
    if a == b or a.endswith(b) or b.endswith(a):
        return None if mine.suffix == theirs.suffix else "renamed"
    return "elsewhere"


def _bodies(own: str, other: str) -> Relation:
    a, b = without_offices(own), without_offices(other)
    if a == b:
        return "office"
    short_a, short_b = without_government(a), without_government(b)
    if short_a == short_b or short_a.endswith(short_b) or short_b.endswith(short_a):
        exact = without_spaces(other) == b
        return "short" if exact else "office"
    mine, theirs = body_of(own), body_of(other)
    if mine == theirs or within(mine, theirs) or within(theirs, mine):
        return "short"
    return "other"
