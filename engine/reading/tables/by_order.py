"""Table 3 told by the order of its figures, where a converter tore labels and figures apart.

Text copied from a PDF keeps the figures of the table in their order when nothing else is left of
it. As many figures as the form has cells, whose rows, results and balance all add up, are the
table: another order would have to add up the same three ways. Where they do not, nothing is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.forms.axes import sums_of
from engine.forms.labels import strip_blanks
from engine.reading.outline.lines import lines_of
from engine.reading.tables.cell_value import value_of
from engine.reading.tables.confirm_by_sums import adds_up, holds
from engine.reading.tables.rows_from_lines import LONGEST_LABEL, PAGE_NUMBER, trailing_figures
from engine.report import Cell, Grid, Table
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.anchor import Anchor
    from engine.forms.axes import Sums
    from engine.forms.model import Form, Forms
    from engine.reading.outline.lines import BodyLine
    from engine.report import Document

WORDS = Use("form_words", patterns=("three_begins", "three_last", "four_begins"))


def in_order(document: Document, forms: Forms, known: Table | None) -> Table | None:
    """Return table 3 by the order of its figures, None unless it adds up and agrees with ``known``.

    ``known`` is what was read of the table otherwise: a figure of it that is certain is not
    contradicted.
    """
    figures = list(_figures(document))
    sums = sums_of(forms, 3)
    for form in forms.forms:
        cells = list(form.tables[3].cells())
        if len(figures) != len(cells):
            continue
        orders = (figures, _by_columns(figures, len(form.tables[3].rows)))
        readings = [_table(form, cells, ordered) for ordered in orders]
        whole = [t for t in readings if _whole(t, sums) and _agrees(t, known)]
        if whole and all(_numbers(table) == _numbers(whole[0]) for table in whole):
            return whole[0]
    return None


def _whole(table: Table, sums: Sums) -> bool:
    """Tell whether all identities hold; the balance too, for nothing else holds its rows' order."""
    balances = [one for one in sums.in_column if len(one.make) > 1]
    return adds_up(table, sums) and all(
        holds(table, one, column) for one in balances for column in sums.columns
    )


def _numbers(table: Table) -> dict[tuple[str, str], object]:
    return {cell: value.number for cell, value in table.values.items()}


def _by_columns(figures: Sequence[Cell], rows: int) -> list[Cell]:
    """Return the figures row by row where they stand column by column."""
    columns = len(figures) // rows
    return [figures[column * rows + row] for row in range(rows) for column in range(columns)]


def _table(form: Form, cells: Sequence[tuple[str, str]], figures: Sequence[Cell]) -> Table:
    values = {cell: value_of(figure) for cell, figure in zip(cells, figures, strict=True)}
    return Table(number=3, form=form.name, values=values, anchor=figures[0].anchor)


def _agrees(table: Table, known: Table | None) -> bool:
    """Tell whether no certain figure read otherwise is contradicted."""
    if known is None:
        return True
    return all(
        value.doubt or value.number is None or table.number_at(*cell) in {value.number, None}
        for cell, value in known.values.items()
    )


def _figures(document: Document) -> Iterator[Cell]:
    """Yield the figures from the first mark of table 3 to those behind its last label."""
    words = words_of(WORDS)
    begun = last = behind = False
    for text, anchor in _texts(document):
        plain = strip_blanks(text)
        begun = begun or words["three_begins"].search(plain) is not None
        if not begun or PAGE_NUMBER.fullmatch(text.strip()):
            continue
        if words["four_begins"].search(plain):
            return
        figures = trailing_figures(text)
        if behind and not figures:
            return
        yield from (Cell(text=figure, anchor=anchor) for figure in figures if not _is_scrap(figure))
        last = last or (
            words["three_last"].search(plain) is not None and len(plain) < LONGEST_LABEL
        )
        behind = last and bool(figures)


def _is_scrap(figure: str) -> bool:
    """Tell a piece of a broken label (无|法提供, 2.|重复申请) from a figure."""
    return figure == "无" or figure.endswith((".", "．", "、"))


def _texts(document: Document) -> Iterator[tuple[str, Anchor]]:
    """Yield the lines of the text and the rows of its grids."""
    lines: dict[int, list[BodyLine]] = {}
    for line in lines_of(document):
        lines.setdefault(line.block, []).append(line)
    for index, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                cells = {id(cell): cell for cell in row if cell.text.strip()}
                if cells:
                    first = next(iter(cells.values()))
                    yield " ".join(cell.text for cell in cells.values()), first.anchor
            continue
        for line in lines.get(index, ()):
            if line.role == "body":
                yield line.text, line.anchor
