"""What stands on the pages of a PDF, as plain geometry; runs in the child process alone.

Coordinates are points with the origin at the lower left of the page, turned so that its text
stands up; what lies outside of the page is left out. Nothing is interpreted here: characters with
their boxes, ruled lines, pictures.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from math import pi
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from engine.errors import ReadingError
from engine.reading.formats.pdf import font
from engine.reading.formats.pdf.drawing import Drawing, Frame, Segment
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from engine.reading.files.limits import Limits

    Place = Callable[[float, float], tuple[float, float]]

LARGEST = 72.0
"""No character of a report is larger, in points; upended text claims ems of 200."""
ANGLES = 60
"""How many characters of a page are asked which way they stand."""
BLANK = 32
SKIPPED = frozenset({0, 10, 13, 0xFFFE, 0xFFFF, 2})
TOO_LONG = "PDF 的字数多得不像年度报告，没有读取；请确认文件无误"


@dataclass(frozen=True, slots=True)
class Character:
    """A character and its box, left to right and bottom to top, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, its characters in the file's order, ruled lines, boxes of pictures.

    ``crowded``: more is drawn than a report holds, the ruled lines are left out. ``unseen``: the
    text is drawn invisibly, as programs do that recognise the letters of a scan.
    """

    width: float
    height: float
    characters: tuple[Character, ...]
    across: tuple[Segment, ...] = ()
    down: tuple[Segment, ...] = ()
    pictures: tuple[Frame, ...] = ()
    crowded: bool = False
    unseen: bool = False


def pages(data: bytes, limits: Limits) -> Iterator[Page]:
    """Yield every page; ReadingError for a locked, broken or overlong file."""
    font.bring()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ReadingError("PDF 设了打开密码，读不了；请去掉密码后再交") from None
        raise ReadingError("PDF 已损坏或不完整，打不开；请重新导出后再交") from None
    with document:
        if len(document) > limits.pages:
            raise ReadingError(
                f"PDF 有 {len(document)} 页，超过上限 {limits.pages} 页，不像一份年度报告，没有读取"
            )
        left = limits.characters
        for index in range(len(document)):
            page = _loaded(document, index)
            found = _page(page, limits, left)
            left -= len(found.characters)
            page.close()
            yield found


def _loaded(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    try:
        return document[index]
    except pdfium.PdfiumError:
        raise ReadingError(f"PDF 第 {index + 1} 页已损坏，打不开；请重新导出后再交") from None


def _page(page: pdfium.PdfPage, limits: Limits, left: int) -> Page:
    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text.raw)
    if count > min(left, limits.page_characters):
        raise ReadingError(TOO_LONG)
    x0, y0, x1, y1 = page.get_bbox()
    turn = _turn(text, count)
    place = _placed(turn, x0, y0, x1, y1)
    width, height = (y1 - y0, x1 - x0) if turn in {90, 270} else (x1 - x0, y1 - y0)
    drawing = Drawing(place, limits)
    drawing.walk_page(page)
    characters = tuple(
        one
        for one in _characters(text, count, place)
        if one.right > 0 and one.top > 0 and one.left < width and one.bottom < height
    )
    return Page(
        width,
        height,
        characters,
        *drawing.rules(),
        tuple(drawing.pictures),
        drawing.crowded,
        drawing.unseen > drawing.seen,
    )


def _turn(text: pdfium.PdfTextPage, count: int) -> int:
    """Return by how much the page has to be turned clockwise for most of its text to stand up.

    What the page says of itself is not asked: a table laid sideways on an upright page is read as
    well as an upright table on a page that is laid sideways.
    """
    step = max(count // ANGLES, 1)
    angles: Counter[int] = Counter()
    for index in range(0, count, step):
        angle = raw.FPDFText_GetCharAngle(text.raw, index)
        if angle >= 0 and raw.FPDFText_GetUnicode(text.raw, index) > BLANK:
            angles[-round(angle / (pi / 2)) % 4 * 90] += 1  # pdfium counts clockwise
    return angles.most_common(1)[0][0] if angles else 0


def _placed(turn: int, x0: float, y0: float, x1: float, y1: float) -> Place:
    """Return the map from a page's own coordinates to those of the page as it is read."""
    return {
        90: lambda x, y: (y - y0, x1 - x),
        180: lambda x, y: (x1 - x, y1 - y),
        270: lambda x, y: (y1 - y, x - x0),
    }.get(turn, lambda x, y: (x - x0, y - y0))


def _characters(text: pdfium.PdfTextPage, count: int, place: Place) -> Iterator[Character]:
    page, box = text.raw, raw.FS_RECTF()
    ink = tuple(ctypes.c_double() for _ in range(4))
    for index in range(count):
        code = raw.FPDFText_GetUnicode(page, index)
        if code in SKIPPED or raw.FPDFText_IsGenerated(page, index) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(page, index, box):
            continue
        if raw.FPDFText_GetCharBox(page, index, *ink):
            _mend(box, ink)
        x0, y0 = place(box.left, box.bottom)
        x1, y1 = place(box.right, box.top)
        yield Character(chr(code), min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _mend(box: raw.FS_RECTF, ink: Sequence[ctypes.c_double]) -> None:
    """Put a character's ink into ``box`` where the whole em it claims is absurd."""
    left, right, bottom, top = (value.value for value in ink)
    across = box.left <= (left + right) / 2 <= box.right
    down = box.bottom <= (bottom + top) / 2 <= box.top
    large = box.top - box.bottom > LARGEST or box.right - box.left > LARGEST
    if large or not (across and down):
        box.left, box.right, box.bottom, box.top = left, right, bottom, top
