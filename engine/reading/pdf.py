"""PDF files with a text layer: paragraphs and ruled tables by pypdfium2, parsed in a child process.

A scan, or a text layer without Chinese characters (fonts without Unicode), is recognised and said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading import child
from engine.reading.content import Blocks, Content, Slot
from engine.reading.pdf_lines import Line, lines_of, paragraphs
from engine.reading.pdf_pages import pages
from engine.reading.pdf_rules import Piece, pieces_of
from engine.reading.pdf_tables import Joined, begun, goes_on, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.limits import Limits
    from engine.reading.pdf_pages import Page
    from engine.reading.pdf_rules import Box

SCAN = "PDF 里没有可用的文字，像是扫描件或图片，读不出来；请交原始的 Word 文件，或能选中文字的 PDF"
NUMBER = re.compile(r"^[—–\-－_·\s第]*\d{1,3}\s*(?:页|/\s*\d{1,3})?[—–\-－_·\s]*$")
MARGIN = 0.12
"""The part of a page's height, above and below, where page numbers stand."""
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
FEWEST = 20
"""How many Chinese characters a text layer must have to be one."""
PORTION = 0.2
"""Which part of its letters must be Chinese."""


def read(data: bytes, limits: Limits) -> Content:
    """Read a PDF; ReadingError for scans and for locked, broken, overlong or hostile files."""
    found = child.run(pages, data, limits)
    refuse_scan(found)
    blocks = Blocks(limits)
    lines: list[Line] = []
    for item in items(found):
        if isinstance(item, Line):
            lines.append(item)
            continue
        write_text(blocks, lines)
        lines = []
        if isinstance(item, Joined):
            write_table(blocks, item)
        else:
            blocks.picture(page=item)
    write_text(blocks, lines)
    return blocks.content()


def refuse_scan(found: Sequence[Page]) -> None:
    """Raise ReadingError where the text layer is missing or is not Unicode Chinese."""
    text = "".join(one.text for page in found for one in page.characters)
    letters = sum(not c.isspace() and not c.isdigit() for c in text)
    han = len(HAN.findall(text))
    if han < FEWEST or han < PORTION * letters:
        raise ReadingError(SCAN)


def items(found: Sequence[Page]) -> Iterator[Line | Joined | int]:
    """Yield lines, whole tables, and page numbers of pictures, in reading order."""
    table: Joined | None = None
    for number, page in enumerate(found, start=1):
        on_page = list(_on_page(page, number))
        for place, item in enumerate(on_page):
            if isinstance(item, Piece):
                if table is not None and place == 0 and goes_on(table, item):
                    table = join(table, item)
                    continue
                if table is not None:
                    yield table
                table = begun(item)
            else:
                if table is not None:
                    yield table
                    table = None
                yield item
        if page.pictures and not on_page:
            yield number
    if table is not None:
        yield table


def _on_page(page: Page, number: int) -> Iterator[Line | Piece]:
    pieces, outside = pieces_of(page, number)
    lines = [line for line in lines_of(outside, number) if not _is_number(line, page)]
    things: list[Line | Piece] = [*pieces, *lines]
    yield from sorted(things, key=lambda thing: -thing.top)


def _is_number(line: Line, page: Page) -> bool:
    """Say whether a line is a page's number."""
    edge = line.top < MARGIN * page.height or line.bottom > (1 - MARGIN) * page.height
    return edge and NUMBER.match(line.text) is not None


def write_text(blocks: Blocks, lines: Sequence[Line]) -> None:
    """Add the paragraphs of a run of lines."""
    for group in paragraphs(lines):
        first = group[0]
        box = (
            min(line.left for line in group),
            min(line.bottom for line in group),
            max(line.right for line in group),
            max(line.top for line in group),
        )
        text = "".join(joined(line.text for line in group))
        blocks.paragraph(text, page=first.page, native=points(*box))


def joined(texts: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a paragraph, a blank between Latin words that a line break parted."""
    last = ""
    for text in texts:
        if (
            last[-1:].isascii()
            and last[-1:].isalpha()
            and text[:1].isascii()
            and text[:1].isalpha()
        ):
            yield " "
        yield text
        last = text


def write_table(blocks: Blocks, table: Joined) -> None:
    """Add a table; a box at several positions is one merged cell."""
    slots: dict[int, Slot] = {}

    def slot(box: Box) -> Slot:
        if id(box) not in slots:
            native = points(box.left, box.bottom, box.right, box.top)
            slots[id(box)] = Slot(box.text, native=native, page=box.page)
        return slots[id(box)]

    first = table.rows[0][0]
    blocks.grid([[slot(box) for box in row] for row in table.rows], page=first.page)


def points(left: float, bottom: float, right: float, top: float) -> str:
    """Return a box as ``x0,y0,x1,y1`` in points."""
    return f"{left:.1f},{bottom:.1f},{right:.1f},{top:.1f}"
