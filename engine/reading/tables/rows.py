"""Rows of all tables of a document in one stream, each cell once, labels told from values.

Statutory tables come whole, cut in many, or two in one grid; a stream of rows makes these the
same thing. Nothing is matched with a form here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.forms.labels import KEPT, label_pieces, normalise_label, strip_blanks
from engine.numbers import normalise
from engine.reading.blocks.note_marks import without_mark
from engine.reading.blocks.once import once
from engine.values import dataclass, replace
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.anchor import Anchor
    from engine.forms.labels import Numeral
    from engine.report import Cell, Document

BLANKS = frozenset(
    {"", "/", "\\", "-", "—", "——", "–", "--", "―", "－", "~", "无", "*", "×", "一一", "ー"}
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
APPLICANTS = frozenset({"自然人", "科研机构", "法律服务机构"})
LEAST_TURNED = 20
MOST_FIGURES = 120
MOST_GLUED = 160
_GLUED = re.compile(
    r"(?P<label>.*[\u4e00-\u9fff)”\"]) ?"
    r"(?P<figures>\d{7,}|[\d/—-][\d.,]*(?: [\d/—-][\d.,]*){2,14})$"
)
WORDS = Use("form_words", patterns=("banner",))
_FIGURES = re.compile(r"[-−+]?[\d.,]+[万亿]?[件条个份项宗次起人元]{0,2}|零|〇|○")


@dataclass(frozen=True)
class Row:
    """A row of a grid: its cells once each, with the columns each covers.

    ``grid`` is the block index, ``index`` the row in it, ``width`` the grid's columns. Cells that
    only pad a short row are left out.
    """

    grid: int
    index: int
    width: int
    cells: tuple[Cell, ...]
    columns: tuple[range, ...]

    @property
    def anchor(self) -> Anchor:
        """Return the place of the first cell."""
        return self.cells[0].anchor

    @once
    def shape(self) -> Shape:
        """Return what the sorts of the cells make of the row."""
        return shape_of(tuple([_sort_of(cell.text) for cell in self.cells]))

    @property
    def first_value(self) -> int:
        """Return the index of the first cell right of the labels."""
        return self.shape.first_value

    @property
    def has_figures(self) -> bool:
        """Tell whether a number stands in the row."""
        return self.shape.has_figures

    @once
    def labels(self) -> tuple[Cell, ...]:
        """Return the label cells, left to right."""
        return tuple([self.cells[i] for i in self.shape.labels])

    @once
    def label_spans(self) -> tuple[range, ...]:
        """Return the grid columns that each of the label cells covers."""
        return tuple([self.columns[i] for i in self.shape.labels])

    @once
    def pieces(self) -> tuple[tuple[Numeral | None, str], ...]:
        """Return the labels as (numeral, wording), split where a cell holds several."""
        return tuple(piece for cell in self.labels for piece in label_pieces(cell.text))

    @once
    def values(self) -> tuple[Cell, ...]:
        """Return the cells right of the labels, blank ones too."""
        return self.cells[self.shape.first_value :]

    @once
    def filled(self) -> tuple[Cell, ...]:
        """Return the value cells that hold something."""
        return tuple([self.cells[i] for i in self.shape.filled])

    @once
    def places(self) -> tuple[range, ...]:
        """Return the grid columns that each of the filled cells covers."""
        return tuple([self.columns[i] for i in self.shape.filled])

    def under(self, span: range) -> list[Cell]:
        """Return the cells that stand, or reach, under these columns, left to right."""
        if len(span) == 1:
            only = self._at.get(span.start)
            return [self.cells[only]] if only is not None else []
        found: list[int] = []
        for column in span:
            index = self._at.get(column)
            if index is not None and (not found or found[-1] != index):
                found.append(index)
        return [self.cells[index] for index in found]

    @once
    def _at(self) -> dict[int, int]:
        """Return by each column the index of the cell that covers it."""
        return {column: index for index, span in enumerate(self.columns) for column in span}


@dataclass(frozen=True, slots=True)
class Shape:
    """Which cells of a row are what, by their index: the rows of a table are few shapes.

    Labels end where figures begin: ``first_value`` is the first cell right of them, ``filled`` are
    the cells from there on that hold something.
    """

    first_value: int
    labels: tuple[int, ...]
    filled: tuple[int, ...]
    has_figures: bool


@lru_cache(maxsize=1024)
def shape_of(sorts: tuple[str, ...]) -> Shape:
    """Return the shape of a row: each cell is a ``label``, ``figure``, ``blank``, ``odd``, ``""``.

    An empty cell is no sort; ``blank`` is what says that there is no value.
    """
    first = 0
    if "label" in sorts:
        begin = sorts.index("label")
        end = sorts.index("figure", begin) if "figure" in sorts[begin:] else len(sorts)
        first = end - sorts[end - 1 :: -1].index("label")
    return Shape(
        first_value=first,
        labels=tuple(i for i in range(first) if sorts[i] == "label"),
        filled=tuple(i for i in range(first, len(sorts)) if sorts[i]),
        has_figures="figure" in sorts[first:],
    )


def is_figure(text: str) -> bool:
    """Tell whether a cell's text is written as a figure (0, ０件, 1,234, 零), right or not."""
    return _sort_of(text) == "figure"


