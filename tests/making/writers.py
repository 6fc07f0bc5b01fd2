"""Write a draft as a file: Word, web page, text in several layouts, Markdown.

Each writer takes a ``Draft`` and returns bytes, the same bytes each time.
"""

from __future__ import annotations

import html
import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from making.grids import expanded, grid_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from making.drafts import Draft
    from making.grids import Grid

EPOCH = (2024, 1, 1, 0, 0, 0)


def pieces(draft: Draft) -> Iterator[tuple[str, str | Grid]]:
    """Yield what stands in the report, in order: (title|text|heading|grid|sign, content)."""
    for line in draft.title:
        yield "title", line
    for text in draft.head:
        yield "text", text
    for part in draft.order:
        if draft.headings.get(part):
            yield "heading", draft.headings[part]
        for text in draft.prose.get(part, ()):
            yield "text", text
        grid = grid_of(draft, part)
        if grid:
            yield "grid", grid
    for line in draft.signoff:
        yield "sign", line


def as_docx(draft: Draft) -> bytes:
    """Write a Word file by python-docx, tables merged as Word merges them."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(*EPOCH)  # noqa: DTZ001 — core properties have no zone
    for what, content in pieces(draft):
        if what == "grid":
            docx_table(document, content)
            continue
        paragraph = document.add_paragraph(str(content))
        if what == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if what == "sign":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if what == "heading":
            paragraph.runs[0].bold = True
    target = io.BytesIO()
    document.save(target)
    return same_times(target.getvalue())


def docx_table(document: object, grid: Grid) -> None:
    """Add a table with merged cells."""
    positions = expanded(grid)
    table = document.add_table(rows=len(positions), cols=len(positions[0]))  # type: ignore[attr-defined]
    table.style = "Table Grid"
    columns = len(positions[0])
    cells = table._cells
    for y, row in enumerate(grid):
        x = 0
        for box in row:
            while not positions[y][x][1] or cells[y * columns + x] is None:
                x += 1
            cell = cells[y * columns + x]
            if box.rows > 1 or box.columns > 1:
                last = cells[(y + box.rows - 1) * columns + x + box.columns - 1]
                cell = cell.merge(last)
            cell.text = box.text
            x += box.columns


def same_times(data: bytes) -> bytes:
    """Return the zip with all times set alike, so that the same draft gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return target.getvalue()


def as_html(draft: Draft) -> bytes:
    """Write a page as a county's site would serve it, with navigation and page metadata."""
    meta = "".join(
        f'<meta name="{html.escape(name)}" content="{html.escape(value)}">'
        for name, value in draft.meta.items()
    )
    title = "".join(draft.title)
    body = "\n".join(html_piece(what, content) for what, content in pieces(draft))
    issued = draft.meta.get("PubDate", "")
    line = f'<p class="info">发布时间：{issued}　来源：{draft.agency}</p>' if issued else ""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title>{meta}</head><body>"
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li>'
        '<li><a href="/bmfw">便民服务</a></li></ul></div>'
        f'{line}<div id="zoom" class="content">{body}</div>'
        '<div class="footer"><p>主办：青禾县人民政府办公室</p></div></body></html>\n'
    ).encode()


def html_piece(what: str, content: str | Grid) -> str:
    """Write one paragraph or table."""
    if what != "grid":
        tag = "h1" if what == "title" else "p"
        style = ' style="text-align:right"' if what == "sign" else ""
        return f"<{tag}{style}>{html.escape(str(content))}</{tag}>"
    rows = []
    for row in content:
        cells = "".join(
            f"<td{span('rowspan', box.rows)}{span('colspan', box.columns)}>"
            f"<p>{html.escape(box.text)}</p></td>"
            for box in row
        )
        rows.append(f"<tr>{cells}</tr>")
    return f'<table border="1">{"".join(rows)}</table>'


def span(name: str, count: int) -> str:
    """Return a span attribute where one is needed."""
    return f' {name}="{count}"' if count > 1 else ""


def as_flat_text(draft: Draft) -> bytes:
    """Write text as Word's plain export does: a cell a line, a tab opens a row."""
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            lines += flat_grid(content)
            lines.append("")
        else:
            lines.append(str(content))
    return ("\n".join(lines) + "\n").encode()


def flat_grid(grid: Grid) -> list[str]:
    """Write a grid one cell a line; a cell covered from above is an empty one."""
    lines: list[str] = []
    for row in physical_rows(grid):
        lines += [f"\t{text}" for text in row]
        lines.append("")
    return lines


def physical_rows(grid: Grid) -> list[list[str]]:
    """Return rows of cells: column spans once, cells covered from above as empty ones."""
    positions = expanded(grid)
    rows: list[list[str]] = []
    for y, line in enumerate(grid):
        starts = iter(line)
        row: list[str] = []
        x = 0
        while x < len(positions[y]):
            if positions[y][x][1]:
                box = next(starts)
                row.append(box.text)
                x += box.columns
            else:
                row.append("")
                x += covered_width(grid, y, x)
        rows.append(row)
    return rows


def covered_width(grid: Grid, y: int, x: int) -> int:
    """Return the width of the box from above that covers a position."""
    positions = expanded(grid)
    for above in range(y - 1, -1, -1):
        left = 0
        for box in grid[above]:
            while not positions[above][left][1]:
                left += 1
            if left <= x < left + box.columns and above + box.rows > y:
                return left + box.columns - x
            left += box.columns
    return 1


def as_tsv_text(draft: Draft) -> bytes:
    """Write Markdown headings with tab-separated tables."""
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            lines += ["\t".join(row) for row in physical_rows(content)]
            lines.append("")
        elif what in {"title", "heading"}:
            lines += [f"{'#' if what == 'title' else '##'} {content}", ""]
        else:
            lines += [str(content), ""]
    return "\n".join(lines).encode()


def as_markdown(draft: Draft) -> bytes:
    """Write Markdown with pipe tables (spans repeated as empty cells)."""
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            rows = [[text for text, _ in row] for row in expanded(content)]
            lines.append("| " + " | ".join(rows[0]) + " |")
            lines.append("|" + " --- |" * len(rows[0]))
            lines += ["| " + " | ".join(row) + " |" for row in rows[1:]]
            lines.append("")
        elif what in {"title", "heading"}:
            lines += [f"{'#' if what == 'title' else '##'} {content}", ""]
        else:
            lines += [str(content), ""]
    return "\n".join(lines).encode()


def as_gb_text(draft: Draft) -> bytes:
    """Write flattened text in GB18030."""
    return as_flat_text(draft).decode().encode("gb18030")


WRITERS: dict[str, tuple[str, Callable[[Draft], bytes]]] = {
    "docx": (".docx", as_docx),
    "html": (".html", as_html),
    "flat": (".txt", as_flat_text),
    "gb": (".txt", as_gb_text),
    "tsv": (".txt", as_tsv_text),
    "markdown": (".md", as_markdown),
}
