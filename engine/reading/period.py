"""Dates that the text states about itself: statistical period, publication; and the contact."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.dates import LOST, find_dates, find_month_days, parse_date
from engine.report import Anchor, DateMention, Doubt, Mention, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from engine.reading.body_lines import BodyLine
    from engine.report import Document

_STATED = re.compile(
    "统计期限|统计时限|统计时间|统计周期|数据.{0,8}期限|数据统计|统计数据|数据时间|报告期限?"
    "|所列数据|涵盖时间"
)
_BETWEEN = re.compile(r"[\s，,]*(?:起)?[\s，,]*(?:至|到|—+|--?|–|~|～)[\s，,]*")
_PUBLISHED = re.compile(
    r"(?:发布时间|发布日期|公开日期|公布日期|公开时间|发布于|发稿时间|上传时间|更新时间)\s*[:：]?\s*"
)
_CONTACT = re.compile(
    r"(?:联系电话|咨询电话|办公电话|电话号码|电\s*话|联系地址|通讯地址|办公地址|联系人|联系方式|邮政编码|邮\s*编|电子邮箱)"
    r"\s*(?:[:：]|(?=\d))"
)
_LOST_NUMBER = re.compile(r"[〔\[\uff3b（(](?:19|20)\d{2}\d{1,4}号")
REACH = 40

_Moment = tuple[int, int, "date | None", str]


def find_period(
    own: Sequence[BodyLine], others: Iterable[BodyLine], year: int | None
) -> Period | None:
    """Return the report's statistical period.

    ``own`` are the lines of the head and of part one; there 自…至…止 is enough. In ``others``
    the sentence has to say that it speaks of the figures. ``year`` helps where none is written.
    """
    for line in own:
        found = _in_line(line, year, stated=True)
        if found:
            return found
    for line in own:
        found = _in_line(line, year, stated=False)
        if found:
            return found
    for line in others:
        found = _in_line(line, year, stated=True)
        if found:
            return found
    return None


def _in_line(line: BodyLine, year: int | None, *, stated: bool) -> Period | None:
    if "月" not in line.text and "-" not in line.text and "." not in line.text:
        return None
    moments = _moments(line.text, year)
    for first, second in pairwise(moments):
        between = line.text[first[1] : second[0]]
        if len(between) > 12 or not _BETWEEN.fullmatch(between):
            continue
        before = line.text[max(0, first[0] - REACH) : first[0]]
        told = _STATED.search(before) is not None
        framed = before.rstrip().endswith(("自", "从")) and "止" in line.text[second[1] :][:3]
        if told or (framed and not stated):
            mention = line.mention(first[0], second[1])
            return Period(start=first[2], end=second[2], mention=mention)
    return None


def _moments(text: str, year: int | None) -> list[_Moment]:
    """Return full dates and days without a year, in order; the latter take the year before them."""
    full: list[tuple[int, int, date | None, str, int, int]] = [
        (d.start, d.end, d.value, d.doubt, 0, 0) for d in find_dates(text)
    ]
    full += [(m.start, m.end, None, "", m.month, m.day) for m in find_month_days(text)]
    full.sort(key=lambda moment: moment[0])
    moments: list[_Moment] = []
    running = year
    for start, end, value, doubt, month, day in full:
        known = value
        if month and running is not None:
            known = next(
                iter(m.in_year(running) for m in find_month_days(text[start : end + 1])), None
            )
        running = known.year if known else running
        moments.append((start, end, known, doubt if not day else ""))
    return moments


def find_published(document: Document, lines: Iterable[BodyLine]) -> DateMention | None:
    """Return the date of publication: the page's own, else that of a line 发布时间."""
    stated = document.meta.get("published_on", "")
    if stated:
        day = parse_date(stated)
        if day is not None:
            return DateMention(text=stated, anchor=Anchor(block=-1), value=day)
    for line in lines:
        label = _PUBLISHED.search(line.text)
        if label is None:
            continue
        dates = [d for d in find_dates(line.text) if 0 <= d.start - label.end() <= 3]
        if dates:
            found = dates[0]
            mention = line.mention(found.start, found.end)
            return DateMention(
                text=found.text,
                anchor=line.anchor,
                start=mention.start,
                end=mention.end,
                value=found.value,
                doubt=found.doubt,
            )
    return None


def find_contact(lines: Iterable[BodyLine]) -> Mention | None:
    """Return where the report says how to reach the agency: from the first label to the stop."""
    for line in lines:
        label = _CONTACT.search(line.text)
        if label is not None and line.role == "body":
            stop = re.search("[。）)；]", line.text[label.end() :])
            end = label.end() + stop.start() if stop else len(line.text)
            return line.mention(label.start(), end)
    return None


def lost_characters(lines: Iterable[BodyLine]) -> list[Doubt]:
    """Return a doubt for each place where a converter seems to have lost characters."""
    doubts = []
    for line in lines:
        lost = [d.text for d in find_dates(line.text) if d.doubt == LOST]
        lost += [match[0] for match in _LOST_NUMBER.finditer(line.text)]
        doubts += [
            Doubt(
                code="lost-characters",
                message=f"“{words}”疑似转换时丢了字，请对照原件；不作为报告的错误",
                anchor=line.anchor,
            )
            for words in lost
        ]
    return doubts
