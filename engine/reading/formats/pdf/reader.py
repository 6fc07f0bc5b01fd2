"""PDF files with a text layer: paragraphs and ruled tables by pypdfium2, parsed in a child process.

A scan, or a text layer without Chinese characters (fonts without Unicode), is recognised and said.
All of it runs in the child: what a hostile page costs, it costs there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.doubts import DoubtKind
from engine.errors import ReadingError
from engine.reading.blocks.builder import Blocks, Content, Slot
from engine.reading.files import sandbox
from engine.reading.formats.pdf.columns import bare_rows, in_columns
from engine.reading.formats.pdf.lines import Line, lines_of, paragraphs
from engine.reading.formats.pdf.page_furniture import without_furniture
from engine.reading.formats.pdf.ruled_tables import SNAP, Box, Piece, pieces_of
from engine.reading.formats.pdf.stitch import Joined, begun, goes_on, join
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from engine.reading.files.limits import Limits
    from engine.reading.formats.pdf.calls import Frame
    from engine.reading.formats.pdf.pages import Character, Page

SCAN = "PDF 里没有可用的文字，像是扫描件或图片，读不出来；请交原始的 Word 文件，或能选中文字的 PDF"
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
FEWEST = 20
"""How many Chinese characters a text layer must have to be one."""
PORTION = 0.2
"""Which part of its letters must be Chinese."""
PICTURE = (0.3, 0.03)
"""Which part of the page's width and height a picture has that may hold a table."""
GROUND = 0.9
"""From which part of the page on a picture below text is its ground."""
LATIN = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a page."""

    page: int
    top: float
    box: Frame


Item = Line | Piece | Joined | Shown


def read(data: bytes, limits: Limits) -> Content:
    """Read a PDF; ReadingError for scans and for locked, broken, overlong or hostile files."""
    return sandbox.run(content, data, limits)


def content(data: bytes, limits: Limits) -> Content:
    """Read a PDF in this process, which it may cost."""
    from engine.reading.formats.pdf.pages import pages

    found = list(pages(data, limits))
    if not legible(found):
        return recognised(data, limits)
    blocks = Blocks(limits)
    for number, page in enumerate(found, start=1):
        where = Anchor(block=-1, page=number)
        if page.unseen:
            blocks.doubt(DoubtKind.RECOGNISED_PAGE, where, page=number)
        if page.crowded:
            blocks.doubt(DoubtKind.CROWDED_PAGE, where, page=number)
    write(blocks, found)
    return blocks.content()


def recognised(_data: bytes, _limits: Limits) -> Content:
    """Read a PDF that has no legible text layer: the seam for a later optional extra (OCR).

    Such an extra renders the pages at 300 dpi, finds ruled lines and recognises one cell at a
    time (measured: whole pages lose most single digits). It returns blocks with a doubt ``scan``
    and ``Anchor.page`` set, as ``content`` does; it runs in the child, under the same limits.
    """
    raise ReadingError(SCAN)


def legible(found: Sequence[Page]) -> bool:
    """Say whether there is a text layer and whether it is Unicode Chinese."""
    text = "".join([one.text for page in found for one in page.characters])
    han = len(HAN.findall(text))
    if han < FEWEST or han >= PORTION * len(text):
        return han >= FEWEST
    letters = len(text) - sum(map(str.isspace, text)) - sum(map(str.isdigit, text))
    return han >= PORTION * letters


def write(blocks: Blocks, found: Sequence[Page]) -> None:
    """Write pages: lines as paragraphs, tables, pictures; running lines at the end."""
    parted = list(parted_pages(found, blocks.limits))
    texts = [lines_of(outside, number) for number, (_, outside) in enumerate(parted, 1)]
    bare, running = without_furniture(list(zip(found, texts, strict=True)))
    stacks = [
        stack([*pieces, *pictures(page, number)], lines)
        for number, (page, (pieces, _), lines) in enumerate(
            zip(found, parted, bare, strict=True), 1
        )
    ]
    paired = enumerate(zip(found, parted, strict=True), 1)
    cut = {number for number, (page, (pieces, _)) in paired if cut_off(page, pieces)}
    lines: list[Line] = []
    for item in whole(stacks):
        if isinstance(item, Line):
            lines.append(item)
            continue
        write_text(blocks, lines)
        lines = []
        if isinstance(item, Joined):
            write_table(blocks, item, cut)
        else:
            blocks.picture(page=item.page, native=points(*item.box))
    write_text(blocks, lines)
    for edge, line in running:
        blocks.paragraph(line.text, page=line.page, native=points(*line.box), role=edge)


def parted_pages(
    found: Sequence[Page], limits: Limits
) -> Iterator[tuple[list[Piece], list[Character]]]:
    """Yield each page's tables and the characters outside of them, as many cells as allowed."""
    left = limits.cells
    for number, page in enumerate(found, start=1):
        pieces, outside = pieces_of(page, number, left)
        left -= sum(len(piece.rows) * len(piece.rows[0]) for piece in pieces)
        yield pieces, outside


