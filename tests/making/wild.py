"""The layouts in which text of government pages goes round: what extractors make of their tables.

Cells between pipes without an opening one, a cell a line with blank lines or lone pipes between,
blanks between figures, a table cut at its groups with headings between, digits glued to labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.grids import expanded
from making.writers import as_flat_text, physical_rows, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from making.drafts import Draft
    from making.grids import Grid


def with_tables(draft: Draft, table: Callable[[Grid], Iterable[str]], between: str = "\n") -> bytes:
    """Write the text, each table as the lines that ``table`` makes of its grid."""
    lines: list[str] = []
    for what, content in pieces(draft):
        lines += table(content) if what == "grid" else [str(content)]
    return between.join(lines).encode()


def own_cells(grid: Grid) -> list[list[str]]:
    """Return the cells of each row that begin there, covered ones left out."""
    return [[box.text for box in row] for row in grid]


def as_bar_text(draft: Draft) -> bytes:
    """Write rows as ``a | b | c |``, cells covered by a span left out."""
    return with_tables(draft, lambda grid: [" | ".join(r) + " |" for r in own_cells(grid)])


def as_bar_text_with_spans(draft: Draft) -> bytes:
    """Write rows as ``a | b |||``: a bar for every further column a cell covers."""

    def rows(grid: Grid) -> Iterable[str]:
        for row in grid:
            yield " | ".join(box.text + " |" * (box.columns - 1) for box in row) + " |"

    return with_tables(draft, rows)


def as_leading_bars(draft: Draft) -> bytes:
    """Write rows as ``| a | b | ||`` with odd blanks, short rows filled up."""

    def rows(grid: Grid) -> Iterable[str]:
        width = max(len(row) for row in own_cells(grid))
        for row in own_cells(grid):
            yield "| " + "  | ".join(f"  {t}" for t in row) + " | " + "|" * (width - len(row))

    return with_tables(draft, rows)


def as_cell_a_line(draft: Draft) -> bytes:
    """Write every cell and every paragraph as a line of its own, blank lines between."""
    return with_tables(draft, lambda g: [t for row in own_cells(g) for t in row if t], "\n\n")


def as_cell_a_line_close(draft: Draft) -> bytes:
    """Write every cell as a line of its own, no blank line anywhere."""
    return with_tables(draft, lambda g: [t for row in own_cells(g) for t in row if t])


def as_cells_and_bars(draft: Draft) -> bytes:
    """Write a cell a line, a line with a lone bar behind each."""

    def rows(grid: Grid) -> Iterable[str]:
        for row in own_cells(grid):
            for text in row:
                yield from (text, "|")

    return with_tables(draft, rows)


def as_cells_with_bars(draft: Draft) -> bytes:
    """Write ``cell |`` on a line each; bars alone stand for the columns a cell covers."""

    def rows(grid: Grid) -> Iterable[str]:
        for row in grid:
            for box in row:
                yield f"{box.text} |"
                if box.columns > 1:
                    yield "|" * (box.columns - 1)

    return with_tables(draft, rows)


def as_rows_opened_by_bars(draft: Draft) -> bytes:
    """Write a row as a lone bar, then ``cell |`` a line, the last with the bars of its span."""

    def rows(grid: Grid) -> Iterable[str]:
        for row in grid:
            yield "|"
            for box in row[:-1]:
                yield f"{box.text} |"
            yield f"{row[-1].text} | " + "|" * row[-1].columns

    return with_tables(draft, rows)


def as_spaced_rows(draft: Draft) -> bytes:
    """Write rows with single blanks between cells, as text copied from a PDF."""
    return with_tables(draft, lambda grid: [" ".join(row) for row in own_cells(grid)])


def as_wide_rows(draft: Draft) -> bytes:
    """Write rows with several blanks between cells."""
    return with_tables(draft, lambda grid: ["    ".join(row) for row in own_cells(grid)])


def as_repeated_cells(draft: Draft) -> bytes:
    """Write Markdown in which a merged cell stands in every place it covers."""

    def rows(grid: Grid) -> Iterable[str]:
        full = [[text for text, _ in row] for row in expanded(grid)]
        yield "| " + " | ".join(full[0]) + " |"
        yield "|" + "---|" * len(full[0])
        for row in full[1:]:
            yield "| " + " | ".join(row) + " |"
        yield ""

    return with_tables(draft, rows)


def as_comma_rows(draft: Draft) -> bytes:
    """Write rows with tabs, cells covered from above as empty ones."""
    return with_tables(draft, lambda grid: ["\t".join(row) for row in physical_rows(grid)])


def as_flat_windows(draft: Draft) -> bytes:
    """Write flattened text with Windows' line ends and no-break blanks around figures."""
    text = as_flat_text(draft).decode()
    return text.replace("\n\t0", "\n\t\u00a00 ").replace("\n", "\r\n").encode()


WILD: dict[str, tuple[str, Callable[[Draft], bytes]]] = {
    "bars": (".txt", as_bar_text),
    "bars-spans": (".txt", as_bar_text_with_spans),
    "bars-leading": (".txt", as_leading_bars),
    "cell-a-line": (".txt", as_cell_a_line),
    "cell-a-line-close": (".txt", as_cell_a_line_close),
    "cells-and-bars": (".txt", as_cells_and_bars),
    "cells-with-bars": (".txt", as_cells_with_bars),
    "rows-opened-by-bars": (".txt", as_rows_opened_by_bars),
    "spaced": (".txt", as_spaced_rows),
    "wide": (".txt", as_wide_rows),
    "repeated": (".md", as_repeated_cells),
    "tabs": (".txt", as_comma_rows),
    "flat-windows": (".txt", as_flat_windows),
}
