"""Ordinals that open the items of a list: 一是, （二）, 3、, ④ … and the lists that they make.

Needed twice: to see a gap in a numbering, and to count what a sentence has promised. Statutory
references (第二十条第（一）项) open no item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.numbers import parse_chinese
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.report import Paragraph

_CN = r"[一二三四五六七八九十]{1,3}"
_AFTER_PAUSE = r"(?<![^，。；：、;:,.！？“（(\s#*])"
_NUMERAL = rf"(?=[一二三四五六七八九十]){_AFTER_PAUSE}"  # what it begins with first: see first_set
_STYLES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("is", "是", re.compile(rf"{_NUMERAL}({_CN})是(?!否)")),
    ("must", "要", re.compile(rf"{_NUMERAL}({_CN})要(?!求|点|素|闻)")),
    ("first", "第", re.compile(rf"(?=第){_AFTER_PAUSE}第({_CN})[，,、：:]")),
    ("bracket", "（(", re.compile(rf"[（(]\s*({_CN})\s*[)）]")),
    ("bracket-arabic", "（(", re.compile(r"[（(]\s*(\d{1,2})\s*[)）]")),
    ("half", "）)", re.compile(r"(?=\d)(?<![\d（(])(\d{1,2})[)）]")),
    ("arabic", "、.．", re.compile(r"(?=\d)(?<!\d)(\d{1,2})\s*[、.．](?!\d)")),
    ("circled", "", re.compile(r"([①-⑳])")),
    ("chinese", "、", re.compile(rf"^[\s#*　]*({_CN})、")),
)
"""Name, signs of which a text with such an ordinal has one ("": any), and how it is written."""
FAMILY = {
    **dict.fromkeys(("is", "must", "first"), "spoken"),
    **dict.fromkeys(("bracket", "chinese"), "chinese"),
    **dict.fromkeys(("bracket-arabic", "half", "arabic", "circled"), "arabic"),
}
"""Which styles count on one level: 一是 may be followed by 第二, and by 三要."""
_AT_START = frozenset({"bracket", "bracket-arabic", "half", "arabic"})
_BLANK = " \t\r#*　\xa0"
_KIN = {"bracket": "bracket-arabic", "bracket-arabic": "bracket"}


@dataclass(frozen=True, slots=True)
class Marker:
    """An ordinal as it opens an item: ``start``/``end`` count in the paragraph's own text."""

    style: str
    ordinal: int
    text: str
    paragraph: Paragraph
    start: int
    end: int


@dataclass(slots=True)
class Series:
    """The items of one list, in order; ``breaks`` are the places where the count jumps or stays."""

    markers: list[Marker]
    breaks: list[tuple[Marker | None, Marker]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Return the ordinal reached."""
        return self.markers[-1].ordinal


def _value(text: str) -> int:
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return int(text) if text.isdigit() else parse_chinese(text) or 0


def markers(paragraph: Paragraph) -> tuple[Marker, ...]:
    """Return the ordinals of a paragraph in order, one shown by an automatic number included."""
    found = []
    text, shown = paragraph.text, paragraph.number
    for style, signs, pattern in _STYLES:
        if not signs or any(sign in text for sign in signs):
            for match in pattern.finditer(text):
                if style in _AT_START and not _opens(text, match.start()):
                    continue
                words = match.group().lstrip(_BLANK)
                start = match.end() - len(words)
                found.append(
                    Marker(style, _value(match[1]), words.strip(), paragraph, start, match.end())
                )
        number = pattern.match(shown) if shown else None
        if number:
            found.append(Marker(style, _value(number[1]), shown, paragraph, 0, 0))
    return tuple(sorted(found, key=lambda marker: marker.start))


def _opens(text: str, start: int) -> bool:
    """Tell whether a place is the start of the text, of a line, or of a sentence or clause."""
    before = text[:start].rstrip(_BLANK)
    return not before or before[-1] in "。；：;:！？\n"


def series(found: Iterable[Marker]) -> Iterator[Series]:
    """Group the ordinals of one stretch of text into lists and yield those that are closed.

    An ordinal goes on with the innermost open list of its style that it continues; a one always
    opens a list, so lists may restart and nest. （2） may go on with （一）: that slip is not ours.
    """
    open_lists: dict[str, list[Series]] = {}
    for marker in found:
        stack = open_lists.setdefault(marker.style, [])
        if marker.ordinal == 1:
            if stack and _said_again(stack[-1], marker):
                stack[-1].breaks.append((stack[-1].markers[-1], marker))
            else:
                stack.append(Series([marker]))
                yield stack[-1]
            continue
        at = _continued(stack, marker)
        if at is not None and _left_alone(stack, at, marker):
            at = None
        if at is None and marker.style in _KIN:
            kin = open_lists.get(_KIN[marker.style], [])
            if (there := _continued(kin, marker)) is not None:
                stack, at = kin, there
        if at is not None:
            del stack[at + 1 :]
            stack[-1].markers.append(marker)
        elif stack:
            stack[-1].breaks.append((stack[-1].markers[-1], marker))
            stack[-1].markers.append(marker)
        else:
            stack.append(Series([marker], [(None, marker)]))
            yield stack[-1]


def _said_again(one: Series, marker: Marker) -> bool:
    """Tell whether a one follows on a lone one of the same paragraph with no colon before it."""
    last = one.markers[-1]
    between = marker.paragraph.text[last.end : marker.start].rstrip(" \t　“（(")
    return last.ordinal == 1 and last.paragraph == marker.paragraph and between[-1:] not in "：:"


def _left_alone(stack: list[Series], at: int, marker: Marker) -> bool:
    """Tell whether an inner list would be left with its one alone, both of them in one paragraph.

    一是…，二是…。改进措施：一是…；三是…: nobody lists one thing and then goes on outside of it.
    """
    inner = stack[-1].markers
    return at < len(stack) - 1 and len(inner) == 1 and inner[0].paragraph is marker.paragraph


def _continued(stack: list[Series], marker: Marker) -> int | None:
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].last == marker.ordinal - 1:
            return index
    return None
