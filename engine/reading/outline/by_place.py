"""Part one by its place: a heading of the agency's own (一、年度工作成效) before 二、主动公开….

What it is called does not matter where its numeral is the first and part two's heading follows; how
it deviates from the form is said by the rule on headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.forms.labels import leading_numeral, normalise_label
from engine.reading.outline.heading import Candidate
from engine.reading.outline.table_of_contents import contents_cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.outline.lines import BodyLine

_OWN = re.compile(r"(?:(?:19|20)\d\d\s?年度?)?[\u4e00-\u9fff“”《》、]{2,24}")
_ENDS = re.compile(r"\s*\Z|[\s：:]|(?<![及和与、])(?=(?:19|20)\d\d\s?年)")
_MARKS = re.compile(r"[\s#*_>■●★◆]*")
_TEXT = re.compile("[，。；]")
TOLD_BY_PLACE = 0.0
PART_TWO = 2
TOP = frozenset({"top", "chapter"})


def with_part_one(chosen: Sequence[Candidate], lines: Sequence[BodyLine]) -> list[Candidate]:
    """Return the headings with part one's own, if its place tells it; else as they are."""
    first = chosen[0] if chosen else None
    numeral = first.numeral if first else None
    counted = numeral is not None and numeral.style in TOP and numeral.value == PART_TWO
    if first is None or first.part != PART_TWO or not counted:
        return list(chosen)
    above = [line for line in lines if line.role == "body" and line.position < first.line.position]
    found = [one for line in above if (one := _named(line))]
    words = {normalise_label(one.words) for one in found}
    if len(words) != 1:
        return list(chosen)
    below = [line for line in above if line.position > found[-1].line.position]
    if any(map(_counts_on, below)):
        return list(chosen)
    return [found[-1], *chosen]


def _counts_on(line: BodyLine) -> bool:
    """Tell whether a line has the numeral of a later part: numbered prose, no heading of one."""
    numeral = leading_numeral(line.number + line.text.lstrip(" #*\u3000"))
    return numeral is not None and numeral.style in TOP and numeral.value >= PART_TWO


def _named(line: BodyLine) -> Candidate | None:
    """Take a line that begins with the first numeral and a few words, text behind it or not."""
    marks = _MARKS.match(line.text)
    shift = marks.end() if marks else 0
    numeral = leading_numeral(line.text[shift:])
    begins = shift + numeral.end if numeral else 0
    if numeral is None and line.number:
        numeral, begins = leading_numeral(line.number + "字"), shift
    if numeral is None or numeral.style not in TOP or numeral.value != 1:
        return None
    if contents_cut(line.text) is not None:
        return None
    own = _OWN.match(line.text, begins)
    ends = _ENDS.match(line.text, own.end()) if own else None
    if own is None or ends is None:
        return None
    behind = line.text[ends.end() :].strip(" *_#")
    if behind and not _TEXT.search(behind):
        return None
    written = line.text[shift:begins].strip() or line.number.strip()
    text = line.text[shift : own.end()].strip()
    after = own.end() if behind else None
    return Candidate(line, 1, "similar", TOLD_BY_PLACE, numeral, written, own[0], text, after)
