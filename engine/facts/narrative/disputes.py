"""What a number about 行政复议 or 行政诉讼 counts.

Only reviews and suits over government information are table 4's; an office that hears reviews, or
reports all its litigation, uses the same words: a sentence that names no 信息公开 is qualified.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED
from engine.facts.narrative.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.narrative.clauses import Counted
    from engine.facts.prose import Sentence

REVIEW = re.compile(r"复议")
SUIT = re.compile(r"诉讼|起诉|应诉")
_ABOUT = re.compile(r"信息公开|依申请|公开申请|申请公开|政务公开")
_DIRECT = re.compile(r"未经(?:行政)?复议(?:程序)?(?:而)?(?:直接)?(?:提起|起诉)")
_AFTER = re.compile(r"(?:经)?(?:行政)?复议(?:之)?后(?:再)?(?:提起|起诉)")
_PARTLY = re.compile(
    r"维持|纠正|纠错|败诉|胜诉|撤销|撤回|驳回|调解|和解|一审|二审|再审|开庭|出庭|审结|判决|答复书|代理|其中|上年|结转|案卷"
)
_OFFICE_WORK = re.compile(r"(?:办理|审理|受理|承办|代理)(?:各类)?(?:行政)?(?:复议|应诉|诉讼)")
_TREND = re.compile(
    r"(?:[比较]|去年|上年)(?:(?![比较]|去年|上年)[^，；。])*(?:增|减|升|降|多|少)"
    r"|(?:增加|减少|下降|增长)了?$"
)


_WIDER = re.compile(
    r"^[（，]?(?:均|都|全部)?与(?:政府)?信息公开(?:工作)?无关|^[，（]其中[^。；\d]{0,14}信息公开[^。；\d]{0,10}\d"
)
"""What follows a number that counts more than table 4 does: 8件，其中涉及政府信息公开2件."""


def disputes(counted: Counted) -> Iterator[Claim]:
    """Yield what a number says of reviews and suits, nothing if it is about something else."""
    count, left = counted.amount.count, counted.left
    if count is None or counted.amount.rough or counted.amount.unit not in (*COUNTED, ""):
        return
    if _TREND.search(left) or _PARTLY.search(left) or left.endswith("各"):
        return
    if "分别" in left or _WIDER.match(counted.sentence.text[counted.amount.end :]):
        return
    for subject in _subjects(counted):
        yield Claim(
            subject=subject,
            value=count,
            sentence=counted.sentence,
            position=counted.amount.start,
            none_said=count == 0,
            qualified=_qualified(counted, subject),
        )


def _subjects(counted: Counted) -> tuple[str, ...]:
    left = counted.left
    if _DIRECT.search(left):
        return ("suit_direct",)
    if _AFTER.search(left):
        return ("suit_after_review",)
    named = named_in(left) or named_in(_just_after(counted))
    if len(named) < 2:
        return named
    return named if counted.amount.count == 0 else ("disputes",)


def _just_after(counted: Counted) -> str:
    found = re.match(
        r"(?:因[^，。；]*|关于[^，。；]*)?(?:行政)?(?:复议|诉讼|应诉)(?!决定|结果)", counted.right
    )
    return found.group() if found else ""


def named_in(text: str) -> tuple[str, ...]:
    """Return which of ``review`` and ``suit`` a text names."""
    pairs = (("review", REVIEW), ("suit", SUIT))
    return tuple(subject for subject, pattern in pairs if pattern.search(text))


def _qualified(counted: Counted, subject: str) -> str:
    if _OFFICE_WORK.search(counted.prefix) and not _ABOUT.search(counted.prefix):
        return "可能指本机关办理的全部复议、应诉案件"
    if subject == "disputes":
        return "复议与诉讼合在一起说，未分别写明"
    return "" if is_about_disclosure(counted.sentence) else "未写明是否因政府信息公开引起"


def is_about_disclosure(sentence: Sentence) -> bool:
    """Tell whether a sentence, or the heading it stands under, is about government information."""
    return sentence.aspect in {"request", "dispute"} or _ABOUT.search(sentence.text) is not None
