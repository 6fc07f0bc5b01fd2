"""Reports as texts in shapes that crawlers, converters and hands leave behind.

A writer takes the pieces of a report (what, content), grids among them, and returns text.
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from making.grids import expanded
from making.wild import own_cells
from making.writers import physical_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from making.grids import Grid

    Pieces = Iterable[tuple[str, str | Grid]]

CELL = 14
BARS = 300


def lines_of(pieces: Pieces, table: Callable[[Grid], Iterable[str]]) -> Iterator[str]:
    """Yield a line a piece, a table as the lines that ``table`` makes."""
    for what, content in pieces:
        if what == "grid":
            yield from table(content)
        else:
            yield str(content)


def as_crawl_line(pieces: Pieces, published: str) -> str:
    """Write a crawled page on one line: catalogue entries first, then all of it, blanks between."""
    entries = f"栏目：年度报告 发布日期：{published} 浏览次数：127次"
    head = f"首页 > 政府信息公开 > 政府信息公开年报 {entries}"
    rows = lines_of(pieces, lambda grid: [" ".join(t for t in row if t) for row in own_cells(grid)])
    return " ".join((head, *rows))


def as_lone_bars(pieces: Pieces, _published: str) -> str:
    """Write each cell on a line, a lone bar on a line between two, no bar behind a row."""

    def table(grid: Grid) -> Iterator[str]:
        yield "该部分以表格形式报告。表格如下："
        for row in own_cells(grid):
            for number, text in enumerate(row):
                if number:
                    yield "|"
                yield text
            yield "|"

    return "\n".join(lines_of(pieces, table))


def as_trailing_bars(pieces: Pieces, _published: str) -> str:
    """Write a bar behind each row's first cell, the rest a cell a line, spans as bars alone."""

    def table(grid: Grid) -> Iterator[str]:
        for row in own_cells(grid):
            text, *rest = row
            if not rest:
                yield from (f"{text} |", "||||")
                continue
            yield from (f"{text} |", *(f"{cell} |" for cell in rest[:-1]), f"{rest[-1]} | |", "|")

    return "\n".join(lines_of(pieces, table))


def as_two_blanks(pieces: Pieces, _published: str) -> str:
    """Write a row a line, two blanks between the cells that begin in it."""
    return "\n".join(lines_of(pieces, lambda g: ["  ".join(row) for row in own_cells(g)]))


def as_cell_lines(pieces: Pieces, _published: str) -> str:
    """Write a cell a line with blank lines between, some figures indented, Windows' line ends."""

    def table(grid: Grid) -> Iterator[str]:
        for row in own_cells(grid):
            for number, text in enumerate(row):
                yield f"  {text}" if text.isdigit() and number % 2 else text

    return "\r\n\r\n".join(lines_of(pieces, table))


def as_ragged_tabs(pieces: Pieces, _published: str) -> str:
    """Write rows with tabs as a clipboard does, what is blank at a row's end cut off."""
    return "\n".join(
        lines_of(pieces, lambda g: ["\t".join(row).rstrip("\t") for row in physical_rows(g)])
    )


def as_page_in_bars(pieces: Pieces, published: str) -> str:
    """Write a page laid out in one table: title and date in wide rows, the prose on one line."""
    wide = "|" * BARS
    head, rows, body = "", [], [""]
    for what, content in pieces:
        if what == "title":
            head += str(content)
        elif what == "grid":
            rows = [" | ".join(row) + " |" for row in own_cells(content)]
            body += [*rows, ""]
        else:
            body[-1] += f" {content}"
    return "\n".join((f"{head} | {wide}", f"{published} (点击: ) | {wide}", *body))


def as_tab_lines(pieces: Pieces, _published: str) -> str:
    """Write each table on one line, a tab between its cells, below the line of its catalogue."""
    head = "索引号：01512/2024-00031 信息分类：政府信息公开年报 / 报告 文号：无"
    rows = lines_of(pieces, lambda g: ["\t".join(t for row in own_cells(g) for t in row if t)])
    return "\n".join((head, *rows))


def as_blank_lines(pieces: Pieces, published: str) -> str:
    """Write each table on one line, two blanks between its cells; date and source above."""
    head = f"发布时间：{published}    来源：本单位    字体：【大】【中】【小】"
    rows = lines_of(pieces, lambda g: ["  ".join(t for row in own_cells(g) for t in row if t)])
    return "\n".join((head, *rows))


