"""More ways in which the same report comes in: what converters and tired hands do to tables."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from making.grids import Box, expanded
from making.writers import as_flat_text, as_html, physical_rows, pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft
    from making.grids import Grid


def as_markdown_row_by_row(draft: Draft) -> bytes:
    """Write Markdown in which each row of table 3 is a little table of its own."""
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            rows = [[text for text, _ in row] for row in expanded(content)]
            split = len(rows[0]) == 10
            for number, row in enumerate(rows):
                lines.append("| " + " | ".join(row) + " |")
                if number == 0 or split:
                    lines.append("|" + " --- |" * len(row))
                if split:
                    lines.append("")
            lines.append("")
        elif what in {"title", "heading"}:
            lines += [f"{'#' if what == 'title' else '##'} {content}", ""]
        else:
            lines += [str(content), ""]
    return "\n".join(lines).encode()


def as_shifted_tsv(draft: Draft) -> bytes:
    """Write tab-separated tables whose merged label cells are dropped, so that rows shift."""
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            for row in physical_rows(content):
                kept = list(row)
                while kept and kept[0] == "" and len(kept) > 8:
                    kept.pop(0)
                lines.append("\t".join(kept))
            lines.append("")
        else:
            lines += [str(content), ""]
    return "\n".join(lines).encode()


def as_html_cut_by_pages(draft: Draft) -> bytes:
    """Write a page on which table 3 is cut in two, its head repeated, a page number between."""
    page = as_html(draft).decode()
    tables = list(re.finditer(r"<table.*?</table>", page))
    for table in tables:
        if "申请人情况" in table[0]:
            rows = re.findall(r"<tr>.*?</tr>", table[0])
            head, body = rows[:3], rows[3:]
            # the row that opens 四、结转 has no span from above: a clean place to cut
            first = "".join(head + body[:2])
            second = "".join(head + body[2:])
            cut = f'<table border="1">{first}</table><p>— 3 —</p><table border="1">{second}</table>'
            page = page.replace(table[0], cut)
    return page.encode()


def as_spaced_text(draft: Draft) -> bytes:
    """Write flattened text with blanks inside labels and around numbers, and full-width digits."""
    text = as_flat_text(draft).decode()
    text = text.replace("\t总计", "\t总  计").replace("\t自然人", "\t自 然\n\n人")
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return re.sub(
        r"\t(\d+)$", lambda m: "\t\u00a0" + m[1].translate(wide) + " ", text, flags=re.MULTILINE
    ).encode()


def as_html_without_spans(draft: Draft) -> bytes:
    """Write a page whose tables have no spans at all: covered cells stand there, empty."""
    out = ["<html><head><meta charset='utf-8'></head><body>"]
    for what, content in pieces(draft):
        if what == "grid":
            out.append("<table>")
            for row in expanded(content):
                cells = "".join(
                    f"<td>{html.escape(text) if begins else ''}</td>" for text, begins in row
                )
                out.append(f"<tr>{cells}</tr>")
            out.append("</table>")
        else:
            out.append(f"<p>{html.escape(str(content))}</p>")
    return ("".join(out) + "</body></html>").encode()


def as_utf16_text(draft: Draft) -> bytes:
    """Write flattened text as Windows' notepad calls Unicode."""
    return as_flat_text(draft).decode().encode("utf-16")


def as_html_with_stray_column(draft: Draft) -> bytes:
    """Write a page whose tables have an empty column too many at the right."""
    page = as_html(draft).decode()
    return page.replace("</tr>", "<td></td></tr>").encode()


def stray(grid: Grid) -> Grid:
    """Add an empty box to every row."""
    return [[*row, Box("")] for row in grid]


CROOKED: dict[str, tuple[str, Callable[[Draft], bytes]]] = {
    "markdown-rows": (".md", as_markdown_row_by_row),
    "tsv-shifted": (".txt", as_shifted_tsv),
    "html-pages": (".html", as_html_cut_by_pages),
    "flat-spaced": (".txt", as_spaced_text),
    "html-no-spans": (".html", as_html_without_spans),
    "utf16": (".txt", as_utf16_text),
    "html-stray": (".html", as_html_with_stray_column),
}
