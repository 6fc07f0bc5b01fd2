"""Names of agencies taken apart: the places in them, and the word for themselves.

Cutting is careful: what cannot be told is said to be unknown and nothing is built on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.facts.sentences import without_spaces

if TYPE_CHECKING:
    from engine.report import Kind

_PLACE = re.compile(
    r"[一-鿿]{1,9}?(?:特别行政区|自治区|自治州|自治县|自治旗|新区|街道|苏木|地区|林区|[省盟县区旗]|市(?!市(?![场区直级政容民中]))|[乡镇](?!族|市(?!场)|[县区](?!域)))"
)
_OFFICE = re.compile(
    r"(?:党政综合|党政|综合|便民服务|党建)?办公室$|(?:党政(?:综合)?|综合)办$|政务公开(?:工作)?(?:领导小组)?(?:办公室)?$|\((?:盖章|公章|印)\)$|[（(][^（）()]*[)）]$"
)
_GOVERNMENT = re.compile(r"(?:人民|党委)?政府$|办事处$|委员会$")
_PARTY = re.compile(r"^中共.*?委员会(?=.{2,}人民政府)|^中[共国]")
_RANKS = {
    "乡": 3, "镇": 3, "街道": 3, "苏木": 3,
    "县": 2, "自治县": 2, "自治旗": 2, "旗": 2, "区": 2, "林区": 2, "新区": 2, "市": 2,
    "地区": 1, "盟": 1, "自治州": 1, "省": 0, "自治区": 0, "特别行政区": 0,
}  # fmt: skip
_PEOPLES = re.compile(
    r"(?:(?:回|满|藏|苗|壮|彝|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|撒拉|毛南"
    r"|仡佬|锡伯|阿昌|普米|朝鲜|怒|乌孜别克|德昂|保安|裕固|京|塔塔尔|独龙|赫哲|门巴|珞巴|基诺|布依|各)族"
    r"|(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|达斡尔|鄂温克|鄂伦春|俄罗斯)族?){1,9}$"
)
_OWN_WORDS = (
    "街道",
    "苏木",
    "镇",
    "乡",
    "局",
    "委",
    "厅",
    "办",
    "旗",
    "县",
    "区",
    "市",
    "院",
    "中心",
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place in a name: its stem (神堂堡), its suffix (乡), its rank (3 township … 0 province)."""

    stem: str
    suffix: str

    @property
    def rank(self) -> int:
        """Return the level of administration, 3 for a township, 2 a county, 0 a province."""
        return _RANKS[self.suffix]

    @property
    def text(self) -> str:
        """Return the whole name of the place."""
        return self.stem + self.suffix


def plain(name: str) -> str:
    """Return an agency's name without spaces, party prefix, offices and seals at its end."""
    text = _PARTY.sub("", without_spaces(name).replace("（", "(").replace("）", ")"))
    for _ in range(3):
        text = _OFFICE.sub("", text)
    return text


def body_of(name: str) -> str:
    """Return what is left of a name without places and without 人民政府: the kind of agency."""
    text = plain(name)
    for place in places(name):
        text = text.replace(place.text, "", 1)
    text = re.sub(r"委员会$", "委", text)  # 卫健委 is 卫生健康委员会
    return re.sub(r"^[省市县区旗](?=..)", "", _GOVERNMENT.sub("", text))


def places(name: str) -> tuple[PlaceName, ...]:
    """Return the places that a name begins with, from the largest to the smallest."""
    text = plain(name)
    found: list[PlaceName] = []
    while (match := _PLACE.match(text)) is not None:
        place = _cut(match.group())
        if found and place.rank < found[-1].rank:
            break
        if found and place.rank == found[-1].rank and place.rank != 2:
            break
        found.append(place)
        text = text[match.end() :]
    return tuple(found)


def _cut(text: str) -> PlaceName:
    suffix = max((s for s in _RANKS if text.endswith(s)), key=len)
    stem = text[: -len(suffix)]
    return PlaceName(stem, suffix) if stem else PlaceName(text, suffix)


def stem_of(place: PlaceName) -> str:
    """Return a place's stem without the peoples in it: 达力普鄂温克民族 → 达力普."""
    return _PEOPLES.sub("", place.stem.removesuffix("民族")) or place.stem


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
    text = re.sub(r"委员会$", "委", plain(name))
    return next((word for word in _OWN_WORDS if text.endswith(word)), "")


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
    mine, theirs = places(own), places(other)
    if mine and theirs:
        if theirs[-1] in mine[:-1]:
            return "superior"
        apart = _places_apart(mine[-1], theirs[-1])
        if apart is not None:
            return apart
    return _bodies(own, other)


def self_relation(own: str, other: str, aliases: tuple[str, ...] = ()) -> SelfRelation:
    """Tell how a name that an agency gives itself relates to its own.

    As ``relation``, and ``near``: its own with a character lost or wrong; ``parent``: the same
    department of a higher place. A city's government may be a county's superior.
    """
    found = relation(own, other, aliases)
    if found == "same":
        return found
    if _distorted(plain(own), plain(other)):
        return "near"
    mine, theirs = places(own), places(other)
    if not mine or not theirs or found not in {"superior", "elsewhere", "other"}:
        return found
    above = found == "superior" or (
        found == "elsewhere" and theirs[-1].suffix in _CITIES and mine[-1].suffix not in _CITIES
    )
    if above and body_of(own) and body_of(own) == body_of(other):
        return "parent"
    governs = not body_of(other) and (above or theirs[-1] == mine[-1])
    return "superior" if governs else found


_CITIES = frozenset({"市", "自治州", "地区", "盟"})


def _distorted(own: str, other: str) -> bool:
    """Tell whether a name is one's own without the suffix of its place, or a character off."""
    mine = places(own)
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
    a, b = plain(own), plain(other)
    if a == b:
        return "office"
    short_a, short_b = _GOVERNMENT.sub("", a), _GOVERNMENT.sub("", b)
    if short_a == short_b or short_a.endswith(short_b) or short_b.endswith(short_a):
        exact = without_spaces(other) == b
        return "short" if exact else "office"
    mine, theirs = body_of(own), body_of(other)
    if mine == theirs or _within(mine, theirs) or _within(theirs, mine):
        return "short"
    return "other"


def _within(short: str, long: str) -> bool:
    """Tell whether all characters of a short name stand in the long one in the same order."""
    rest = iter(long)
    return len(short) >= 2 and all(character in rest for character in short)
