"""Lines of a plain text with their places, and without what converters leave in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.errors import ReadingError

BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,200}\]")
STRAY = re.compile("[\0\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number from 1, its text without remnants, and the raw text it came from.

    ``start`` is the offset of the text in the raw line where it is only a piece of it.
    """

    number: int
    text: str
    raw: str
    start: int = 0

    @property
    def blank(self) -> bool:
        """Tell whether the line holds nothing, not even a tab that opens a cell."""
        return not self.text.strip() and "\t" not in self.text

    def char(self, offset: int = 0) -> int:
        """Return the column in the raw line, from 1, of a character of ``text``."""
        shift = self.start
        if shift == 0 and len(self.raw) != len(self.text):
            for remnant in _remnants(self.raw):
                if remnant.start() - shift > offset:
                    break
                shift += remnant.end() - remnant.start()
        return offset + shift + 1


def lines_of(text: str, most: int) -> list[Line]:
    """Split a text into lines, in any convention; more than ``most`` of them: ReadingError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    if text.count("\n") > most:
        raise ReadingError(f"文本超过 {most} 行，不像一份年度报告，没有读取；请确认文件无误")
    return [
        Line(number, _cleaned(raw), raw) for number, raw in enumerate(text.split("\n"), start=1)
    ]


def _cleaned(raw: str) -> str:
    if "[bookmark:" in raw:
        raw = BOOKMARK.sub("", raw)
    return STRAY.sub("", raw) if "\0" in raw or "\ufeff" in raw else raw


def _remnants(raw: str) -> list[re.Match[str]]:
    found = [*BOOKMARK.finditer(raw), *STRAY.finditer(raw)]
    return sorted(found, key=lambda match: match.start())
