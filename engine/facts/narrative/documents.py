"""What a number about 规章, 规范性文件, 许可, 处罚, 强制 or 收费 counts (table 2).

Documents count when they are made, repealed or valid, not when they are published, explained,
reviewed or filed; decisions when they are made, not when their records go on a web page.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.clauses.amounts import MONEY
from engine.facts.narrative.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.narrative.clauses import Counted

_NORMATIVE = re.compile(
    r"规范性文件(?!解读|类|合法|审查|审核|备案|管理|清理工作|公开|信息|目录|库|起草|征求)"
)
_REGULATION = re.compile(r"(?<!违反)(?<!法律法规)规章(?!制度|条文|草案)")
_MEASURES = (
    ("made", re.compile(r"制发|制定|印发|出台|新制|新增制|下发|制作")),
    ("repealed", re.compile(r"废止|失效|宣布废止")),
    ("valid", re.compile(r"现行有效|继续有效|有效")),
)
_ELSEWHERE = re.compile(
    r"解读|审查|审核|备案|公开|发布|清理|修改|修订|上传|起草|征求|意见|转发|政策文件|学习|培训|评估"
)
_UNITS = ("件", "份", "个", "部", "项", "")
_DECIDED = re.compile(
    r"作出|做出|实施|办理|办结|处理|准予|核发|颁发|下达|查处|处罚决定|决定书|处理决定|许可决定|强制决定"
)
_PUBLISHED = re.compile(
    r"公开|公示|发布|上传|推送|归集|录入|事项|清单|目录|告知|听证|复议|诉讼|投诉|申请"
)
_DECISIONS = {
    "licensing": re.compile(r"行政许可(?:决定|案件|业务|办件)?(?:的|共计?|总?数量?|为|：|书)*+$"),
    "penalty": re.compile(r"行政处罚(?:决定|案件)?(?:的|共计?|总?数量?|为|：|书)*+$"),
    "coercion": re.compile(r"行政强制(?:措施|执行|决定|案件)*(?:的|共计?|总?数量?|为|：|书)*+$"),
}
_DECISION_RIGHT = {
    "licensing": re.compile(r"^(?:的)?行政许可(?!事项|清单|信息)"),
    "penalty": re.compile(r"^(?:的)?行政处罚(?!事项|清单|信息)"),
    "coercion": re.compile(r"^(?:的)?行政强制(?!事项|清单|信息)"),
}
_FEES = re.compile(
    r"行政事业性收费(?:[^，。；]{0,6}(?:收入|金额|总额|收取|共计?|合计|为|：))?[^，。；]{0,4}$"
)
_TREND = re.compile(
    r"(?:[比较]|去年|上年)(?:(?![比较]|去年|上年)[^，；。])*(?:增|减|升|降|多|少)"
    r"|(?:增加|减少|下降|增长)了?$"
)


def documents(counted: Counted) -> Iterator[Claim]:
    """Yield what a number says of 规章 or 规范性文件."""
    count = counted.amount.count
    if count is None or counted.amount.rough or counted.amount.unit not in _UNITS:
        return
    row = _row(counted)
    measure = _measure(counted)
    if row is None or measure is None or _TREND.search(counted.left):
        return
    yield Claim(
        subject=f"document.{row}.{measure}",
        value=count,
        sentence=counted.sentence,
        position=counted.amount.start,
        none_said=count == 0,
        qualified="来自文件清理的结果，口径可能与表二不同" if "清理" in counted.prefix else "",
    )


def _row(counted: Counted) -> str | None:
    near = counted.left + "\n" + counted.right
    if _NORMATIVE.search(near):
        return None if _REGULATION.search(near) else "normative"
    if _REGULATION.search(near):
        return "regulations"
    return _row_before(counted)


def _row_before(counted: Counted) -> str | None:
    """Read the noun from the sentence where a list goes on: 制定规范性文件3件，废止1件."""
    if re.search(r"信息|条例|解读|申请|复议", counted.left):
        return None
    normative = [match.end() for match in _NORMATIVE.finditer(counted.prefix)]
    regulation = [match.end() for match in _REGULATION.finditer(counted.prefix)]
    if normative and regulation:
        return None
    return "normative" if normative else "regulations" if regulation else None


def _measure(counted: Counted) -> str | None:
    left, right = counted.left, counted.right
    if _ELSEWHERE.search(left) or _ELSEWHERE.match(right):
        return None
    found = [name for name, pattern in _MEASURES if pattern.search(left)]
    if not found and re.match(r"(?:均|全部)?(?:现行|继续)有效", right):
        found = ["valid"]
    return found[-1] if len(found) == 1 else None


def decisions(counted: Counted) -> Iterator[Claim]:
    """Yield what a number says of decisions made, or of 行政事业性收费 (in fen)."""
    if counted.amount.rough or _TREND.search(counted.left):
        return
    fen = 0 if counted.amount.unit == "" and not counted.amount.value else counted.amount.fen
    if fen is not None:
        if _FEES.search(counted.left) and "信息处理费" not in counted.clause:
            yield _claim(counted, "decision.fees", fen, _slack(counted))
        return
    count = counted.amount.count
    if count is None or counted.amount.unit not in {"件", "宗", "起", "例", "个", "次"}:
        return
    for row, pattern in _DECISIONS.items():
        named = pattern.search(counted.left) or _DECISION_RIGHT[row].match(counted.right)
        if named and _DECIDED.search(counted.clause) and not _PUBLISHED.search(counted.clause):
            yield _claim(counted, f"decision.{row}", count, 0)


def _claim(counted: Counted, subject: str, value: int, slack: int) -> Claim:
    return Claim(
        subject=subject,
        value=value,
        sentence=counted.sentence,
        position=counted.amount.start,
        none_said=value == 0,
        slack=slack,
    )


def _slack(counted: Counted) -> int:
    """Return how far rounding to the last digit written may be off, in fen."""
    exponent = counted.amount.value.as_tuple().exponent
    per_unit = MONEY.get(counted.amount.unit, 0)
    if not isinstance(exponent, int):
        return 0
    return int(Decimal(per_unit).scaleb(exponent)) // 2
