"""What part five announces (以下三个方面) and how far the list counts that follows.

Whose list it is decides: behind problems announced, a list that comes after the word of
improvement (针对这些问题，一是…) is another one; what announces measures itself may say 下一步.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Fact, Place
from engine.facts.ordinals import FAMILY, Marker, markers
from engine.facts.sentences import body, quote
from engine.numbers import parse_chinese
from engine.values import dataclass
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from engine.report import Paragraph, Report
    from engine.vocabulary.model import Vocabulary, Words

WORDS = Use(
    "part_five",
    patterns=("improving", "promise", "of_problems", "undertaking", "one_more"),
    groups=(("promise", "n"),),
)
_STOPS = "。！？；\n"
_NEAR = 8


@dataclass(frozen=True, slots=True)
class _List:
    """How far a list counts, and whether more items may follow without an ordinal."""

    reached: int = 0
    unsure: bool = False


def promised(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact for each number of items that part five announces and then lists."""
    words = vocabulary[WORDS]
    paragraphs = tuple(body(report, report.parts[5].blocks))
    count = 0
    for index, paragraph in enumerate(paragraphs):
        for match in words["promise"].finditer(paragraph.text):
            listed = _listed(paragraphs, index, match, words)
            if not listed.reached:
                continue
            count += 1
            promise = _n(match["n"])
            unsure = listed.unsure and listed.reached < promise
            yield Fact(
                kind="part_five",
                fields={"item": "promise", "promised": promise, "named": listed.reached},
                place=Place(part=5, item=f"promise-{count}", label="自称的项数"),
                evidence=(quote(paragraph, match.start(), match.end()),),
                labels={"item": f"“{match.group()}”"},
                doubtful=frozenset({"named"}) if unsure else frozenset(),
            )


def _n(text: str) -> int:
    return int(text) if text.isdigit() else parse_chinese(text) or 0


def _listed(
    paragraphs: tuple[Paragraph, ...], index: int, match: re.Match[str], words: Words
) -> _List:
    """Return how far the list counts that opens behind the announcement, 0 if it is another's."""
    following = list(_following(paragraphs, index, match.end()))
    if not following or following[0].ordinal != 1:
        return _List()
    between = _between(paragraphs, index, match.end(), following[0])
    if words["promise"].search(between) or _of_another(paragraphs[index], match, between, words):
        return _List()
    family, items = FAMILY[following[0].style], [following[0]]
    for marker in following[1:]:
        if FAMILY[marker.style] == family:
            if marker.ordinal == 1:
                break
            items.append(marker)
    last = max(items, key=lambda item: item.ordinal)
    behind = last.paragraph.text[last.end :]
    return _List(last.ordinal, unsure=words["one_more"].search(behind) is not None)


def _of_another(paragraph: Paragraph, match: re.Match[str], between: str, words: Words) -> bool:
    """Tell whether improvements begin between the announcement and the list."""
    start = max(paragraph.text.rfind(stop, 0, match.start()) for stop in _STOPS) + 1
    led_up = words["improving"].search(paragraph.text, start, match.start()) is not None
    named = paragraph.text[match.start() : match.end() + _NEAR]
    if words["of_problems"].search(named):
        return led_up or words["improving"].search(between) is not None
    led_up = led_up or words["undertaking"].match(named) is not None
    return not led_up and words["improving"].search(between) is not None


def _between(paragraphs: tuple[Paragraph, ...], index: int, offset: int, marker: Marker) -> str:
    """Return the text between an announcement and the first ordinal behind it."""
    at = next(i for i in range(index, len(paragraphs)) if paragraphs[i] is marker.paragraph)
    texts = [paragraph.text for paragraph in paragraphs[index : at + 1]]
    texts[-1] = texts[-1][: marker.start]
    texts[0] = texts[0][offset:]
    return "\n".join(texts)


def _following(paragraphs: tuple[Paragraph, ...], index: int, offset: int) -> Iterator[Marker]:
    yield from (m for m in markers(paragraphs[index]) if m.start >= offset)
    for paragraph in paragraphs[index + 1 :]:
        yield from markers(paragraph)
