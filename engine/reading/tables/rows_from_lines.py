"""Tables that lost their grid: rows made of plain lines, as some converters leave them.

``一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3`` on a line, the same without the blanks, or a
cell on each line. Only asked where the grids hold no such table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.forms.labels import leading_numeral
from engine.reading.blocks.cells import BLANK_CELL
from engine.reading.tables.rows import Row, is_blank, is_figure, is_label
from engine.report import Cell
from engine.values import replace
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.outline.lines import BodyLine

LONGEST_LABEL = 60
MOST_PIECES = 5
PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,3}\s*[-—–]")
_ITEMS = ("paren", "item")
WORDS = Use("form_words", patterns=("outer",))
_FIGURE = r"(?:[-−+－]?[\d０-９][\d０-９,.]*[件条个项万元]*|[/／—－-]|无)"
_WITH_FIGURES = re.compile(
    rf"(?P<label>.*?[\u4e00-\u9fff）)”\"])[\s|\uff5c]*(?P<figures>(?:{_FIGURE}[\s|\uff5c]+){{0,60}}{_FIGURE})[\s|\uff5c]*$"
)
_SENTENCE = re.compile("[。；！？]|，.*，")
_OTHER_FIGURES = re.compile(r"(?:\s\d+){2}\s")
_BRACKETED = re.compile("[（(][^（）()]*(?:[)）]|$)")
_APART = re.compile(r"[\s|\uff5c]+")


def rows_of_lines(lines: Sequence[BodyLine]) -> tuple[Row, ...]:
    """Return rows of labels and figures; prose and single labels without figures give none."""
    return tuple(_rows(lines))


def trailing_figures(text: str) -> list[str]:
    """Return the figures at the end of a line, all of them if nothing else stands there."""
    pieces = [piece for piece in _APART.split(text) if piece]
    bare = " ".join(pieces)
    if all(is_figure(piece) or is_blank(piece) for piece in pieces):
        return pieces
    match = _WITH_FIGURES.match(bare) if len(bare) <= LONGEST_LABEL + 40 else None
    if match is None or _is_prose(match["label"]):
        return []
    return [piece for piece in _APART.split(match["figures"]) if piece]


def _rows(lines: Sequence[BodyLine]) -> Iterator[Row]:
    labels: list[Cell] = []
    figures: list[Cell] = []
    for line in lines:
        if PAGE_NUMBER.fullmatch(line.text.strip()):
            continue
        words, values = _split(line)
        if figures and (words or not values):
            yield from _flush(labels, figures)
            figures = []
            labels = []
        if not words and not values:
            labels = []
        labels += words
        figures += values
    if figures:
        yield from _flush(labels, figures)


def _flush(labels: list[Cell], figures: list[Cell]) -> Iterator[Row]:
    """Yield the labels above as a row of their own, then the last label with its figures."""
    labels = _whole_label(_said_once(labels))
    if labels[:-1]:
        yield _row(labels[:-1])
    yield _row([*labels[-1:], *figures])


def _said_once(labels: list[Cell]) -> list[Cell]:
    """Leave out a label that a converter repeated for each place its merged cell covers."""
    return [cell for i, cell in enumerate(labels) if i == 0 or cell.text != labels[i - 1].text]


def _whole_label(labels: list[Cell]) -> list[Cell]:
    """Join a last label that lies on several lines, back to the line with its numeral."""
    last = len(labels) - 1
    for start in range(last, max(last - MOST_PIECES, -1), -1):
        if start < last and labels[start].anchor == labels[start + 1].anchor:
            break
        numeral = leading_numeral(labels[start].text)
        if numeral is not None and (
            numeral.style in _ITEMS or words_of(WORDS)["outer"].match(labels[start].text)
        ):
            text = "".join(cell.text for cell in labels[start:])
            return [*labels[:start], replace(labels[start], text=text)]
    return labels


def _row(cells: list[Cell]) -> Row:
    spans = tuple(range(column, column + 1) for column in range(len(cells)))
    return Row(cells[0].anchor.block, 0, 0, tuple(cells), spans)


def _split(line: BodyLine) -> tuple[list[Cell], list[Cell]]:
    """Split a line into its labels and its figures; prose has neither."""
    text = _each_once(line.text.strip(" \t\u3000\u00a0|\uff5c"))
    if line.in_grid or line.role != "body" or len(text) > LONGEST_LABEL + 40:
        return [], []
    pieces = [piece for piece in _APART.split(text) if piece]
    if not pieces and BLANK_CELL in line.text:
        return [], [_cell(line, "")]
    if all(is_figure(piece) or is_blank(piece) for piece in pieces):
        return [], [_cell(line, piece) for piece in pieces]
    match = _WITH_FIGURES.match(text)
    if match is not None and not _is_prose(match["label"]):
        figures = [_cell(line, piece) for piece in _APART.split(match["figures"]) if piece]
        return [_cell(line, match["label"])], figures
    if len(text) <= LONGEST_LABEL and not _is_prose(text):
        return [_cell(line, piece) for piece in pieces], []
    return [], []


def _each_once(text: str) -> str:
    """Leave out the words that a converter repeated for each column a merged cell covers."""
    pieces = text.split()
    kept = [p for i, p in enumerate(pieces) if i == 0 or p != pieces[i - 1] or not is_label(p)]
    return text if len(kept) == len(pieces) else " ".join(kept)


def _is_prose(text: str) -> bool:
    """Tell whether a text is a sentence, or holds figures of its own (not so in brackets)."""
    bare = _BRACKETED.sub("", text)
    return _SENTENCE.search(bare) is not None or _OTHER_FIGURES.search(bare) is not None


def _cell(line: BodyLine, text: str) -> Cell:
    return Cell(text=text, anchor=line.anchor)