def is_blank(text: str) -> bool:
    """Tell whether a cell says that there is no value: empty, ``/``, ``—``, ``-``, ``无``."""
    return strip_blanks(text) in BLANKS


def is_label(text: str) -> bool:
    """Tell whether a cell's text is words rather than a value."""
    return _sort_of(text) == "label"


def _sort_of(text: str) -> str:
    return _kept_sort(text) if len(text) <= KEPT else _sort(strip_blanks(text))


@lru_cache(maxsize=4096)
def _kept_sort(text: str) -> str:
    return _sort(strip_blanks(text))


@lru_cache(maxsize=2048)
def _sort(plain: str) -> str:
    if plain in BLANKS:
        return "blank" if plain else ""
    if len(plain) <= MOST_FIGURES and _FIGURES.fullmatch(plain):
        return "figure"
    return "label" if _HAN.search(plain) else "odd"


def rows_of(document: Document) -> tuple[Row, ...]:
    """Return the rows of every grid in document order, empty ones left out."""
    from engine.report import Grid

    found = []
    for block in document.blocks:
        if isinstance(block, Grid):
            for index, cells in enumerate(_upright(block.rows)):
                row = row_of(block.anchor.block, index, cells)
                if row.cells:
                    found.append(row)
    return tuple(found)


def _upright(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a grid; those of table 3 laid on its side are its columns.

    It lies on its side where its kinds of applicant stand below each other at the left.
    """
    if not rows or len(rows[0]) < LEAST_TURNED:
        return rows
    left = {normalise_label(cell.text) for row in rows for cell in row[:3]}
    return tuple(zip(*rows, strict=True)) if left >= APPLICANTS else rows


def row_of(grid: int, index: int, cells: tuple[Cell, ...]) -> Row:
    """Put each cell once, with the range of columns it covers in this row."""
    kept: list[Cell] = []
    spans: list[range] = []
    last: Cell | None = None
    for column, cell in enumerate(cells):
        text = cell.text
        if not (text.isdecimal() or _is_bare(text)):
            cell = _without_mark(_without_next_banner(cell))  # noqa: PLW2901 - read without them
            text = cell.text
        if last is not None and (last is cell or (last.text == text and _repeats(text))):
            spans[-1] = range(spans[-1].start, column + 1)
        elif cell.column_span:
            kept.append(cell)
            spans.append(range(column, column + 1))
            last = cell
    row = Row(grid, index, len(cells), tuple(kept), tuple(spans))
    return _unglued(row) or row


def _unglued(row: Row) -> Row | None:
    """Split a row that lies in one cell, label and figures together (一、本年新收…801000081)."""
    filled = []
    for cell in row.cells:
        if cell.text.strip():
            filled.append(cell)
            if len(filled) > 1:
                return None
    if len(filled) != 1 or len(filled[0].text) > MOST_GLUED:
        return None
    match = _GLUED.match(" ".join(normalise(filled[0].text).text.split()))
    if match is None:
        return None
    pieces = [match["label"], *match["figures"].split()]
    cells = tuple(replace(filled[0], text=piece) for piece in pieces)
    spans = tuple(range(column, column + 1) for column in range(len(cells)))
    return Row(row.grid, row.index, 0, cells, spans)


def _repeats(text: str) -> bool:
    """Tell whether what stands twice is a label, which a converter knew no merged cells for."""
    return not text.isdecimal() and is_label(text)


def _is_bare(text: str) -> bool:
    """Tell a cell's text with neither a note's mark behind it nor the banner of the next row."""
    return _kept_bare(text) if len(text) <= KEPT else _has_neither(text)


def _has_neither(text: str) -> bool:
    return "第二十条" not in text[-20:] and without_mark(text) is None


_kept_bare = lru_cache(maxsize=4096)(_has_neither)


def _without_mark(cell: Cell) -> Cell:
    """Take off a note's mark (7①, 规章[1]); a figure that had one is doubted."""
    text = without_mark(cell.text)
    if text is None:
        return cell
    doubt = cell.doubt or (CellDoubt.NOTE_MARK if is_figure(text) else None)
    return replace(cell, text=text, doubt=doubt)


def _without_next_banner(cell: Cell) -> Cell:
    """Take off the banner of the next row (第二十条…) that a converter left in a value cell."""
    if "第二十条" not in cell.text[-20:]:
        return cell
    above, _, banner = cell.text.rstrip().rpartition("\n")
    below_figure = is_figure(above) and words_of(WORDS)["banner"].fullmatch(banner.strip())
    return replace(cell, text=above) if below_figure else cell


def grids(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Yield runs of rows that stand in one grid."""
    start = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or rows[i].grid != rows[start].grid:
            yield rows[start:i]
            start = i
