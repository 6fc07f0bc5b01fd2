"""What stands on the pages of a PDF, as plain geometry; runs in the child process alone.

Coordinates are points with the origin at the lower left of the page, turned so that its text
stands up; what lies outside of the page is left out. Nothing is interpreted here: characters with
their boxes, ruled lines, pictures.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import repeat
from math import pi
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from engine.errors import ReadingError
from engine.reading.formats.pdf import calls, font
from engine.reading.formats.pdf.drawing import Drawing
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from engine.reading.files.limits import Limits
    from engine.reading.formats.pdf.calls import Frame
    from engine.reading.formats.pdf.drawing import Segment

    Place = Callable[[float, float, float, float], Frame]

LARGEST = 72.0
"""No character of a report is larger, in points; upended text claims ems of 200."""
ANGLES = 60
"""How many characters of a page are asked which way they stand."""
BLANK = 32
SKIPPED = frozenset({0, 10, 13, 0xFFFE, 0xFFFF, 2})
TOO_LONG = "PDF 的字数多得不像年度报告，没有读取；请确认文件无误"


class Character(NamedTuple):
    """A character and its box, left to right and bottom to top, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


_MADE = partial(tuple.__new__, Character)
"""Makes one of a tuple, at a third of the cost."""


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
    text_page = page.get_textpage()
    text = calls.address(text_page.raw)
    count = raw.FPDFText_CountChars(text_page.raw)
    if count > min(left, limits.page_characters):
        raise ReadingError(TOO_LONG)
    codes = calls.codes_of(text, count)
    x0, y0, x1, y1 = page.get_bbox()
    turn = _turn(text, codes)
    place = _placed(turn, x0, y0, x1, y1)
    width, height = (y1 - y0, x1 - x0) if turn in {90, 270} else (x1 - x0, y1 - y0)
    drawing = Drawing(place, limits)
    drawing.walk_page(calls.address(page.raw))
    characters = tuple(_characters(text, codes, place, (width, height)))
    return Page(
        width,
        height,
        characters,
        *drawing.rules(),
        tuple(drawing.pictures),
        drawing.crowded,
        drawing.unseen > drawing.seen,
    )


def _turn(text: int, codes: Sequence[int]) -> int:
    """Return by how much the page has to be turned clockwise for most of its text to stand up.

    What the page says of itself is not asked: a table laid sideways on an upright page is read as
    well as an upright table on a page that is laid sideways.
    """
    asked = range(0, len(codes), max(len(codes) // ANGLES, 1))
    angles: Counter[int] = Counter()
    for index, angle in zip(asked, map(calls.angle_of, repeat(text), asked), strict=True):
        if angle >= 0 and codes[index] > BLANK:
            angles[-round(angle / (pi / 2)) % 4 * 90] += 1  # pdfium counts clockwise
    return angles.most_common(1)[0][0] if angles else 0


def _placed(turn: int, x0: float, y0: float, x1: float, y1: float) -> Place:
    """Return the map from boxes in a page's own coordinates to those of the page as it is read."""
    return {
        90: lambda left, bottom, right, top: (bottom - y0, x1 - right, top - y0, x1 - left),
        180: lambda left, bottom, right, top: (x1 - right, y1 - top, x1 - left, y1 - bottom),
        270: lambda left, bottom, right, top: (y1 - top, left - x0, y1 - bottom, right - x0),
    }.get(turn, lambda left, bottom, right, top: (left - x0, bottom - y0, right - x0, top - y0))


def _characters(
    text: int, codes: Sequence[int], place: Place, size: tuple[float, float]
) -> Iterator[Character]:
    """Yield the characters that stand on a page of this size."""
    width, height = size
    shown = [
        index
        for index, code in enumerate(codes)
        if code not in SKIPPED and (code > BLANK or calls.is_generated(text, index) != 1)
    ]
    for begin in range(0, len(shown), calls.AT_ONCE):
        which = shown[begin : begin + calls.AT_ONCE]
        known, boxes = calls.loose_boxes(text, which)
        inked, inks = calls.inks(text, which)
        letters = map(chr, map(codes.__getitem__, which))
        for letter, is_known, box, has_ink, ink in zip(
            letters, known, boxes, inked, inks, strict=True
        ):
            if not is_known:
                continue
            left, bottom, right, top = _sound(box, ink) if has_ink else box
            if left > right or bottom > top:
                left, right = min(left, right), max(left, right)
                bottom, top = min(bottom, top), max(bottom, top)
            left, bottom, right, top = place(left, bottom, right, top)
            if right > 0 and top > 0 and left < width and bottom < height:
                yield _MADE((letter, left, bottom, right, top))


def _sound(box: Frame, ink: Frame) -> Frame:
    """Return the whole em that a character claims, its ink where that is absurd.

    No character is so large, and its ink stands in it.
    """
    left, bottom, right, top = box
    x0, y0, x1, y1 = ink
    if (
        left <= (x0 + x1) / 2 <= right
        and bottom <= (y0 + y1) / 2 <= top
        and top - bottom <= LARGEST
        and right - left <= LARGEST
    ):
        return box
    return ink
