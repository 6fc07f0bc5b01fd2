"""The sign-off: agency and date in any layout, at the end or, failing that, under the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.dates import FoundDate, find_dates, find_months
from engine.reading.agency import is_agency
from engine.reading.wording import compact
from engine.report import DateMention, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.body_lines import BodyLine, Position

_SEAL = re.compile(r"[（(\[]?\s*(?:盖章|公章|章|印章|单位盖章|签章|印)\s*[)）\]]?")
_LABEL = re.compile(
    r"(?:落款|单位名称|填报单位|填报日期|报告单位|发布机构|编制单位|单位|日期|时间|成文日期)\s*[:：]"
)
_ANNEX = re.compile(r"\s*(?:附件|附表|附)\s*(?:[:：\d一二三四五]|$)")
LONGEST = 60
MOST_SPACED = 400
_BRACKETS = " \t\r\n\u3000\u00a0()（）[]\uff3b\uff3d【】,，。.;；:："


@dataclass(frozen=True, slots=True)
class SignOff:
    """Agency and date as signed, and where the sign-off (or an annex before it) begins."""

    agency: Mention | None = None
    date: DateMention | None = None
    begins: Position | None = None


@dataclass(frozen=True, slots=True)
class _Signed:
    """What one line of a sign-off holds."""

    line: BodyLine
    agency: Mention | None
    date: DateMention | None


def find_signoff(after: Sequence[BodyLine], head: Sequence[BodyLine]) -> SignOff:
    """Find the sign-off among the lines after the last heading, else among those of the head.

    ``after`` are the lines below the last part's heading; ``head`` those between title and part
    one. A line of prose is never a sign-off: nothing may stand in it but names and the date.
    """
    body = [line for line in after if line.role == "body"]
    annex = next((i for i, line in enumerate(body) if is_annex(line)), len(body))
    signed = _search(body[:annex]) or _search(body[annex:])
    begins = body[annex].position if annex < len(body) else None
    if signed is not None:
        starts = [signed.begins, begins]
        return SignOff(signed.agency, signed.date, min(p for p in starts if p is not None))
    under_title = _search([line for line in head if line.role == "body"], bracketed=True)
    if under_title is not None:
        return SignOff(under_title.agency, under_title.date, begins)
    return SignOff(begins=begins)


def is_annex(line: BodyLine) -> bool:
    """Tell whether an annex begins with a line (附件1：…)."""
    return _ANNEX.match(line.text) is not None and len(compact(line.text)) <= LONGEST


def _search(lines: Sequence[BodyLine], *, bracketed: bool = False) -> SignOff | None:
    signed = [_read(line) for line in lines]
    for i, entry in enumerate(signed):
        if entry and entry.date and (not bracketed or _in_brackets(entry)):
            return _with_neighbours(signed, i)
    if bracketed:
        return None
    agencies = [entry for entry in signed if entry and entry.agency]
    if not agencies:
        return None
    last = agencies[-1]
    return SignOff(last.agency, None, last.line.position)


def _in_brackets(entry: _Signed) -> bool:
    plain = entry.line.text.strip()
    return entry.agency is not None or plain.startswith(("（", "("))


def _with_neighbours(signed: Sequence[_Signed | None], i: int) -> SignOff:
    """Take the agency from the date's own line, else from the nearest line of names beside it."""
    entry = signed[i]
    if entry is None:
        return SignOff()
    if entry.agency is not None:
        return SignOff(entry.agency, entry.date, entry.line.position)
    for step in (-1, 1, -2, 2):
        j = i + step
        beside = signed[j] if 0 <= j < len(signed) else None
        if beside is not None and beside.agency and not beside.date:
            begins = min(beside.line.position, entry.line.position)
            return SignOff(beside.agency, entry.date, begins)
    return SignOff(None, entry.date, entry.line.position)


def _read(line: BodyLine) -> _Signed | None:
    """Read a line that holds nothing but agency, date, seal and page number; else None."""
    if len(line.text) > MOST_SPACED or len(compact(line.text)) > LONGEST:
        return None
    date = _date_in(line.text)
    rest = line.text
    if date is not None:
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    rest = _blank(_LABEL, _blank(_SEAL, rest))
    name = rest.strip(_BRACKETS + "0123456789-—–")
    if name and not is_agency(name):
        return None
    agency = _agency(line, rest, name) if name else None
    if agency is None and date is None:
        return None
    return _Signed(line, agency, _mention(line, date) if date else None)


def _date_in(text: str) -> FoundDate | None:
    found = find_dates(text) or find_months(text)
    return found[0] if len(found) == 1 else None


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _agency(line: BodyLine, rest: str, name: str) -> Mention:
    """Quote the agency; letters spaced out over the line are quoted without the spaces."""
    start = rest.index(name)
    mention = line.mention(start, start + len(name))
    return Mention(text=compact(name), anchor=mention.anchor, start=mention.start, end=mention.end)


def _mention(line: BodyLine, date: FoundDate) -> DateMention:
    return DateMention(
        text=date.text,
        anchor=line.anchor,
        start=line.start + date.start,
        end=line.start + date.end,
        value=date.value,
        doubt=date.doubt,
    )
