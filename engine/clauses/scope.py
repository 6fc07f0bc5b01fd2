"""Whose a phrase is, and which year's: the last word that says so is right.

Three answers for the body, never two: ``own``, ``other`` and ``unsure``. A government's own scope
is its whole area (全县), a township's is not; a sentence about 县政府 may be either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.clauses.cover import Token

Body = Literal["own", "other", "unsure"]
WHEN: Mapping[str, str] = {"this": "this", "last": "last", "span": "span", "part_year": "part"}
TELLING = frozenset(
    {*WHEN, "time", "own", "level", "area", "government", "unit", "office", "wider", "part"}
)
"""Categories of which one has to be there for a word to say whose it is, or which year's."""
_COMPARED = {"than", "change", "carry"}
_JOINED = 2
_BECAUSE = frozenset({"对", "针对"})
_OF_GOVERNMENT = re.compile(r"([省市县区旗州盟])人民政府")
_OF_A_ZONE = ("区管理委员会", "区管委会", "开发区", "高新区")
_WHOLE = re.compile(r"全([省市县区旗州盟])")
_INNER = ("科室", "股室", "处室")
_TOWNS, _BODIES = ("乡", "镇", "街道"), ("部门", "单位")
_RANK = re.compile(r"([省市县区旗])[^省市县区旗]{1,12}局$")
_RANKS = "省市县区州旗盟"
_SHORTEST = 3
_UNTIL = ("截至", "截止")
_DAYS = frozenset({"time", "next"})
_LAST_MONTH = ("12月", "十二月", "-12-")
_OF_A_FIELD = frozenset({"level", "decision", "request", "request_attr", "document"})
_OFFICES = re.compile(r"人民政府|办事处|办公室|委员会")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the report that a sentence stands in."""

    year: int | None = None
    kind: str | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose (``body``) and which year's: ``this``, ``last``, ``next``, ``span``, ``part``."""

    year: str = "this"
    body: Body = "own"

    def after(
        self,
        tokens: Iterable[Token],
        about: About,
        *,
        dates_only: bool = False,
        within: bool = False,
    ) -> Scope:
        """Return the scope once these tokens have been read; their body too, or only the year.

        ``within``: 全县 stands before them, 全县各镇（街道）、各部门.
        """
        tokens = tuple(tokens)
        categories = {token.category for token in tokens} | ({"area"} if within else set())
        scope = self
        for index, token in enumerate(tokens):
            when = WHEN.get(token.category) or _until(tokens, index) or _on_a_day(tokens, index)
            if when and not (when == "last" and _is_not_its_own(tokens, index)):
                scope = Scope(when, scope.body)
            body = None if dates_only else _body(token, categories, about)
            if not body or (about.kind != "government" and _is_turned_to(tokens, index)):
                continue
            if body == "other" and _is_joined(tokens, index):
                body = "unsure"  # 我局及下属单位, 县政府及各部门
            if not (scope.body == "other" and token.category == "government"):
                scope = Scope(scope.year, body)
        named = {token.key for token in tokens if token.category in {"this", "last"} and token.key}
        several = len(named) > 1 and not categories & _COMPARED
        return Scope("span", scope.body) if several else scope


def _until(tokens: tuple[Token, ...], index: int) -> str | None:
    """Tell 截至2024年6月底: a part of the year, unless its last month is named."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if token.category not in _DAYS or before is None or not before.text.startswith(_UNTIL):
        return None
    return None if any(month in token.text for month in _LAST_MONTH) else "part"


def _on_a_day(tokens: tuple[Token, ...], index: int) -> str | None:
    """Tell 12月27日收到的申请: what came on one day is a part of the year's."""
    token, before = tokens[index], tokens[index - 1] if index else None
    day = token.category == "time" and token.text.endswith("日") and token.text.count("日") == 1
    ranged = before is not None and before.category in {"time", "filler"} and before.text != "于"
    received = index + 1 < len(tokens) and tokens[index + 1].category == "receive"
    return "part" if day and "月" in token.text and received and not ranged else None


def in_own_field(tokens: tuple[Token, ...], about: About) -> tuple[Token, ...]:
    """Take 税务 for explained in 税务行政处罚, where a tax office says it: it does no other.

    监狱 is the body itself where 云浦监狱 reports.
    """
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.category != "residue" or len(token.text) < 2:
            continue
        first = not index or tokens[index - 1].category in {"mark", "this"}
        known = token.text in about.agency or _is_rank(token.text, about)
        if first and about.agency.endswith(token.text):
            found[index] = replace(token, category="own")
        elif known and index + 1 < len(tokens) and tokens[index + 1].category in _OF_A_FIELD:
            found[index] = replace(token, category="light")
    return tuple(found)


def _is_rank(text: str, about: About) -> bool:
    """Tell 镇级 in a town's report: 镇级规范性文件 are its own."""
    return text[1:] == "级" and text[0] in about.agency[-5:]


