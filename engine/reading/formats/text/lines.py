"""Lines of a plain text with their places, and without what converters leave in them."""

from __future__ import annotations

import re

from engine.errors import ReadingError
from engine.reading.blocks.bulk import maker
from engine.reading.formats.text.artefacts import edited, may_hold, raw_offset
from engine.values import dataclass

FEW = 8
_MARK = re.compile(r">[ \u00a0]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number from 1, its text without remnants, and the raw text it came from.

    ``start`` is the offset of the text in the whole line where it is only a piece of it.
    """

    number: int
    text: str
    raw: str
    start: int = 0

    @property
    def blank(self) -> bool:
        """Tell whether the line holds nothing, not even a tab that opens a cell."""
        text = self.text
        return not text or ("\t" not in text and text.isspace())

    def char(self, offset: int = 0) -> int:
        """Return the column in the raw line, from 1, of a character of ``text``."""
        if self.raw == self.text:
            return offset + 1
        return raw_offset(self.raw, self.start + offset) + 1


_whole = maker(Line)


def lines_of(text: str, most: int) -> list[Line]:
    """Split a text into lines, in any convention; more than ``most`` of them: ReadingError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    if text.count("\n") > most:
        raise ReadingError(f"文本超过 {most} 行，不像一份年度报告，没有读取；请确认文件无误")
    lines = text.split("\n")
    if not may_hold(text):
        return [_whole(number, raw, raw, 0) for number, raw in enumerate(lines, start=1)]
    if _are_quoted(lines):
        return [_unquoted(number, raw) for number, raw in enumerate(lines, start=1)]
    return [Line(number, edited(raw), raw) for number, raw in enumerate(lines, start=1)]


def _are_quoted(lines: list[str]) -> bool:
    """Tell whether a text was quoted whole, as letters that are answered are: > at every line."""
    filled = [line for line in lines if line.strip()]
    return len(filled) > FEW and all(line.startswith(">") for line in filled)


def _unquoted(number: int, raw: str) -> Line:
    text = edited(raw)
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    return Line(number, text[start:], raw, start)
