"""Lines of a plain text with their places, and without what converters leave in them."""

from __future__ import annotations

from engine.errors import ReadingError
from engine.reading.blocks.bulk import maker
from engine.reading.formats.text.artefacts import edited, may_hold, raw_offset
from engine.values import dataclass


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
    lines = enumerate(text.split("\n"), start=1)
    if not may_hold(text):
        return [_whole(number, raw, raw, 0) for number, raw in lines]
    return [Line(number, edited(raw), raw) for number, raw in lines]