def tells_of_last(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a year before is spoken of, otherwise than as the year of a cause."""
    return any(
        token.category == "last" and not _is_of_a_cause(tokens, index)
        for index, token in enumerate(tokens)
    )


def _is_not_its_own(tokens: tuple[Token, ...], index: int) -> bool:
    return _is_beside(tokens, index) or _is_of_a_cause(tokens, index)


def _is_of_a_cause(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell 因2023年度申请引发的复议: the year of the cause is not the year of the dispute."""
    begun = any(t.category == "cause" or t.text in _BECAUSE for t in tokens[:index])
    return begun and any(token.category in {"raise", "dispute"} for token in tokens[index + 1 :])


def _is_beside(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell a year that is only compared with, or carried from: 较上年, 上年结转, 结转上年."""
    near = (*tokens[max(index - 1, 0) : index], *tokens[index + 1 : index + 2])
    carried = any(t.category in {"carry", "pending"} for t in tokens[index + 1 : index + 3])
    return carried or any(token.category in _COMPARED for token in near)


def _is_joined(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell a part that is named along with its whole."""
    if tokens[index].category != "part" or index < _JOINED:
        return False
    whole, link = tokens[index - _JOINED : index]
    named = whole.category in {"own", "government"} or whole.text.endswith("本级")
    return named and link.text in {"及", "和", "与", "以及"}


def _is_turned_to(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell 向市政府, 市政府转来的: the one turned to, or from, is not the one spoken of."""
    behind = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return behind.startswith("转") or (index > 0 and tokens[index - 1].text == "向")


def _body(token: Token, categories: set[str], about: About) -> Body | None:
    category = token.category
    if category in {"own", "level"}:
        return "own"
    if category == "area":
        return _of_area(token, about)
    if category == "government":
        return _of_government(about)
    if category == "unit":
        return "own" if about.kind != "government" else "other"
    if category == "office":
        return _named(token.text, about)
    return _of_part(token, categories, about) if category in {"wider", "part"} else None


def _of_part(token: Token, categories: set[str], about: About) -> Body | None:
    if about.kind == "government" and "area" in categories:
        return "own" if about.agency.endswith(token.text) else None
    if token.category == "wider":
        return _of_customs(token.text, about)
    if "wider" in categories and "海关" in about.agency:
        return None  # 关区各单位
    inner = token.text.endswith(_INNER) and "total" in categories
    same = _shortened(about.agency).endswith(_shortened(token.text))
    if inner or same or _is_own_rank(token.text, about):
        return "own"
    every = all(any(one in token.text for one in words) for words in (_TOWNS, _BODIES))
    # 各乡镇、各部门共收到…: the whole county
    return None if every and about.kind == "government" else "other"


def _shortened(name: str) -> str:
    """Return 县政府办 for 县人民政府办公室."""
    return name.replace("人民政府", "政府").replace("办公室", "办")


def _of_customs(text: str, about: About) -> Body:
    """Take 关区 for the area of a customs house: its report may be of it, or of itself alone."""
    if not text.endswith("关区"):
        return "other"
    return (
        "own" if about.agency.endswith("关区") else "unsure" if "海关" in about.agency else "other"
    )


def _is_own_rank(text: str, about: About) -> bool:
    """Tell 区局 in the report of 清河区税务局: itself, not one above it."""
    ranked = _RANK.search(about.agency)
    return ranked is not None and text == f"{ranked[1]}局"


def _of_area(token: Token, about: About) -> Body:
    """Take 全县 for a county government's own area; 全市 in its report is a larger one."""
    if about.kind is None:
        return "unsure"
    if about.kind != "government" and about.agency.endswith(_OF_A_ZONE):
        return "unsure" if token.text[1:2] == "区" else "other"  # 全区, in a zone's report
    named = _OF_GOVERNMENT.search(about.agency)
    whole = _WHOLE.match(token.text)
    larger = named and whole and named[1] != whole[1]
    return "own" if about.kind == "government" and not larger else "other"


def _of_government(about: About) -> Body:
    """Take 县政府 for the whole county or for its office alone: it may be either."""
    return "unsure" if about.kind in {None, "government"} else "other"


def _named(name: str, about: About) -> Body:
    """Compare a name by shape with the agency's own: the same end is the same body."""
    own = _OFFICES.sub("", about.agency)
    if not own:
        return "unsure"
    if name in about.agency or own in name or _is_short_for(name, about.agency):
        return "own"
    other_rank = name[0] in _RANKS and name[:2] not in about.agency
    return "own" if own[-3:] == name[-3:] and not other_rank else "other"


def _is_short_for(name: str, agency: str) -> bool:
    """Tell 县教体局 of 临水县教育体育局: its characters, in order, the same office at the end."""
    whole = agency.replace("委员会", "委").replace("办公室", "办")
    if len(name) < _SHORTEST or name[-1] != whole[-1]:
        return False
    rest = iter(whole)
    return all(character in rest for character in name)
