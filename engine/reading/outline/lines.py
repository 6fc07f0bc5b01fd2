"""The lines of the text with their true offsets, in which headings and signatures are sought.

A paragraph may hold several lines (a break inside it); a row of a grid that holds one text only
may be a heading that slipped into the table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names import is_agency
from engine.forms.labels import mask_markup
from engine.report import Grid, Mention, Paragraph
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.anchor import Anchor
    from engine.report import Cell, Document

Position = tuple[int, int]
FEW_ROWS = 4
_DAY = re.compile(r"\S{4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日")
_PAGE = re.compile(r"[-—–\s]*\d{1,3}[-—–\s]*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLine:
    """A line: its text (remnants overwritten by blanks) and where it stands.

    ``start`` is the offset of the line in the block's (or cell's) own text; ``position`` orders
    lines over the document; ``number`` is an automatic list number shown in front.
    """

    text: str
    anchor: Anchor
    start: int
    position: Position
    number: str = ""
    level: int | None = None
    bold: bool = False
    in_grid: bool = False
    role: str = "body"

    @property
    def block(self) -> int:
        """Return the index of the block."""
        return self.anchor.block

    @property
    def end(self) -> int:
        """Return the offset behind the line in the block's own text."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands in the line."""
        return not self.text.strip()

    def mention(self, start: int = 0, end: int | None = None) -> Mention:
        """Quote the line (offsets count in the line), trimmed of white space."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        first = self.start + start + lead
        words = piece.strip()
        return Mention(text=words, anchor=self.anchor, start=first, end=first + len(words))


def lines_of(document: Document) -> tuple[BodyLine, ...]:
    """Return the lines of all paragraphs, and the lone texts of grid rows, in document order."""
    return tuple(line for line in _lines(document) if not line.blank)


def _lines(document: Document) -> Iterator[BodyLine]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block)
        elif isinstance(block, Grid):
            yield from _of_grid(block)


def _of_paragraph(block: Paragraph) -> Iterator[BodyLine]:
    start = 0
    text = mask_markup(block.text).replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    for i, piece in enumerate(text.split("\n")):
        yield BodyLine(
            text=piece,
            anchor=block.anchor,
            start=start,
            position=(block.anchor.block, start),
            number=block.number if i == 0 else "",
            level=block.level,
            bold=block.bold,
            role=block.role,
        )
        start += len(piece) + 1


def _of_grid(grid: Grid) -> Iterator[BodyLine]:
    for r, row in enumerate(grid.rows):
        texts = _first_texts(row)
        if len(texts) == 1 or (len(texts) == 2 and len(grid.rows) <= FEW_ROWS):
            for cell in texts.values():
                if cell.row_span > 1 or len(cell.text) > 80:
                    continue
                if len(texts) == 2 and not _is_signed(cell.text):
                    continue
                text = mask_markup(cell.text).replace("\n", " ")
                position = (grid.anchor.block, r)
                yield BodyLine(
                    text=text, anchor=cell.anchor, start=0, position=position, in_grid=True
                )


def _first_texts(row: Sequence[Cell]) -> dict[int, Cell]:
    """Return the cells of a row that hold a text, at most three of them, by their identity."""
    texts: dict[int, Cell] = {}
    for cell in row:
        if cell.text.strip():
            texts[id(cell)] = cell
            if len(texts) > 2:
                break
    return texts


def _is_signed(text: str) -> bool:
    """Tell whether a cell beside another holds an agency or a date: a sign-off set by a table."""
    return is_agency(text) or _DAY.fullmatch(text.strip()) is not None


def is_page_number(line: BodyLine) -> bool:
    """Tell whether a line is a page number that a converter left in the text (— 3 —, 第3页)."""
    return len(line.text) <= 40 and _PAGE.fullmatch(line.text.strip()) is not None
