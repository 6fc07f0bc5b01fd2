"""Parts by their place: a heading of the agency's own (一、年度工作成效) before 二、主动公开….

What it is called does not matter where its numeral is the part's and the headings of its neighbours
stand around it (四、…, 五、下一步打算, 六、…); how it deviates from the form is said by the rule on
headings.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.forms.labels import leading_numeral, normalise_label
from engine.reading.outline.heading import Candidate
from engine.reading.outline.table_of_contents import contents_cut
from engine.reading.outline.wording import is_of_fee

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
    if first is None or first.part != PART_TWO or not _counted(first):
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


def with_parts_between(chosen: Sequence[Candidate], lines: Sequence[BodyLine]) -> list[Candidate]:
    """Return the headings with those that stand alone between their neighbours' numerals."""
    found = list(chosen)
    for before, after in pairwise(chosen):
        part = before.part + 1
        if after.part != part + 1 or not (_counted(before) and _counted(after)):
            continue
        between = [
            line
            for line in lines
            if line.role == "body" and before.line.position < line.position < after.line.position
        ]
        named = [one for line in between if (one := _named(line, part)) is not None]
        others = [line for line in between if _counts_on(line, above=0)]
        if len(named) == len(others) == 1 and not is_of_fee(named[0].words):
            found.append(named[0])
    return sorted(found, key=lambda one: one.line.position)


def _counted(one: Candidate) -> bool:
    """Tell whether a heading has its part's own numeral."""
    numeral = one.numeral
    return numeral is not None and numeral.style in TOP and numeral.value == one.part


def _counts_on(line: BodyLine, above: int = 1) -> bool:
    """Tell whether a line has a numeral beyond one: numbered prose, no heading of a part."""
    numeral = leading_numeral(line.number + line.text.lstrip(" #*\u3000"))
    return numeral is not None and numeral.style in TOP and numeral.value > above


def _named(line: BodyLine, part: int = 1) -> Candidate | None:
    """Take a line that begins with a part's numeral and a few words, text behind it or not."""
    marks = _MARKS.match(line.text)
    shift = marks.end() if marks else 0
    numeral = leading_numeral(line.text[shift:])
    begins = shift + numeral.end if numeral else 0
    if numeral is None and line.number:
        numeral, begins = leading_numeral(line.number + "字"), shift
    if numeral is None or numeral.style not in TOP or numeral.value != part:
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
    return Candidate(line, part, "similar", TOLD_BY_PLACE, numeral, written, own[0], text, after)
