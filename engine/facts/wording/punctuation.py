"""Slips of punctuation: brackets that do not pair or nest, marks together, a broken address.

A bracket opened in one paragraph and closed in the next is whole: converters cut paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import OWN_PARTS, body
from engine.privacy import mask
from engine.values import dataclass
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.report import Paragraph, Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="punctuation",
        meaning="标点的一处差错，每处一条",
        fields={
            "slip": (
                "str",
                "open 有前没有后，close 有后没有前，nested 同一种括号套用，"
                "together 两个标点相连，address 网址写坏",
            ),
            "around": ("str", "原文，前后各带几个字"),
        },
    ),
)
WORDS = Use("punctuation", patterns=("together", "address", "item"))
_PAIRS: Final = {"（": "）", "《": "》", "“": "”", "【": "】", "〔": "〕", "「": "」"}
_ALIKE: Final = {"(": "（", ")": "）", "[": "〔", "]": "〕", "\uff3b": "〔", "\uff3d": "〕"}
_CLOSES: Final = {"）": "（", "》": "《", "”": "“", "】": "【", "〕": "〔", "」": "「"}
_BRACKET: Final = re.compile(f"[{re.escape(''.join((*_PAIRS, *_CLOSES, *_ALIKE)))}]")
_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, and where in which paragraph of a part."""

    slip: str
    paragraph: int
    start: int
    end: int


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact for each slip of the agency's own text."""
    words = vocabulary[WORDS]
    for part in OWN_PARTS:
        if part not in report.parts:
            continue
        paragraphs = tuple(body(report, report.parts[part].blocks))
        slips = [*_brackets(paragraphs, words), *_marks(paragraphs, words)]
        count: Counter[str] = Counter()
        for one in sorted(slips, key=lambda slip: (slip.paragraph, slip.start)):
            count[one.slip] += 1
            yield _fact(part, paragraphs[one.paragraph], one, count[one.slip])


def _marks(paragraphs: Sequence[Paragraph], words: Words) -> Iterator[Slip]:
    for index, paragraph in enumerate(paragraphs):
        for name in ("together", "address"):
            for match in words[name].finditer(paragraph.text):
                yield Slip(name, index, *match.span())


def _brackets(paragraphs: Sequence[Paragraph], words: Words) -> Iterator[Slip]:
    """Pair the brackets of a part; one may close in the paragraph after it was opened."""
    waiting: list[tuple[str, int, int]] = []
    for index, paragraph in enumerate(paragraphs):
        late = [one for one in waiting if one[1] < index - 1]
        yield from (Slip("open", at, start, start + 1) for _, at, start in late)
        waiting = [one for one in waiting if one not in late]
        for match in _BRACKET.finditer(paragraph.text):
            at, mark = match.start(), _ALIKE.get(match.group(), match.group())
            if mark in _PAIRS:
                if waiting and waiting[-1][0] == mark:
                    yield Slip("nested", index, at, at + 1)
                waiting.append((mark, index, at))
            else:
                own = next((one for one in reversed(waiting) if one[0] == _CLOSES[mark]), None)
                if own is not None:
                    waiting.remove(own)
                elif not (mark == "）" and words["item"].search(paragraph.text[:at])):
                    yield Slip("close", index, at, at + 1)
    yield from (Slip("open", at, start, start + 1) for _, at, start in waiting)


def _fact(part: int, paragraph: Paragraph, one: Slip, number: int) -> Fact:
    hidden = mask(paragraph.text)
    around = hidden[max(0, one.start - _CONTEXT) : one.end + _CONTEXT]
    return Fact(
        kind="punctuation",
        fields={"slip": one.slip, "around": " ".join(around.split())},
        place=Place(part=part, item=f"{one.slip}-{number}", label="标点"),
        evidence=(
            Evidence(
                quote=hidden[one.start : one.end],
                anchor=paragraph.anchor,
                start=one.start,
                end=one.end,
            ),
        ),
    )
