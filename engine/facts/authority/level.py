"""The level of an agency, as far as its name tells it: who may make rules (规章) and who may not.

Cities of the first order (municipalities, cities with districts, autonomous prefectures) and
county-level cities are closed lists of the vocabulary. A city that stands on neither is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.agency_names.places import places, without_offices
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from engine.agency_names.places import PlaceName
    from engine.report import Kind
    from engine.vocabulary.model import Vocabulary, Words

Level = Literal["township", "county", "city", "province", "unknown"]
WORDS = Use(
    "agencies",
    lists=("municipalities", "prefecture_cities", "autonomous_prefectures", "county_cities"),
)
_COUNTIES = frozenset({"县", "自治县", "自治旗", "旗", "区", "林区"})
_ABOVE_CITIES = frozenset({"市", "自治州", "地区", "盟"})


def level(name: str | None, kind: Kind | None, vocabulary: Vocabulary) -> Level:
    """Return the level of an agency: township, county, city (may make rules), province, unknown.

    地区, 盟, 新区 and agencies that are neither government nor department are unknown.
    """
    if kind in {"township", "subdistrict"}:
        return "township"
    if kind not in {"government", "department"} or not name:
        return "unknown"
    return _of_places(name, vocabulary[WORDS])


def _of_places(name: str, words: Words) -> Level:
    """Return the level of a government or department by the places that its name begins with."""
    found = places(name)
    last = found[-1] if found else None
    if last is None or last.rank == 0:
        rest = without_offices(name).partition(last.text)[2] if last else without_offices(name)
        if _in_prefecture(rest, words) is not None:
            return "city"
        return "province" if last else "unknown"
    if last.suffix == "市":
        return _of_city(found, words)
    if last.suffix in _COUNTIES:
        return "county"
    return "city" if last.suffix == "自治州" else "unknown"


def _of_city(found: tuple[PlaceName, ...], words: Words) -> Level:
    city = found[-1]
    inner = _in_prefecture(city.stem, words)
    if inner or (len(found) > 1 and found[-2].suffix in _ABOVE_CITIES):
        return "county"
    if city.stem in words.of("municipalities") or city.stem in words.of("prefecture_cities"):
        return "city"
    return "county" if city.stem in words.of("county_cities") else "unknown"


def _in_prefecture(text: str, words: Words) -> str | None:
    """Return what stands behind a prefecture's short name (凉山州), None where none is in front."""
    short = (name + "州" for name in words.of("autonomous_prefectures"))
    return next((text.removeprefix(one) for one in short if text.startswith(one)), None)
