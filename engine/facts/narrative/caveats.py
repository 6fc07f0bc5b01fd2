"""Why a number may mean less or more than it seems, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.clauses.claim import Claim

_SAID: Final[Mapping[str, str]] = {
    "about": "未写明是否因政府信息公开引起",
    "accepted": "收到之后另写受理，可能不含撤回或未补正的",
    "added": "写的是“新增”，未写明是本年制发",
    "among": "写在“其中”之后，可能只是一部分",
    "besides": "句中另写结转的件数，这里可能没有计入",
    "both": "复议与诉讼合在一起说，未分别写明",
    "carried": "只写“结转”，未写明自上年或至下年",
    "channel": "句中只说了一种申请渠道，可能不是全部",
    "fault": "只否认因某种原因引起的复议、诉讼",
    "inclusive": "括号里写明包括别的一项，表里分开填",
    "level": "本级与下属分写，表里可能是合计",
    "limit": "“{words}”限定了范围，可能不是全部",
    "lost": "写的是败诉，表四按结果纠正填，其他结果也可能算败诉",
    "merged": "句中写明有合并办理的，口径可能不同",
    "office": "可能指本机关办理的全部复议、应诉案件",
    "old_ones": "可能没有计入上年结转后办结的",
    "pending": "写的是尚未办结，未写明结转",
    "reason": "连同理由一起说，可能只是其中一种",
    "rough": "写的是约数，与表里相差两成以上",
    "row": "同一类办理结果又分写，可能不是全部",
    "sorts": "几类申请人合在一起说",
    "swept": "来自文件清理的结果，口径可能与表二不同",
    "topic": "只写收到、办理，未写是政府信息公开申请",
    "twice": "同一句里同一项写了两个数",
    "years": "句中只把一部分算作本年的，可能是几年的数",
}


def caveat(claim: Claim) -> str:
    """Return what is to be borne in mind with a claim, ``""`` if nothing is."""
    return "；".join(dict.fromkeys(_said(claim)))


def _said(claim: Claim) -> Iterator[str]:
    if claim.residue:
        yield f"句中“{'”“'.join(claim.residue)}”没有读懂，可能改变这个数的含义"
    for doubt in claim.doubts:
        yield _SAID[doubt.kind].format(words=doubt.words)
