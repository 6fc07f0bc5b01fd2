"""Names of agencies cut: the places that they begin with, and what is no part of the name itself.

The one home of cutting: forms of a name (``strip_suffix`` in ``joined``), what offices sign for it
(``without_offices``), what a roster compares (``roster_core``). Cutting is careful: what cannot be
told is said to be unknown and nothing is built on it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.forms.labels import strip_blanks
from engine.values import dataclass
from engine.vocabulary.in_force import words
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from engine.vocabulary.model import Words

RANKS = ("province_places", "prefecture_places", "county_places", "township_places")
WORDS = Use(
    "place_names",
    patterns=(
        *("place", "office", "government", "commission", "party", "own_place", "peoples"),
        *("office_of_government", "local_government", "above", "area"),
    ),
    lists=(*RANKS, "own_words"),
)
_MARKS = re.compile(r"[\s（）()“”\"·•\-—]+")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place in a name: its stem (神堂堡), its suffix (乡), its rank (3 township … 0 province)."""

    stem: str
    suffix: str
    rank: int

    @property
    def text(self) -> str:
        """Return the whole name of the place."""
        return self.stem + self.suffix


def without_offices(name: str) -> str:
    """Return an agency's name without blanks, party prefix, offices and seals at its end."""
    return _without_offices(name, words(WORDS))


@lru_cache(maxsize=1024)
def _without_offices(name: str, told: Words) -> str:
    text = told["party"].sub("", strip_blanks(name))
    for _ in range(3):
        text = told["office"].sub("", text)
    return text


def body_of(name: str) -> str:
    """Return what is left of a name without places and without 人民政府: the kind of agency."""
    told = words(WORDS)
    text = without_offices(name)
    for place in places(name):
        text = text.replace(place.text, "", 1)
    text = told["commission"].sub("委", text)  # 卫健委 is 卫生健康委员会
    return told["own_place"].sub("", told["government"].sub("", text))


def without_government(name: str) -> str:
    """Return a name without 人民政府, 办事处, 委员会 at its end."""
    return words(WORDS)["government"].sub("", name)


def places(name: str) -> tuple[PlaceName, ...]:
    """Return the places that a name begins with, from the largest to the smallest."""
    return _places(name, words(WORDS))


@lru_cache(maxsize=1024)
def _places(name: str, told: Words) -> tuple[PlaceName, ...]:
    place_name = told["place"]
    text = _without_offices(name, told)
    found: list[PlaceName] = []
    while (match := place_name.match(text)) is not None:
        place = _cut(match.group(), told)
        if found and place.rank < found[-1].rank:
            break
        if found and place.rank == found[-1].rank and place.rank != 2:
            break
        found.append(place)
        text = text[match.end() :]
    return tuple(found)


def _cut(text: str, told: Words) -> PlaceName:
    suffix, rank = next(pair for pair in _suffixes(told) if text.endswith(pair[0]))
    return PlaceName(text.removesuffix(suffix) or text, suffix, rank)


@lru_cache(maxsize=8)
def _suffixes(told: Words) -> tuple[tuple[str, int], ...]:
    """Return what names of places end with and its rank, the longest first."""
    known = [(one, rank) for rank, name in enumerate(RANKS) for one in told.of(name)]
    return tuple(sorted(known, key=lambda pair: -len(pair[0])))


def stem_of(place: PlaceName) -> str:
    """Return a place's stem without the peoples in it: 达力普鄂温克民族 → 达力普."""
    return words(WORDS)["peoples"].sub("", place.stem.removesuffix("民族")) or place.stem


def own_words() -> tuple[str, ...]:
    """Return the words by which agencies call themselves behind 本 or 我."""
    return words(WORDS).of("own_words")


def as_commission(name: str) -> str:
    """Return a name with 委员会 at its end shortened to 委."""
    return words(WORDS)["commission"].sub("委", name)


def without_marks(name: str) -> str:
    """Return a name without blanks, brackets and dashes."""
    return _MARKS.sub("", name)


def roster_core(name: str) -> str:
    """Return a name with the province or city before a county, 人民政府 and 办事处 taken off.

    淮安市洪泽区人民政府 and 洪泽区政府 both become 洪泽区; 东关街道办事处 becomes 东关街道; what
    tells units apart (洪泽区政府办公室, 洪泽区教育局) stays.
    """
    return _core(name, words(WORDS))


@lru_cache(maxsize=4096)  # a roster's names are asked for again with every report
def _core(name: str, told: Words) -> str:
    short = told["above"].sub("", without_marks(name))
    if short.endswith(("街道办事处", "街道办")):
        return short[: short.rindex("街道") + 2]
    return told["local_government"].sub("", told["office_of_government"].sub("政府", short))


def area_off(name: str) -> str:
    """Return a name without the county in front (繁峙县神堂堡乡 → 神堂堡乡)."""
    return words(WORDS)["area"].sub("", roster_core(name))