def pictures(page: Page, number: int) -> Iterator[Shown]:
    """Yield the pictures of a page that are large enough to hold a table."""
    least = PICTURE[0] * page.width, PICTURE[1] * page.height
    ground = GROUND * page.width, GROUND * page.height
    for left, bottom, right, top in page.pictures:
        width, height = right - left, top - bottom
        if width < least[0] or height < least[1]:
            continue
        if page.characters and width > ground[0] and height > ground[1]:
            continue
        yield Shown(number, top, (left, bottom, right, top))


def stack(things: Sequence[Piece | Shown], lines: Sequence[Line]) -> Iterator[Item]:
    """Yield what stands on a page from top to bottom."""
    rest = list(lines)
    for thing in sorted(things, key=lambda one: -one.top):
        above = [line for line in rest if line.top > thing.top]
        yield from read_lines(above)
        yield thing
        rest = rest[len(above) :]
    yield from read_lines(rest)


def read_lines(lines: Sequence[Line]) -> Iterator[Line | Joined]:
    """Yield lines in the order they are read, rows of bare tables as tables."""
    ordered = in_columns(lines)
    rows = bare_rows(ordered)
    table: Joined | None = None
    for index, line in enumerate(ordered):
        if index not in rows:
            if table is not None:
                yield table
                table = None
            yield line
            continue
        table = table or Joined(line.page, [], [], bare=True)
        cells = rows[index]
        if cells is not None:
            table.rows.append([Box(text, line.page, *line.box) for text in cells])
    if table is not None:
        yield table


def whole(stacks: Iterable[Iterable[Item]]) -> Iterator[Line | Joined | Shown]:
    """Yield what stands on the pages, with tables joined over page breaks."""
    table: Joined | None = None
    for on_page in stacks:
        for place, item in enumerate(on_page):
            if isinstance(item, Piece):
                if table is not None and place == 0 and goes_on(table, item):
                    table = join(table, item)
                    continue
                if table is not None:
                    yield table
                table = begun(item)
                continue
            if table is not None:
                yield table
                table = None
            yield item
    if table is not None:
        yield table


def write_text(blocks: Blocks, lines: Sequence[Line]) -> None:
    """Add the paragraphs of a run of lines."""
    for group in paragraphs(lines):
        boxes = [line.box for line in group]
        box = (
            min(left for left, _, _, _ in boxes),
            min(bottom for _, bottom, _, _ in boxes),
            max(right for _, _, right, _ in boxes),
            max(top for _, _, _, top in boxes),
        )
        text = "".join(spaced(line.text for line in group))
        blocks.paragraph(text, page=group[0].page, native=points(*box))


def spaced(texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a paragraph, a blank between Latin words that a line break parted."""
    last = ""
    for text in texts:
        if LATIN.fullmatch(last[-1:] + text[:1]):
            yield " "
        yield text
        last = text


def cut_off(page: Page, pieces: Iterable[Piece]) -> bool:
    """Tell whether a table reaches a side of its page: what lies beyond was never printed."""
    return any(p.edges[0] < SNAP or p.edges[-1] > page.width - SNAP for p in pieces)


def write_table(blocks: Blocks, table: Joined, cut: Container[int] = ()) -> None:
    """Add a table; a box at several positions is one merged cell. ``cut``: pages it runs off."""
    slots: dict[int, Slot] = {}

    def slot(box: Box) -> Slot:
        if id(box) not in slots:
            native = points(box.left, box.bottom, box.right, box.top)
            slots[id(box)] = Slot(box.text, native=native, page=box.page)
        return slots[id(box)]

    page = table.rows[0][0].page
    where = Anchor(block=len(blocks.blocks), page=page)
    if table.bare:
        blocks.doubt(DoubtKind.UNRULED_TABLE, where, page=page)
    for off in sorted({box.page for row in table.rows for box in row}):
        if off in cut:
            blocks.doubt(DoubtKind.TABLE_OFF_PAGE, where, page=off)
    blocks.grid([[slot(box) for box in row] for row in table.rows], page=page)


def points(left: float, bottom: float, right: float, top: float) -> str:
    """Return a box as ``x0,y0,x1,y1`` in points."""
    return f"{left:.1f},{bottom:.1f},{right:.1f},{top:.1f}"
