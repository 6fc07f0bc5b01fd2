"""The kinds of fact that the narrative yields, with their fields (rule authors read this)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Kind
from engine.facts.narrative.arithmetic_kinds import KINDS as ARITHMETIC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

_Fields = dict[str, tuple["Literal['int', 'str']", str]]

_CAVEATS: _Fields = {
    "qualified": (
        "int",
        "句中有没读懂的词，或说法留有余地（只说一种渠道、未写明因信息公开引起等）为 1",
    ),
    "caveat": ("str", "没读懂的词、留有余地之处，qualified 为 1 时有"),
    "residue": ("str", "数字所在分句里没有读懂的词；都读懂的没有此项"),
}
_CLAIM: _Fields = {
    "value": ("int", "正文所写的数"),
    "body": (
        "str",
        "说的是谁：own 本机关（政府含全县、全区），other 另一机关或其中一部分，unsure 不能确定",
    ),
    "this_year": ("int", "说的是报告年度为 1，其他年度或多年累计为 0"),
    "zero_claim": ("int", "正文说没有（未收到、无、0 件）为 1"),
    "part": ("int", "有限定词（有效、同一、涉及等），又不大于表中的数，可能只是一部分，为 1"),
    **_CAVEATS,
}
_TABLED: _Fields = {"table_value": ("int", "法定表格中对应的数；空白或读不出时缺")}


def _kind(
    name: str, meaning: str, *fields: Mapping[str, tuple[Literal["int", "str"], str]]
) -> Kind:
    merged: dict[str, tuple[Literal["int", "str"], str]] = {}
    for part in fields:
        merged |= part
    return Kind(name=name, meaning=meaning, fields=merged)


_NEW: _Fields = {
    "new": ("int", "表三总计列本年新收"),
    "carried_in": ("int", "表三总计列上年结转"),
}
KINDS: tuple[Kind, ...] = (
    _kind(
        "narrative.received",
        "正文一处说收到、受理政府信息公开申请多少件",
        _CLAIM,
        _NEW,
        {
            "includes_carried": ("int", "正文写明含上年结转为 1"),
            "new_only": ("int", "正文写明是新收为 1"),
            "accepted": ("int", "正文应当等于的数：表三新收，写明含上年结转的为新收加上年结转"),
            "table_zero": ("int", "正文大于 0 而表三新收为 0 时为 1"),
        },
    ),
    _kind(
        "narrative.handled",
        "正文一处说办结、答复多少件，或某类办理结果多少件；"
        "只写“办理”“处理”的，与办理结果、新收、新收加结转任一相符即取该数",
        _CLAIM,
        _TABLED,
        _NEW,
        {
            "result": (
                "str",
                "done 全部办理结果，或 granted、partial、denied、unable、rejected、other，"
                "几类合说时用 + 相连；或表三的一小类，如 unable.not_held",
            ),
            "answered": ("int", "用词是答复、回复（可能未计以其他方式处理的）为 1，办结为 0"),
        },
    ),
    _kind(
        "narrative.carried",
        "正文一处说结转多少件",
        _CLAIM,
        _TABLED,
        {"direction": ("str", "in 上年结转，out 结转下年")},
    ),
    _kind(
        "narrative.dispute",
        "正文一处说行政复议、行政诉讼多少件，或没有",
        _CLAIM,
        _TABLED,
        {
            "dispute": (
                "str",
                "review 复议，suit 诉讼，suit_direct 未经复议直接起诉，"
                "suit_after_review 复议后起诉，disputes 合计；加上结果如 review.upheld",
            ),
            "column": (
                "str",
                "表四的列：total 总计，或 upheld、corrected、other、pending；closed 为前三列之和",
            ),
        },
    ),
    _kind(
        "narrative.document",
        "正文一处说规章、规范性文件制发、废止、现行有效多少件",
        _CLAIM,
        _TABLED,
        {
            "row": ("str", "regulations 规章，normative 行政规范性文件"),
            "measure": (
                "str",
                "made 制发，repealed 废止，valid 现行有效；2019、2020 年格式的 published 新公开，"
                "open_total 对外公开总数",
            ),
        },
    ),
    _kind(
        "narrative.applicants",
        "正文一处说自然人或法人、其他组织申请多少件",
        _CLAIM,
        _TABLED,
        {
            "applicant": (
                "str",
                "natural 自然人，organisation 法人或其他组织（五列之和），"
                "或 business、research、welfare、legal_service、other_org 其中一列",
            ),
            "carried_in": (
                "int",
                "表三该类申请人的上年结转；正文等于新收加结转的，table_value 取该和",
            ),
        },
    ),
    _kind(
        "narrative.decision",
        "正文一处说作出行政许可、处罚、强制多少件，或行政事业性收费多少",
        _CLAIM,
        _TABLED,
        {
            "row": ("str", "licensing、penalty、coercion（件）或 fees（分）"),
            "slack": ("int", "按所写位数四舍五入允许的差（分），件数为 0"),
        },
    ),
    _kind(
        "narrative.trend",
        "正文一处说收到的申请、办理结果、复议诉讼、文件、许可处罚等比上年增减多少，或增减百分之几；"
        "句中写了两年的数的，不论什么都算",
        {
            "of": ("str", "比的是什么：新收、行政复议等；told 为 1 时为空"),
            "last_new": (
                "int",
                "上年报告表格里同一项的数，没有上年报告时缺；told 为 1 时为句中上年的数",
            ),
            "current": ("int", "本年表格里同一项的数；told 为 1 时为句中本年的数"),
            "told": (
                "int",
                "两年的数都取自这句话为 1，取自表格为 0；2 是句中写了上年的数，"
                "delta 是它与本年表格的数相差多少",
            ),
            "said": ("int", "句中写的上年的数，told 为 2 时有"),
            "clear": ("int", "没有不认识的词、句中本年的数与表格相同（或没有写）为 1"),
            "residue": ("str", "不认识的词，没有则缺"),
            "by_rate": ("int", "说的是百分比为 1，件数为 0"),
            "delta": ("int", "增减件数，减少为负"),
            "rate": ("int", "增减百分比，单位为万分之一，下降为负"),
            "slack": ("int", "百分比按所写位数允许的差，单位同上"),
            "body": _CLAIM["body"],
            "against_last": ("int", "本年与上一年度相比为 1，其他为 0"),
        },
    ),
    _kind(
        "narrative.all_done",
        "正文一处说全部办结、均已答复或答复率100%",
        {
            "phrase": ("str", "原话"),
            "carried_out": ("int", "表三总计列结转下年度"),
            "body": _CLAIM["body"],
            "this_year": _CLAIM["this_year"],
            **_CAVEATS,
        },
    ),
    *ARITHMETIC,
)