def as_glued(pieces: Pieces, _published: str) -> str:
    """Write all on one line: headings glued to what follows, blanks between cells alone."""
    parts = lines_of(
        pieces, lambda g: [" ".join(t for row in own_cells(g) for t in row if t) + " "]
    )
    return "".join(parts)


def wrapped(text: str) -> list[str]:
    """Return a cell's text as lines of some width."""
    return [text[at : at + CELL] for at in range(0, max(len(text), 1), CELL)]


def padded(text: str, width: int) -> str:
    """Fill a text up with blanks; a Chinese character is two wide."""
    return text + " " * (
        width - sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
    )


def as_pandoc_grid(pieces: Pieces, _published: str) -> str:
    """Write pandoc's grid tables: walls of plus and minus, long cells wrapped."""

    def table(grid: Grid) -> Iterator[str]:
        rows = [[text if own else "" for text, own in row] for row in expanded(grid)]
        wall = "+" + f"{'-' * (2 * CELL + 2)}+" * len(rows[0])
        yield from ("", wall)
        for number, row in enumerate(rows):
            for line in zip_longest(*map(wrapped, row), fillvalue=""):
                yield "|" + "|".join(f" {padded(text, 2 * CELL)} " for text in line) + "|"
            yield wall.replace("-", "=") if not number else wall
        yield ""

    return markdown(pieces, table)


def as_pandoc_simple(pieces: Pieces, _published: str) -> str:
    """Write pandoc's multiline tables: columns by dashes above, blank lines between rows."""

    def table(grid: Grid) -> Iterator[str]:
        rows = [[text if own else "" for text, own in row] for row in expanded(grid)]
        wall = "  " + "-" * ((2 * CELL + 1) * len(rows[0]) - 1)
        yield from ("", wall)
        for number, row in enumerate(rows):
            for line in zip_longest(*map(wrapped, row), fillvalue=""):
                yield "  " + " ".join(padded(text, 2 * CELL) for text in line).rstrip()
            yield "" if number else "  " + " ".join(["-" * 2 * CELL] * len(row))
        yield from (wall, "")

    return markdown(pieces, table)


def as_markitdown(pieces: Pieces, _published: str) -> str:
    """Write what a converter of Word makes: bold headings, pipe rows, what is merged lost."""

    def table(grid: Grid) -> Iterator[str]:
        first, *rest = grid
        width = sum(box.columns for box in first)
        yield from ("", pipe(first), "| " + " | ".join(["---"] * width) + " |")
        yield from map(pipe, rest)
        yield ""

    return markdown(pieces, table, bold=True)


def pipe(row: list) -> str:
    """Write a row between pipes: blank cells behind one that is wide."""
    return "| " + " | ".join(t for box in row for t in (box.text, *[""] * (box.columns - 1))) + " |"


def markdown(pieces: Pieces, table: Callable[[Grid], Iterable[str]], *, bold: bool = False) -> str:
    """Write headings as a converter marks them and paragraphs with blank lines between."""
    lines: list[str] = []
    for what, content in pieces:
        if what == "grid":
            lines += table(content)
        elif what in {"title", "heading"}:
            mark = f"**{content}**" if bold else f"{'#' if what == 'title' else '##'} {content}"
            lines += [mark, ""]
        else:
            lines += [str(content), ""]
    return "\n".join(lines)


TEXTS = {
    "tab_lines": (".txt", as_tab_lines),
    "blank_lines": (".txt", as_blank_lines),
    "glued": (".txt", as_glued),
    "crawl_line": (".txt", as_crawl_line),
    "bars_lone": (".txt", as_lone_bars),
    "archive_mixed": (".txt", as_trailing_bars),
    "two_blanks": (".txt", as_two_blanks),
    "cell_lines": (".txt", as_cell_lines),
    "ragged_tabs": (".txt", as_ragged_tabs),
    "page_in_bars": (".txt", as_page_in_bars),
    "pandoc_grid": (".md", as_pandoc_grid),
    "pandoc_simple": (".md", as_pandoc_simple),
    "markitdown": (".md", as_markitdown),
}
