"""When a report was published: by the page's own data, by a label, by a bare date over the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names import is_agency
from engine.anchor import Anchor
from engine.dates import find_dates, parse_date
from engine.report import DateMention
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.dates import FoundDate
    from engine.reading.outline.lines import BodyLine
    from engine.report import Document

WORDS = Use("publication", patterns=("label", "loose", "beside"))
_CLOCK = re.compile(r"\s*\d{1,2}:\d\d(?::\d\d)?")
_PAGES = frozenset({"html", "mht"})
LONGEST = 160


def find_published(
    document: Document, lines: Iterable[BodyLine], head: Sequence[BodyLine]
) -> DateMention | None:
    """Return the date of publication: the page's own, that of a line 发布时间, a bare one on top.

    ``head`` are the lines before part one.
    """
    stated = document.meta.get("published_on", "")
    if stated:
        day = parse_date(stated)
        if day is not None:
            return DateMention(text=stated, anchor=Anchor(block=-1), value=day)
    words = words_of(WORDS)
    for line in lines:
        found = _labelled(line, words["label"])
        if found:
            return _mention(line, found)
    for line in head:
        found = _over_the_text(line, page=document.format in _PAGES)
        if found:
            return _mention(line, found)
    return None


def _labelled(line: BodyLine, label: re.Pattern[str]) -> FoundDate | None:
    match = label.search(line.text)
    if match is None:
        return None
    return next((d for d in find_dates(line.text) if 0 <= d.start - match.end() <= 3), None)


def _over_the_text(line: BodyLine, *, page: bool) -> FoundDate | None:
    """Return the date of a line that a page prints under a title (2024-01-26 09:30 来源：…)."""
    if len(line.text) > LONGEST or "。" in line.text:
        return None
    words, dates = words_of(WORDS), find_dates(line.text)
    if len(dates) != 1:
        return None
    found = dates[0]
    clock = _CLOCK.match(line.text[found.end :])
    rest = line.text[: found.start] + line.text[found.end + (clock.end() if clock else 0) :]
    beside = words["beside"].search(rest) is not None
    if beside and (clock or _labelled(line, words["loose"]) or not rest[: found.start].strip()):
        return found
    others = words["loose"].sub("", rest).strip(" \t\u3000\xa0|\uff5c")
    alone = not others or is_agency(others)
    return found if alone and (clock or (page and is_numeric(found))) else None


def is_numeric(found: FoundDate) -> bool:
    """Tell a date as machines write it (2024-01-26) from one that a person signs with."""
    return "年" not in found.text


def _mention(line: BodyLine, found: FoundDate) -> DateMention:
    mention = line.mention(found.start, found.end)
    return DateMention(
        text=found.text,
        anchor=line.anchor,
        start=mention.start,
        end=mention.end,
        value=found.value,
        doubt=found.doubt,
    )
