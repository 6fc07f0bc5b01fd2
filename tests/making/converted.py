"""Layouts that converters between formats leave: drawn, dashed, tagged, barred, torn apart."""

from __future__ import annotations

import csv
import html
import io
import random
import unicodedata
from typing import TYPE_CHECKING

from making.grids import expanded
from making.wild import with_tables
from making.writers import html_piece, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from making.drafts import Draft
    from making.grids import Grid


def matrix(grid: Grid, *, repeated: bool = False) -> list[list[str]]:
    """Return the texts by position; what a span covers is blank, or ``repeated``."""
    rows: list[list[str]] = []
    for y, row in enumerate(expanded(grid)):
        rows.append([])
        for x, (text, begins) in enumerate(row):
            covered = rows[y][x - 1] if repeated and x and not begins and text == "" else text
            rows[y].append(covered)
    return rows


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int) -> str:
    """Fill a text up with blanks."""
    return text + " " * (columns - width(text))


def widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column: that of its widest line."""
    return [
        max(width(line) for text in column for line in text.split("\n"))
        for column in zip(*rows, strict=True)
    ]


def as_drawn(draft: Draft, corners: str = "+", across: str = "-", wall: str = "|") -> bytes:
    """Write tables drawn with +, - and |, cells of several lines on several lines."""

    def rows(grid: Grid) -> Iterable[str]:
        texts = matrix(grid)
        columns = widths(texts)
        rule = corners + corners.join(across * (c + 2) for c in columns) + corners
        yield from ("", rule)
        for row in texts:
            pieces_ = [text.split("\n") for text in row]
            for i in range(max(map(len, pieces_))):
                own = [p[i] if i < len(p) else "" for p in pieces_]
                inner = wall.join(f" {padded(t, c)} " for t, c in zip(own, columns, strict=True))
                yield wall + inner + wall
            yield rule
        yield ""

    return with_tables(draft, rows)


def as_boxed(draft: Draft) -> bytes:
    """Write tables drawn with box characters."""
    return as_drawn(draft, "┼", "─", "│")


def as_dashed(draft: Draft) -> bytes:
    """Write tables under a ruler of dashes, blank lines between rows."""

    def rows(grid: Grid) -> Iterable[str]:
        texts = [[text.replace("\n", "") for text in row] for row in matrix(grid)]
        columns = widths(texts)
        ruler = "  " + " ".join("-" * c for c in columns)
        yield from ("", ruler)
        for row in texts:
            yield "  " + " ".join(padded(t, c) for t, c in zip(row, columns, strict=True))
            yield ""
        yield from (ruler, "")

    return with_tables(draft, rows)


def as_markdown_with_html(draft: Draft) -> bytes:
    """Write Markdown whose tables are HTML on one line each."""
    return _markdown(draft, lambda grid: html_piece("grid", grid))


def as_markdown_with_broken_html(draft: Draft) -> bytes:
    """Write Markdown whose tables are HTML with a tag a line."""
    return _markdown(draft, lambda grid: html_piece("grid", grid).replace("><", ">\n<"))


def _markdown(draft: Draft, table: Callable[[Grid], str]) -> bytes:
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            lines += [table(content), ""]
        else:
            lines += [("# " if what in {"title", "heading"} else "") + str(content), ""]
    return "\n".join(lines).encode()


def as_inner_bars(draft: Draft) -> bytes:
    """Write rows with bars between the cells only, merged cells in every place they cover."""
    return with_tables(
        draft, lambda grid: ["", *(" | ".join(row) for row in matrix(grid, repeated=True)), ""]
    )


def as_bars_after_cells(draft: Draft) -> bytes:
    """Write rows as ``a| b| c`` under a Markdown separator, covered cells left out."""

    def rows(grid: Grid) -> Iterable[str]:
        for number, row in enumerate(grid):
            yield "| ".join(box.text.replace("\n", "") for box in row) + "  "
            if number == 0:
                yield "|".join("---" for _ in row) + "  "
        yield "  "

    return with_tables(draft, rows)


def as_commas(draft: Draft) -> bytes:
    """Write rows as a spreadsheet saves them with commas."""

    def rows(grid: Grid) -> Iterable[str]:
        target = io.StringIO()
        csv.writer(target, lineterminator="\n").writerows(matrix(grid))
        return ["", *target.getvalue().split("\n"), ""]

    return with_tables(draft, rows)


def as_torn(draft: Draft) -> bytes:
    """Write table 3 as text copied from a PDF: broken labels on lines around their figures."""
    dice = random.Random(draft.year)  # noqa: S311 — tests, not secrets

    def rows(grid: Grid) -> Iterable[str]:
        if len(grid) < 20:
            return [" ".join(box.text.replace("\n", "") for box in row) for row in grid]
        lines: list[str] = []
        for row in grid:
            figures = [box.text for box in row if box.text.isdigit()]
            words = "".join(box.text.replace("\n", "") for box in row if not box.text.isdigit())
            cut = dice.choice([i for i in range(2, len(words) + 1) if not words[i - 1].isdigit()])
            lines += [words[:cut], " ".join(figures), words[cut:]]
        return [line for line in lines if line]

    return with_tables(draft, rows)


def as_turned(draft: Draft) -> bytes:
    """Write a page with table 3 laid on its side."""
    out = ["<html><head><meta charset='utf-8'></head><body>"]
    for what, content in pieces(draft):
        if what != "grid":
            out.append(f"<p>{html.escape(str(content))}</p>")
            continue
        rows = matrix(content)
        rows = [list(row) for row in zip(*rows, strict=True)] if len(rows) > 20 else rows
        cells = ["".join(f"<td>{html.escape(text)}</td>" for text in row) for row in rows]
        out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return ("".join(out) + "</body></html>").encode()


CONVERTED: dict[str, tuple[str, Callable[[Draft], bytes]]] = {
    "drawn": (".txt", as_drawn),
    "boxed": (".txt", as_boxed),
    "dashed": (".md", as_dashed),
    "markdown-html": (".md", as_markdown_with_html),
    "markdown-html-lines": (".md", as_markdown_with_broken_html),
    "inner-bars": (".txt", as_inner_bars),
    "bars-after": (".md", as_bars_after_cells),
    "commas": (".csv", as_commas),
    "torn": (".txt", as_torn),
    "turned": (".html", as_turned),
}
