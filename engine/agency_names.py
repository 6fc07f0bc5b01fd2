"""Names of agencies: told from other lines, put together, and sorted into the kinds of RULES.md.

One rule for the report's agency: the title's name, completed by the sign-off's and the page's
where these are longer forms of the same name (胜利乡 + 胜利乡人民政府 under 汤原县胜利乡 gives
汤原县胜利乡人民政府); without a title the sign-off, then the page's publisher.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.forms.labels import strip_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.report import Kind

_GOVERNMENT = "人民政府"
_ANY_GOVERNMENT = "(?:人民|党委)?政府"
_OFFICE = "(?:办公室|办公厅)?"
_ENDINGS = (
    *("政府", "办事处", "委员会", "管委会", "办公室", "办公厅", "局", "厅", "署"),
    *("委", "办", "中心", "研究院", "法院", "检察院", "医院", "院", "学校", "党校"),
    *("大学", "学院", "中学", "小学", "幼儿园", "馆", "所", "处", "队", "站", "社", "台"),
    *("联合会", "总工会", "协会", "学会", "红十字会", "理事会", "基金会", "监管会", "证监会"),
    *("工商联", "侨联", "残联", "妇联", "文联", "科协", "团委"),
    *("公司", "集团", "银行", "支行", "分行", "总行", "海关", "兵团", "团场"),
    *("片区", "园区", "开发区", "示范区", "景区", "管理区", "林场", "农场", "牧场"),
    *("街道", "苏木", "乡", "镇", "县", "市", "区", "州", "盟", "旗", "省"),
)
_NUMBERED = re.compile("[一二三四五六七八九十百]{1,9}[师团]$")  # 兵团第九师, 一六二团
_MINISTRY = re.compile(r"..(?<![干全内外东西南北中上下局各支总本学细分市目营处])部$")
_HAN = re.compile("[\u4e00-\u9fff]{2,40}")
_NO_ONE = re.compile(  # 县区, 各部门, 市直机关, 本局: whom a column is for, not who reports
    "(?:[各本我全该]|有关|相关|下属|所属|基层|其他)+(?:[省市县区州旗乡镇局厅委办院级直]|街道|部门|单位|机关|政府)+"
    "|(?:[省市县区州旗乡镇]|街道){2,}"
    "|(?:[省市县区州旗乡镇]|街道|工作|派出|政府|直属|一|二)*[级直属]?(?:部门|单位|机关|机构)"
    "|[省市县区州旗乡镇]+[级直]政府"
)
# The kinds by closed lists of endings, the first that fits; what none fits is asked for.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    # A commission that supervises or runs a field is a department; one that runs a zone is none.
    (
        "department",
        re.compile(
            "(?:监督|监管|国有资产|资产|城市|城乡|城乡建设|市政|市容|交通|水务|绿化|公积金|金融|证券|保险"
            "|执法|卫生|教育|体育|老龄|档案)管理委员会" + _OFFICE + "$"
        ),
    ),
    (
        "other",
        re.compile(
            "(?:管理委员会|管委会|管理区|片区|园区|开发区|示范区|高新区|经济区|工业区|物流区|试验区"
            "|景区|度假区|社区|村委会|居委会|村民委员会|居民委员会"
            "|林场|农场|牧场)" + _OFFICE + "$"
        ),
    ),
    # Public institutions and enterprises account for themselves under article 55.
    ("other", re.compile("(?:大学|学院|中学|小学|学校|幼儿园|医院|卫生院|馆)$")),
    ("other", re.compile("(?:公司|集团|(?<!人民)银行|台)$")),
    ("subdistrict", re.compile("街道(?:办事处|办|工作委员会)?(?:办公室)?$")),
    ("township", re.compile(rf"(?:乡|镇|苏木)(?:{_ANY_GOVERNMENT})?{_OFFICE}$")),
    # 地区行政公署 and the divisions of a 兵团 do what governments of their level do.
    (
        "government",
        re.compile("(?:行政公署|专员公署|行署|建设兵团|[一二三四五六七八九十]{1,9}师)$"),
    ),
    ("other", re.compile("(?:[一二三四五六七八九十百]{1,9}团|团场)$")),
    ("government", re.compile(rf"(?:{_ANY_GOVERNMENT}|[县市区州盟旗省])(?:办公室|办公厅)?$")),
    ("subdistrict", re.compile("办事处$")),
    # Offices of the centre on the spot (海关, a branch of the 人民银行) keep a department's day.
    ("department", re.compile("(?:海关|支行|分行|总行|人民银行)$")),
    (
        "department",
        re.compile(
            "(?:残联|妇联|文联|科协|工商联|侨联|局|厅|署|委|委员会|办|办公室|办公厅|中心|院|队|站|社|会)$"
        ),
    ),
    ("department", _MINISTRY),
)
_ALSO = re.compile(r"\([\u4e00-\u9fff]{2,20}\)$")  # another name of the same agency, or (本级)
_SUFFIX = re.compile(rf"(?:{_ANY_GOVERNMENT}|办事处|办公室|办公厅){{1,9}}$")
_PARTY = re.compile("(?:党工委|党委)[、和]?(?=办事处|人民政府)")  # signs beside its agency
_OFFICE_FOR = re.compile("(?:政务公开|政府信息公开)(?=(?:工作)?(?:领导小组)?办公室$)")
_NOT_NAMES = re.compile(
    "年度|报告|公开|情况|事项|附件|联系|来源|打印|关闭|作者|编辑|无其他|网站|平台|专栏|依托|栏目|目录"
)
_LEAD = re.compile(  # what leads up to a name at the head of a sentence: 为认真做好…工作
    "(?:为了?(?=认真|进一步|切实|全面|深入|扎实|更好|做好|加强|推进|贯彻|落实|规范|保障|深化|推动|确保)"
    "|认真|进一步|切实|全面|深入|扎实|更好地?|持续|不断|做好|抓好|搞好|加强|推进|推动|贯彻|落实|规范|保障|深化"
    "|确保|总结|反映|结合|围绕)+"
)
_LAST_WORDS = re.compile("(?:暂无|暂时没有|没有|以上|特此(?:报告|公告|公布|说明|公开))+")
_PLACE = re.compile("[省市县区州旗盟乡镇]|街道|苏木")
_IN_PLACE = re.compile("[\u4e00-\u9fff]{2,8}?(?:[省市县区州旗盟乡镇]|街道|苏木)[\u4e00-\u9fff]{2}")
_NO_GLUE = re.compile(
    "(?:[省市县区州旗盟乡镇由与和向在对经据致请从到至给是为及、]|街道|苏木|中共|中国|国家)$"
)


def is_agency(text: str) -> bool:
    """Tell whether a whole line is the name of an agency and nothing else."""
    plain = _OFFICE_FOR.sub("", _PARTY.sub("", bare(text)))
    return (
        _ends_like_one(plain)
        and plain not in _ENDINGS
        and _HAN.fullmatch(plain) is not None
        and _NOT_NAMES.search(plain) is None
        and _NO_ONE.fullmatch(plain) is None
    )


def _ends_like_one(plain: str) -> bool:
    return plain.endswith(_ENDINGS) or any(p.search(plain) for p in (_NUMBERED, _MINISTRY))


def bare(name: str) -> str:
    """Return a name without the bracket behind it: another name, or （本级）."""
    return _ALSO.sub("", strip_blanks(name))


def with_wide_brackets(name: str) -> str:
    """Return a name with its brackets as they are written in Chinese."""
    return name.replace("(", "（").replace(")", "）")


def names_place(name: str) -> bool:
    """Tell whether a name that is not shaped like an agency begins with a place all the same."""
    return _IN_PLACE.match(name) is not None and _NOT_NAMES.search(name) is None


def kind_of(name: str | None) -> Kind | None:
    """Return the kind of an agency by its name's end, None if the name tells none."""
    plain = bare(name or "")
    for kind, pattern in _KINDS:
        if pattern.search(plain):
            return kind
    return None


