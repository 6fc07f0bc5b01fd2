"""Word 97–2003 files (.doc, .wps): paragraphs and tables by our own reader.

What it does not fully understand (older versions, nested tables, automatic numbers) goes to the
converter where there is one; else it is refused, or read with a doubt.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.errors import ReadingError
from engine.reading.blocks.builder import Blocks, Content
from engine.reading.formats import libreoffice
from engine.reading.formats.doc.properties import Marked, Paragraphs
from engine.reading.formats.doc.stories import boxes, edges
from engine.reading.formats.doc.streams import BROKEN, Beyond, streams, text_of
from engine.reading.formats.doc.tables import Line, matrix, refuse_large, unplaced

if TYPE_CHECKING:
    from engine.reading.files.limits import Limits
    from engine.reading.formats.doc.properties import Properties
    from engine.reading.formats.doc.streams import Text
    from engine.report import Role

MARKS = re.compile("[\r\x07\x0c]")
FIELD_BEGINS, FIELD_SHOWS, FIELD_ENDS = 0x13, 0x14, 0x15
PICTURE = 0x01
WRITTEN = {0x0B: "\n", 0x1E: "-"}
SILENT = frozenset(
    {0, 1, 2, 3, 4, 5, 7, 8, 0x0C, 0x0D, 0x1F, FIELD_BEGINS, FIELD_SHOWS, FIELD_ENDS}
)
SYMBOLS = range(0xF000, 0xF100)
"""Where Word keeps the characters of symbol fonts: they say nothing as text."""
UNUSUAL = re.compile("[\0-\x1f\uf000-\uf0ff]")
"""What may stand in the text and is not shown as it is: marks, fields, symbols."""
BEYOND_US = frozenset(
    {DoubtKind.NUMBERS_UNREAD, DoubtKind.NESTED_TABLES, DoubtKind.CELLS_WITHOUT_PLACE}
)


def read(data: bytes, limits: Limits) -> Content:
    """Read a .doc; ReadingError for locked, broken or foreign files."""
    try:
        content = own(data, limits)
    except Beyond:
        if not libreoffice.available():
            raise
        content = None
    if content is None or (unsure(content) and libreoffice.available()):
        return libreoffice.read(data, limits, extension=".doc")
    return content


def wants_converter(data: bytes, limits: Limits) -> bool:
    """Say whether a file is one that ``read`` would give to the converter."""
    try:
        return unsure(own(data, limits))
    except Beyond:
        return True
    except ReadingError:
        return False


@lru_cache(maxsize=1)
def own(data: bytes, limits: Limits) -> Content:
    """Read a file by our own reader alone; Beyond, or a doubt, where that does not suffice.

    Kept for the next who asks: it is read to be told whether it needs the converter, then read.
    """
    try:
        return Reader(data, limits).read()
    except (struct.error, IndexError, OverflowError, ValueError) as error:
        raise ReadingError(BROKEN, hint=f"{type(error).__name__}: {error}"[:200]) from error


def unsure(content: Content) -> bool:
    """Say whether our own reader met something that it does not fully understand."""
    return any(doubt.kind in BEYOND_US for doubt in content.doubts)


class Reader:
    """Walks the text of one file from paragraph mark to paragraph mark."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        found = streams(data, limits.part_bytes)
        self.found = found
        self.text: Text = text_of(found, limits.characters)
        self.properties = Paragraphs(found)
        self.marked = Marked(found)
        self.boxes = boxes(found, self.text)
        self.anchors = sorted((at for at in self.boxes if at >= 0), reverse=True)
        self.blocks = Blocks(limits)
        self.role: Role = "body"
        self.rows: list[Line] = []
        self.row = Line([], [], self.properties.at(-1))
        self.cell: list[str] = []
        self.cell_start = 0
        self.anchored: list[tuple[int, int]] = []
        self.numbered = self.nested = False
        self.unplaced = 0

    def read(self) -> Content:
        """Return the blocks of the file: main text, notes, headers and footers."""
        self.story(*self.text.stories["main"])
        for anchor in list(self.boxes):  # those whose anchor is not known
            for span in self.boxes.pop(anchor, []):
                self.story(*span)
        for name in ("footnotes", "endnotes"):
            self.story(*self.text.stories[name], "footnote")
        for role, span in edges(self.found, self.text):
            self.story(*span, role)
        if self.numbered:
            self.blocks.doubt(DoubtKind.NUMBERS_UNREAD)
        if self.nested:
            self.blocks.doubt(DoubtKind.NESTED_TABLES)
        if self.unplaced:
            self.blocks.doubt(DoubtKind.CELLS_WITHOUT_PLACE, count=self.unplaced)
        return self.blocks.content()

    def story(self, first: int, last: int, role: Role = "body") -> None:
        """Read a stretch of the text as paragraphs and tables."""
        self.role = role
        start = first
        for mark in MARKS.finditer(self.text.characters, first, max(first, last)):
            self.paragraph(start, mark.start(), mark[0])
            start = mark.end()
        if start < last:
            self.paragraph(start, min(last, len(self.text.characters)), "")
        self.end_table()

    def paragraph(self, start: int, position: int, mark: str) -> None:
        """Take one paragraph: into its cell, or as a block of its own."""
        last = min(position, len(self.text.characters) - 1)
        found = self.properties.at(self.text.offset(last))
        words = self.shown(start, position)
        self.nested |= found.depth > 1
        self.numbered |= found.numbered and bool(words.strip()) and self.role == "body"
        while self.anchors and self.anchors[-1] <= position:
            self.anchored += self.boxes.pop(self.anchors.pop(), [])
        if found.in_table or found.row_end or found.depth > 0:
            self.in_table(start, words, mark, found)
            return
        self.end_table()
        if words.strip():
            self.blocks.paragraph(words, native=f"cp:{start}", level=found.level, role=self.role)
        elif chr(PICTURE) in self.text.characters[start:position]:
            self.blocks.picture(native=f"cp:{start}")
        self.write_boxes()

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
            self.end_cell()

    def end_cell(self) -> None:
        """Put what was gathered of a cell into its row."""
        if self.cell:
            self.row.texts.append("\n".join(self.cell))
            self.row.natives.append(f"cp:{self.cell_start}")
            self.cell = []

    def end_table(self) -> None:
        """Write the rows gathered so far as a table; a row without an end is one too."""
        self.end_cell()
        if self.row.texts:
            self.rows.append(self.row)
            self.row = Line([], [], self.properties.at(-1))
        rows = [row for row in self.rows if row.texts]
        self.rows = []
        if rows:
            limits = self.blocks.limits
            refuse_large(rows, limits.rows, limits.cells)
            self.unplaced += unplaced(rows)
            self.blocks.grid(matrix(rows), native=rows[0].natives[0])
            self.write_boxes()

    def write_boxes(self) -> None:
        """Write the text boxes that hang on what was just written."""
        waiting, self.anchored = self.anchored, []
        for span in waiting:
            self.story(*span, self.role)

    def shown(self, start: int, end: int) -> str:
        """Return the text that Word shows: field results, no field codes, nothing deleted."""
        words = self.text.characters[start:end]
        if not self.marked and UNUSUAL.search(words) is None:
            return words
        out: list[str] = []
        fields: list[bool] = []  # of each open field whether its code is being read
        codes = 0
        for position in range(start, end):
            code = ord(self.text.characters[position])
            if code == FIELD_BEGINS:
                fields.append(True)
                codes += 1
            elif code == FIELD_SHOWS and fields:
                codes -= fields[-1]
                fields[-1] = False
            elif code == FIELD_ENDS and fields:
                codes -= fields.pop()
            elif codes or code in SILENT or code in SYMBOLS:
                continue
            else:
                out.append(self.seen(position, WRITTEN.get(code, chr(code))))
        return "".join(out)

    def seen(self, position: int, character: str) -> str:
        """Return what is seen of a character, which may be deleted, hidden or a symbol."""
        if not self.marked:
            return character
        return self.marked.shown(self.text.offset(position), character)
