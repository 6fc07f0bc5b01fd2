"""Names of agencies: told from other lines, put together, and sorted into the kinds of RULES.md.

One rule for the report's agency: the title's name, completed by the sign-off's and the page's
where these are longer forms of the same name (胜利乡 + 胜利乡人民政府 under 汤原县胜利乡 gives
汤原县胜利乡人民政府); without a title the sign-off, then the page's publisher.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.wording import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.report import Kind

_GOVERNMENT = "人民政府"
_ANY_GOVERNMENT = "(?:人民|党委)?政府"
_OFFICE = "(?:办公室|办公厅)?"
_ENDINGS = (
    *("政府", "办事处", "委员会", "管委会", "办公室", "办公厅", "局", "厅", "署"),
    *("委", "办", "中心", "研究院", "法院", "检察院", "医院", "院", "学校"),
    *(
        "大学",
        "学院",
        "中学",
        "小学",
        "幼儿园",
        "馆",
        "所",
        "处",
        "队",
        "站",
        "社",
        "联合会",
        "总工会",
        "协会",
        "公司",
    ),
    *("集团", "片区", "园区", "开发区", "示范区", "景区", "管理区", "林场", "农场"),
    *("牧场", "残联", "妇联", "文联", "科协", "街道", "苏木", "乡", "镇"),
    *("县", "市", "区", "州", "盟", "旗", "省"),
)
_HAN = re.compile("[\u4e00-\u9fff]{2,40}")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "other",
        re.compile(
            "(?:管理委员会|管委会|管理区|片区|园区|开发区|示范区|高新区|经济区|工业区|物流区|试验区"
            "|景区|度假区|社区|村委会|居委会"
            "|林场|农场|牧场)" + _OFFICE + "$"
        ),
    ),
    ("other", re.compile("(?:大学|学院|中学|小学|学校|幼儿园|医院|卫生院|馆)$")),
    ("subdistrict", re.compile("街道(?:办事处|办|工作委员会)?(?:办公室)?$")),
    ("township", re.compile(rf"(?:乡|镇|苏木)(?:{_ANY_GOVERNMENT})?{_OFFICE}$")),
    ("government", re.compile(rf"(?:{_ANY_GOVERNMENT}|[县市区州盟旗省])(?:办公室|办公厅)?$")),
    ("subdistrict", re.compile("办事处$")),
    (
        "department",
        re.compile(
            "(?:残联|妇联|文联|科协|局|厅|署|委|委员会|办|办公室|办公厅|中心|院|队|站|社|会)$"
        ),
    ),
)
_ALSO = re.compile(r"\([\u4e00-\u9fff]{3,20}\)$")  # another name of the same agency
_SUFFIX = re.compile(rf"(?:{_ANY_GOVERNMENT}|办事处|办公室|办公厅){{1,9}}$")
_PARTY = re.compile("(?:党工委|党委)[、和]?(?=办事处|人民政府)")  # signs beside its agency
_OFFICE_FOR = re.compile("(?:政务公开|政府信息公开)(?=(?:工作)?(?:领导小组)?办公室$)")
_NOT_NAMES = re.compile(
    "年度|报告|公开|情况|事项|附件|联系|来源|打印|关闭|作者|编辑|无其他|网站|平台|专栏|依托|栏目"
)


def is_agency(text: str) -> bool:
    """Tell whether a whole line is the name of an agency and nothing else."""
    plain = _OFFICE_FOR.sub("", _PARTY.sub("", _ALSO.sub("", compact(text))))
    return (
        plain.endswith(_ENDINGS)
        and plain not in _ENDINGS
        and _HAN.fullmatch(plain) is not None
        and _NOT_NAMES.search(plain) is None
    )


def kind_of(name: str | None) -> Kind | None:
    """Return the kind of an agency by its name's end, None if the name tells none."""
    plain = compact(name or "")
    for kind, pattern in _KINDS:
        if pattern.search(plain):
            return kind
    return None


def core(name: str) -> str:
    """Return a name without 人民政府, 办事处, 办公室: what two forms of it share."""
    plain = _PARTY.sub("", compact(name))
    return _SUFFIX.sub("", plain) or plain


def full_name(title: str, others: Iterable[str]) -> str:
    """Return the title's name, completed by longer forms of the same name.

    A name is the same if one core ends with the other (神堂堡乡 and 繁峙县神堂堡乡).
    """
    name = compact(title)
    for other in map(compact, others):
        if not other:
            continue
        if not name:
            name = other
        elif same_agency(name, other):
            name = _joined(name, other)
    return name


def same_agency(one: str, other: str) -> bool:
    """Tell whether two names are forms of one (the longer one only says whose it is)."""
    first, second = core(one), core(other)
    return len(min(first, second, key=len)) >= 2 and (
        first.endswith(second) or second.endswith(first)
    )


def _joined(one: str, other: str) -> str:
    head = max(core(one), core(other), key=len)
    endings = [_ending(name) for name in (one, other)]
    ending = endings[0] or endings[1]
    if ending in {"办公室", "办公厅"} and _GOVERNMENT in endings[1]:
        ending = endings[1]
    return head + ending


def _ending(name: str) -> str:
    match = _SUFFIX.search(compact(name))
    return match[0] if match and match.start() > 0 else ""