def without_lead(text: str) -> str:
    """Return a sentence without the words that lead up to a name (为认真做好)."""
    return _LEAD.sub("", text, count=1) if _LEAD.match(text) else text


def glued(text: str, known: Iterable[str]) -> int:
    """Return how many characters stand before the name at a line's end, 0 if it is but a name.

    ``known`` are names that the report goes by elsewhere. A longer form of such a name (a county
    or a second agency in front of it) is no glue.
    """
    plain = strip_blanks(text)
    for name in known:
        before = plain[: -len(name)] if _PLACE.search(name) and plain.endswith(name) else ""
        if before and not (_NO_GLUE.search(before) or is_agency(before)):
            return _characters(text, len(before))
    match = _LAST_WORDS.match(plain)
    rest = plain[match.end() :] if match else ""
    return _characters(text, len(plain) - len(rest)) if is_agency(rest) else 0


def _characters(text: str, count: int) -> int:
    """Return where in a text its first ``count`` characters but for blanks end."""
    for end in range(len(text) + 1):
        if len(strip_blanks(text[:end])) == count and (end == len(text) or strip_blanks(text[end])):
            return end
    return 0


def strip_suffix(name: str) -> str:
    """Return a name without 人民政府, 办事处, 办公室: what two forms of it share."""
    plain = _PARTY.sub("", bare(name))
    return _SUFFIX.sub("", plain) or plain


def full_name(title: str, others: Iterable[str]) -> str:
    """Return the title's name, completed by longer forms of the same name.

    A name is the same if one core ends with the other (神堂堡乡 and 繁峙县神堂堡乡).
    """
    name, also = bare(title), _ALSO.search(strip_blanks(title))
    for other in map(strip_blanks, others):
        if not other:
            continue
        if not name:
            name = other
        elif same_agency(name, other):
            name = _joined(name, other)
    return name + (also[0] if also else "")


def same_agency(one: str, other: str) -> bool:
    """Tell whether two names are forms of one (the longer one only says whose it is)."""
    first, second = strip_suffix(one), strip_suffix(other)
    return len(min(first, second, key=len)) >= 2 and (
        first.endswith(second) or second.endswith(first)
    )


def _joined(one: str, other: str) -> str:
    head = max(strip_suffix(one), strip_suffix(other), key=len)
    endings = [_ending(name) for name in (one, other)]
    ending = endings[0] or endings[1]
    if ending in {"办公室", "办公厅"} and _GOVERNMENT in endings[1]:
        ending = endings[1]
    return head + ending


def _ending(name: str) -> str:
    match = _SUFFIX.search(strip_blanks(name))
    return match[0] if match and match.start() > 0 else ""
