"""Word 97–2003 files (.doc, .wps): paragraphs and tables by our own reader.

What it does not fully understand (older versions, nested tables, automatic numbers) goes to the
converter where there is one; else it is refused, or read with a doubt.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading import convert
from engine.reading.content import Blocks, Content
from engine.reading.word_file import Beyond, streams, text_of
from engine.reading.word_grid import Line, matrix
from engine.reading.word_properties import Paragraphs, unseen

if TYPE_CHECKING:
    from engine.reading.limits import Limits
    from engine.reading.word_file import Text
    from engine.reading.word_properties import Properties

MARKS = "\r\x07\x0c"
FIELD_BEGINS, FIELD_SHOWS, FIELD_ENDS = 0x13, 0x14, 0x15
LINE_BREAK, HYPHEN, PICTURE = 0x0B, 0x1E, 0x01
SILENT = frozenset({0, 1, 2, 3, 4, 5, 7, 8, 0x0C, 0x0D, 0x1F})
NUMBERS = "文中有自动编号，编号本身没有读出；标题序号请对照原件"
BROKEN = "Word 文件已损坏或不完整，读不出来；请另存一次后再交"


def read(data: bytes, limits: Limits) -> Content:
    """Read a .doc; ReadingError for locked, broken or foreign files."""
    try:
        reader = Reader(data, limits)
        content = reader.read()
    except Beyond:
        if not convert.available():
            raise
        return convert.read(data, limits, extension=".doc")
    except (struct.error, IndexError, OverflowError) as error:
        raise ReadingError(BROKEN) from error
    if reader.beyond and convert.available():
        return convert.read(data, limits, extension=".doc")
    return content


class Reader:
    """Walks the text of one file from paragraph mark to paragraph mark."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        found = streams(data, limits.part_bytes)
        self.text: Text = text_of(found)
        self.properties = Paragraphs(found)
        self.unseen = unseen(found)
        self.blocks = Blocks(limits)
        self.rows: list[Line] = []
        self.row = Line([], [], self.properties.at(-1))
        self.cell: list[str] = []
        self.cell_start = 0
        self.beyond = False

    def read(self) -> Content:
        """Return the blocks of the file."""
        start = 0
        for position, mark in enumerate(self.text.characters):
            if mark in MARKS:
                self.paragraph(start, position, mark)
                start = position + 1
        self.end_table()
        if self.beyond:
            self.blocks.doubt("heading", NUMBERS)
        return self.blocks.content()

    def paragraph(self, start: int, position: int, mark: str) -> None:
        """Take one paragraph: into its cell, or as a block of its own."""
        found = self.properties.at(self.text.offset(position))
        words = self.shown(start, position)
        self.beyond |= found.depth > 1 or (found.numbered and bool(words.strip()))
        if found.in_table or found.row_end or found.depth > 0:
            self.in_table(start, words, mark, found)
            return
        self.end_table()
        if words.strip():
            self.blocks.paragraph(words, native=f"cp:{start}", level=found.level)
        elif chr(PICTURE) in self.text.characters[start:position]:
            self.blocks.picture(native=f"cp:{start}")

    def in_table(self, start: int, words: str, mark: str, found: Properties) -> None:
        """Take a paragraph inside a table: part of a cell, the end of one, or the end of a row."""
        if found.row_end and mark == "\x07":
            self.row.properties = found
            self.rows.append(self.row)
            self.row, self.cell = Line([], [], found), []
            return
        if not self.cell:
            self.cell_start = start
        self.cell.append(words)
        if mark == "\x07":
            self.row.texts.append("\n".join(self.cell))
            self.row.natives.append(f"cp:{self.cell_start}")
            self.cell = []

    def end_table(self) -> None:
        """Write the rows gathered so far as a table."""
        if self.rows:
            self.blocks.grid(matrix(self.rows), native=self.rows[0].natives[0] or "")
            self.rows = []

    def shown(self, start: int, end: int) -> str:
        """Return the text that Word shows: field results, no field codes, nothing deleted."""
        out: list[str] = []
        fields: list[bool] = []
        for position in range(start, end):
            code = ord(self.text.characters[position])
            if code == FIELD_BEGINS:
                fields.append(True)
            elif code == FIELD_SHOWS and fields:
                fields[-1] = False
            elif code == FIELD_ENDS and fields:
                fields.pop()
            elif any(fields) or code in SILENT or self.is_unseen(position):
                continue
            else:
                out.append({LINE_BREAK: "\n", HYPHEN: "-"}.get(code, chr(code)))
        return "".join(out)

    def is_unseen(self, position: int) -> bool:
        """Say whether a character is deleted by a tracked change, or hidden."""
        if not self.unseen:
            return False
        offset = self.text.offset(position)
        index = bisect_right(self.unseen, (offset, 1 << 62)) - 1
        return index >= 0 and self.unseen[index][0] <= offset < self.unseen[index][1]
