"""Which part a line's words name: by the form's wording, by likeness, by the words that tell.

A heading in the agency's own words (工作中存在的不足和下一步打算) is known by what only that part
speaks of; a whole line without a stop, never a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

if TYPE_CHECKING:
    from engine.forms.labels import Numeral
    from engine.reading.outline.heading import Headings, MatchKind

Found = tuple[int, "MatchKind", float]

LONGEST = 42
LONGEST_TOLD = 30
LIKE = 82
TOLD = 50.0
_BEFORE = re.compile(
    r"(?:关于|(?:19|20)\d\d年度?|[我本全](?:省|市|县|区|旗|乡|镇|街道|局|委|办|厅|单位|部门|机关)|年度)+的?"
)
_PROSE = re.compile("[，。；！？]")
_ENDS = "(?:情况|概况|概述|综述|工作|总结)"
_FEE = re.compile("^[^、，]{0,16}信息处理费[^、，]{0,12}$")
_FEE_BEFORE_TEXT = re.compile(
    r"[\u4e00-\u9fff]{0,16}?信息处理费[\u4e00-\u9fff]{0,8}?情况(?=[\s：:。]|(?:19|20)\d\d年|本|我|未|全)"
)
_TELLING = (
    (
        5,
        re.compile(
            "^(?=.*(?:问题|不足|困难|短板))(?=.*(?:改进|打算|措施|计划|安排|整改|努力方向|工作思路))"
        ),
    ),
    (6, _FEE),
    (6, re.compile("(?:其他|另外)[^、]{0,8}(?:事项|情况|问题|说明)$|^需要(?:报告|说明)的")),
    (4, re.compile("(?:复议|诉讼)(?:(?!复议|诉讼).)*(?:情况|案件)$|复议(?:(?!复议).)*诉讼")),
    (
        3,
        re.compile(
            "(?:公开申请|申请公开)(?:(?!公开申请|申请公开).)*(?:情况|工作|办理|处理)$"
            "|(?:收到|受理)(?:(?!收到|受理).)*申请"
        ),
    ),
    (2, re.compile(f"主动公开(?:(?!主动公开).)*{_ENDS}$")),
    (1, re.compile(f"^.{{0,12}}(?:总体|基本|整体|概括){_ENDS}|^.{{0,10}}(?:概况|概述|综述)$")),
)


def part_of(words: str, text: str, numeral: Numeral | None, headings: Headings) -> Found | None:
    """Match a whole line: word for word, else a short line that is like one heading only."""
    exact = headings.exact.get(words)
    if exact is not None:
        return (*exact, 100.0)
    if len(words) > LONGEST or words in headings.aspects or _PROSE.search(text):
        return None
    own = _BEFORE.match(words)
    bare = words[own.end() :] if own else words
    best, part = max(_likest(words, headings), _likest(bare, headings))
    if best >= LIKE:
        return part, "similar", best
    if numeral is not None and numeral.style in {"top", "chapter"}:
        found = _of_its_number(words, numeral.value, headings)
        if found is not None:
            return found
    return _told(bare, numeral)


@lru_cache(maxsize=1024)
def _likest(words: str, headings: Headings) -> tuple[float, int]:
    return max((ratio(words, known), part) for known, (part, _) in headings.exact.items())


def _of_its_number(words: str, own: int, headings: Headings) -> Found | None:
    """Take a line for the part whose numeral it has if its words at least point there."""
    if len(words) > 24:
        return None
    like = max(
        (ratio(words, known) for known, (n, _) in headings.exact.items() if n == own), default=0
    )
    told = any(word in words for word in headings.telling.get(own, ()))
    enough = like >= 60 or (told and (like >= 30 or own >= 5))
    return (own, "similar", like) if enough else None


def _told(words: str, numeral: Numeral | None) -> Found | None:
    """Take a short line for the only part that speaks of such things."""
    if not 4 <= len(words) <= LONGEST_TOLD:
        return None
    parts = [part for part, pattern in _TELLING if pattern.search(words)]
    own = numeral.value if numeral else None
    part = own if own in parts else next(iter(parts), None)
    return (part, "similar", TOLD) if part is not None else None


def fee_heading(text: str) -> str | None:
    """Return the heading of the fee that a line begins with, its text behind it, None without."""
    match = _FEE_BEFORE_TEXT.match(text)
    return match[0] if match else None


def is_of_fee(words: str) -> bool:
    """Tell whether a heading is about the fee alone, which the form reports in part six."""
    return _FEE.match(words) is not None
