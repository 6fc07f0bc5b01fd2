"""Automatic numbers of paragraphs (一、, （一）, 1.): what Word shows but the text does not hold.

The definitions are those of numbering.xml (ECMA-376 part 1, 17.9). Counters run over the whole
document in order, table cells included, so every paragraph has to be shown to ``Numbers``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.formats.docx.elements import ILVL, NUMID, NUMPR, VAL, W, is_on, number_of
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

DIGITS = "零一二三四五六七八九"
CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "koreanDigital2",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LOST = re.compile(r"(?<=%[1-9])\?$")
"""What a writer of 8-bit RTF leaves of the 、 behind a Chinese numeral."""
MOST = 9_999
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, number format, text such as ``（%2）``."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs refer to it: whose counters it shares, its levels, its restarts."""

    counters: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbers:
    """Gives each paragraph its automatic number, in document order."""

    def __init__(self, root: etree._Element) -> None:
        self._lists = _lists(root)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def of(self, properties: etree._Element | None, style: tuple[str, int] | None) -> str:
        """Count a paragraph by its w:pPr, or its style's (list id, level); return its number."""
        name, level = _reference(properties, style)
        numbered = self._lists.get(name)
        if numbered is None or level not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.counters, {})
        if name not in self._begun:
            self._begun.add(name)
            counts.update({at: start - 1 for at, start in numbered.restarts.items()})
        counts[level] = counts.get(level, numbered.levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            if numbered.levels.get(deeper, Level()).restarts:
                del counts[deeper]
        return _shown(numbered.levels, level, counts)


def in_chinese(number: int) -> str:
    """Write a number from 1 to 9,999 in Chinese numerals (十二, 一百零三); others in digits."""
    if not 0 < number <= MOST:
        return str(number)
    written, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + word
        gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written


def format_number(number: int, form: str) -> str:
    """Write a number in one of Word's number formats; unknown ones in digits."""
    if form in CHINESE:
        return in_chinese(number)
    written = FORMS.get(form)
    return written(number) if written is not None and number > 0 else str(number)


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(96 + number) if number <= 26 else str(number)


def _roman(number: int) -> str:
    if number > MOST:
        return str(number)
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


FORMS: dict[str, Callable[[int], str]] = {
    "bullet": lambda _: "",
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def _shown(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.form == "bullet":
        return ""
    text = LOST.sub("、", own.text) if own.form in CHINESE else own.text
    for at in range(LEVELS):
        if f"%{at + 1}" in text:
            shown = levels.get(at, Level())
            form = "decimal" if own.legal and at < level else shown.form
            text = text.replace(f"%{at + 1}", format_number(counts.get(at, shown.start), form))
    return text


def _reference(properties: etree._Element | None, style: tuple[str, int] | None) -> tuple[str, int]:
    """Return (list id, level) that a paragraph names itself, else its style's; "" for none."""
    own = properties.find(NUMPR) if properties is not None else None
    if own is None:
        return style or ("", 0)
    name, level = own.find(NUMID), own.find(ILVL)
    listed = name.get(VAL, "") if name is not None else (style or ("",))[0]
    return listed, number_of(level, 0) if level is not None else 0


def _lists(root: etree._Element) -> dict[str, List]:
    """Read w:num and the w:abstractNum behind each, through style links."""
    abstract: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}
    linked: dict[str, str] = {}
    for element in root.iter(W + "abstractNum"):
        name = element.get(W + "abstractNumId", "")
        abstract[name] = _levels(element)
        for tag, links in (("styleLink", by_style), ("numStyleLink", linked)):
            link = element.find(W + tag)
            if link is not None:
                key, value = (
                    (link.get(VAL, ""), name) if links is by_style else (name, link.get(VAL, ""))
                )
                links[key] = value
    found = {}
    for element in root.iter(W + "num"):
        behind = element.find(W + "abstractNumId")
        if behind is not None:
            name = behind.get(VAL, "")
            name = by_style.get(linked.get(name, ""), name)
            found[element.get(W + "numId", "")] = _list(element, name, abstract.get(name, {}))
    return found


def _list(element: etree._Element, name: str, levels: dict[int, Level]) -> List:
    restarts = {}
    levels = dict(levels)
    for override in element.iter(W + "lvlOverride"):
        at = _int(override.get(W + "ilvl"), 0)
        levels.update(_levels(override))
        start = override.find(W + "startOverride")
        if start is not None:
            restarts[at] = number_of(start)
    return List(name, levels, restarts)


def _levels(element: etree._Element) -> dict[int, Level]:
    found = ((_int(level.get(W + "ilvl"), 0), level) for level in element.iter(W + "lvl"))
    return {at: _level(level) for at, level in found if at < LEVELS}


def _level(element: etree._Element) -> Level:
    values = {child.tag: child for child in element}
    form, text = values.get(W + "numFmt"), values.get(W + "lvlText")
    start, restart = values.get(W + "start"), values.get(W + "lvlRestart")
    return Level(
        start=number_of(start) if start is not None else 1,
        form=form.get(VAL, "decimal") if form is not None else "decimal",
        text=text.get(VAL, "")[:40] if text is not None else "",
        legal=is_on(values.get(W + "isLgl")),
        restarts=restart is None or number_of(restart) != 0,
    )


def _int(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < LEVELS else default
