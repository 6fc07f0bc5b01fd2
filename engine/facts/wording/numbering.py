"""Lists in the agency's own text and whether their ordinals run on: 一是…三是, （一）（三）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Fact, Kind, Place
from engine.facts.ordinals import FAMILY, Marker, Series, markers, series
from engine.facts.sentences import OWN_PARTS, body, quote
from engine.numbers import parse_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Paragraph, Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="numbering",
        meaning="正文里一串编号（一是二是、（一）（二）、1、2、…），每串一条",
        fields={
            "items": ("int", "这一串有几项"),
            "skips": ("int", "跳号几处（前面的序号找不到）"),
            "repeats": ("int", "重号或倒号几处"),
            "before": ("str", "第一处断号之前的编号；开头就断的写“开头”"),
            "found": ("str", "第一处断号处的编号；没有断号为空串"),
        },
    ),
)

_SKIPPED = frozenset({"chinese"})
_CN = "一二三四五六七八九十"
_WRITTEN = {
    "spoken": "{cn}(?:是|要|为|，|则)|第{cn}|{spoken}",
    "chinese": r"{cn}、|[（(]\s*{cn}\s*[)）]",
    "arabic": r"[（(]\s*{n}\s*[)）]|(?<!\d){n}\s*[、.．)）]|{circled}",
}
_BEGUN = {
    "spoken": re.compile("一是|一要|第一[，,、：:]|首先"),
    "chinese": re.compile(r"(?<!第)[（(]\s*一\s*[)）]"),
    "arabic": re.compile(r"(?<!第)[（(]\s*1\s*[)）]|(?<![\d（(])1\s*[、.．)）](?!\d)|①"),
}
"""How an ordinal is written by those who count alike, and how a list of theirs begins."""


def facts(report: Report) -> Iterator[Fact]:
    """Yield a fact for each list of each part; a list of one is none."""
    for number in OWN_PARTS:
        if number not in report.parts:
            continue
        paragraphs = tuple(body(report, report.parts[number].blocks))
        found = [m for p in paragraphs for m in markers(p) if m.style not in _SKIPPED]
        lists = [s for s in tuple(series(found)) if len(s.markers) > 1 or s.breaks]
        for count, one in enumerate(lists, start=1):
            yield _fact(number, count, one, paragraphs)


def _fact(part: int, count: int, one: Series, paragraphs: tuple[Paragraph, ...]) -> Fact:
    breaks = [b for b in one.breaks if not _accounted_for(*b, paragraphs)]
    skips = [b for b in breaks if b[0] is None or b[1].ordinal > b[0].ordinal + 1]
    first = breaks[0] if breaks else None
    return Fact(
        kind="numbering",
        fields={
            "items": len(one.markers),
            "skips": len(skips),
            "repeats": len(breaks) - len(skips),
            "before": (first[0].text if first[0] else "开头") if first else "",
            "found": first[1].text if first else "",
        },
        place=Place(part=part, item=f"list-{count}", label=one.markers[0].text),
        evidence=tuple(
            quote(marker.paragraph, marker.start, marker.end)
            for marker in _shown(one, first)
            if marker.end > marker.start
        ),
    )


def _shown(one: Series, first: tuple[Marker | None, Marker] | None) -> tuple[Marker, ...]:
    if first is None:
        return (one.markers[0],)
    return (first[0], first[1]) if first[0] is not None else (first[1],)


def _accounted_for(before: Marker | None, after: Marker, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Tell whether the ordinals in between stand there, written otherwise or without a pause.

    A further list between the two, with a one of its own, accounts for nothing: it is an inner
    one. A count that falls back may have begun anew where nothing set its one off (改进措施一是…).
    """
    text = _between(before, after, paragraphs)
    own = FAMILY[after.style]
    if before is None:
        return all(any(_says(f, n, text) for f in _WRITTEN) for n in range(1, after.ordinal))
    if after.ordinal <= before.ordinal:
        return after.ordinal > 1 and all(_says(own, n, text) for n in range(1, after.ordinal))
    others = [f for f in _WRITTEN if f == own or not _BEGUN[f].search(text)]
    wanted = range(before.ordinal + 1, after.ordinal)
    return all(any(_says(f, n, text) for f in others) for n in wanted)


def _between(before: Marker | None, after: Marker, paragraphs: tuple[Paragraph, ...]) -> str:
    last = paragraphs.index(after.paragraph)
    inline = bool(after.paragraph.text[: after.start].strip())
    first = paragraphs.index(before.paragraph) if before else last if inline else 0
    texts = []
    for index in range(first, last + 1):
        paragraph = paragraphs[index]
        start = before.end if before and index == first else 0
        end = after.start if index == last else len(paragraph.text)
        texts.append(f"{paragraph.number}{paragraph.text[start:end]}")
    return "\n".join(texts)


def _says(family: str, ordinal: int, text: str) -> bool:
    """Tell whether an ordinal stands in a text as a family of styles writes it."""
    chinese = next((c for c in _CN if parse_chinese(c) == ordinal), f"十{_CN[ordinal % 10 - 1]}")
    circled = chr(ord("①") + ordinal - 1)
    spoken = {1: "首先", 2: "其次", 3: "再次|再者|最后"}.get(ordinal, "最后")
    written = _WRITTEN[family].format(n=ordinal, cn=chinese, circled=circled, spoken=spoken)
    return re.search(written, text) is not None
