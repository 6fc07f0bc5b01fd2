"""Announced numbers: “三个方面：一是…二是…” and “三类信息：甲、乙”, and how many are listed.

Part five is left to its own facts (``structure.part_five``). A list whose numbering has a gap is
left to ``wording.numbering``: one slip is told once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.facts.ordinals import Marker, Series, markers, series
from engine.facts.sentences import body, quote
from engine.numbers import parse_chinese
from engine.values import dataclass
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.evidence import Evidence
    from engine.report import Paragraph, Report
    from engine.vocabulary.model import Vocabulary, Words

WORDS = Use(
    "lists",
    patterns=(
        "may_announce",
        "announced",
        "announced_names",
        "announced_counted",
        "counted_name",
        "goes_on",
        "and_so_on",
        "several_names",
    ),
    groups=(
        *(("announced", "n"), ("announced_names", "n"), ("announced_names", "names")),
        *(("announced_counted", "n"), ("announced_counted", "names")),
    ),
)
PARTS = (1, 6)
_TAIL = 40
_SENTENCE = re.compile(r"[。；]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """How many a passage announces and lists, the most and the least that may be meant."""

    part: int
    phrase: str
    promised: int
    listed: int
    numbered: bool
    sure: bool
    evidence: tuple[Evidence, ...]


def announced(report: Report, vocabulary: Vocabulary) -> Iterator[Announced]:
    """Yield the announcements of parts one and six that a list follows at once."""
    words = vocabulary[WORDS]
    for number in PARTS:
        if number in report.parts:
            paragraphs = tuple(body(report, report.parts[number].blocks))
            if any(words["may_announce"].search(one.text) for one in paragraphs):
                yield from _numbered(number, paragraphs, words)
            for paragraph in paragraphs:
                yield from _named(number, paragraph, words)
                yield from _counted(number, paragraph, words)


def _numbered(part: int, paragraphs: Sequence[Paragraph], words: Words) -> Iterator[Announced]:
    found = [marker for paragraph in paragraphs for marker in markers(paragraph)]
    places = {id(paragraph): index for index, paragraph in enumerate(paragraphs)}
    for one in list(series(found)):
        first = one.markers[0]
        if first.ordinal != 1 or one.breaks:
            continue
        index = places[id(first.paragraph)]
        before, home = _before(paragraphs, index, first)
        match = words["announced"].search(before.rstrip())
        if match is None:
            continue
        phrase = match.group().rstrip("：:。，")
        promised = _count(match["n"])
        yield Announced(
            part=part,
            phrase=phrase,
            promised=promised,
            listed=one.last,
            numbered=True,
            sure=not (_taken(one, promised, found) or _goes_on(one, promised, found, words)),
            evidence=_quoted(home, phrase),
        )


def _before(paragraphs: Sequence[Paragraph], index: int, first: Marker) -> tuple[str, Paragraph]:
    """Return what stands right before a list, and the paragraph that holds it."""
    here = paragraphs[index].text[max(0, first.start - _TAIL) : first.start]
    if here.strip() or index == 0:
        return here, paragraphs[index]
    return paragraphs[index - 1].text[-_TAIL:], paragraphs[index - 1]


def _taken(one: Series, promised: int, found: Sequence[Marker]) -> bool:
    """Tell whether items beyond the promised ones may be of a list around this one."""
    if one.last <= promised or promised < 1:
        return False
    inside, beyond = one.markers[promised - 1], one.markers[promised]
    first = found.index(one.markers[0])
    around = any(marker.style == beyond.style for marker in found[:first])
    return around and inside.paragraph is not beyond.paragraph


def _goes_on(one: Series, promised: int, found: Sequence[Marker], words: Words) -> bool:
    """Tell whether more may belong to a list: 同时…, or the next number in another style."""
    if one.last > promised:
        return False
    last = one.markers[-1]
    rest = last.paragraph.text[last.end :]
    if any(words["goes_on"].match(piece) for piece in _SENTENCE.split(rest)):
        return True
    at = found.index(last)
    later = [marker for marker in found[at + 1 :] if marker.style != last.style]
    return any(marker.ordinal == one.last + 1 for marker in later) or _cut(last)


def _cut(last: Marker) -> bool:
    """Tell whether the text breaks off within the last item: pictures or pages may be lost."""
    return not last.paragraph.text.rstrip().endswith(("。", "；", "！", "”", "）"))


def _named(part: int, paragraph: Paragraph, words: Words) -> Iterator[Announced]:
    """Yield announcements of kinds that names parted by 、 follow; their number is never sure."""
    if "：" not in paragraph.text:
        return
    for match in words["announced_names"].finditer(paragraph.text):
        names = match["names"]
        least = names.count("、") + 1
        most = least + len(words["several_names"].findall(names))
        promised = _count(match["n"])
        if least < 2 or "等" in names or markers(paragraph) or "（" in names:
            continue
        yield Announced(
            part=part,
            phrase=match.group().partition("：")[0],
            promised=promised,
            listed=min(max(promised, least), most),
            numbered=False,
            sure=False,
            evidence=(quote(paragraph, match.start(), match.end()),),
        )


def _counted(part: int, paragraph: Paragraph, words: Words) -> Iterator[Announced]:
    """Yield announcements of kinds each of which is told with its number: 三类：甲类8条、…."""
    if "：" not in paragraph.text:
        return
    for match in words["announced_counted"].finditer(paragraph.text):
        names = match["names"].split("、")
        if len(names) > 1 and all(words["counted_name"].search(name) for name in names):
            yield Announced(
                part=part,
                phrase=match.group().partition("：")[0],
                promised=_count(match["n"]),
                listed=len(names),
                numbered=False,
                sure=True,
                evidence=(quote(paragraph, match.start(), match.end()),),
            )


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 2 if text == "两" else parse_chinese(text) or 0


def _quoted(paragraph: Paragraph, phrase: str) -> tuple[Evidence, ...]:
    start = paragraph.text.rfind(phrase)
    return (quote(paragraph, max(start, 0), max(start, 0) + len(phrase)),)
