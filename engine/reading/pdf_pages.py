"""What stands on the pages of a PDF, as plain geometry; runs in the child process alone.

Coordinates are points with the origin at the lower left of the page as it is shown (a turned page
is turned back). Nothing is interpreted here: characters with their boxes, ruled lines, pictures.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from engine.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.reading.limits import Limits

THIN = 3.0
FORM_DEPTH = 3
LARGEST = 72.0
"""No character of a report is larger, in points; upended text claims ems of 200."""
SKIPPED = frozenset({0, 10, 13, 0xFFFE, 0xFFFF, 2})
Segment = tuple[float, float, float]
"""A ruled line: its fixed coordinate, and where it begins and ends on the other axis."""


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
    """One page: its size, its characters in the file's order, ruled lines, number of pictures."""

    width: float
    height: float
    characters: tuple[Character, ...]
    across: tuple[Segment, ...]
    down: tuple[Segment, ...]
    pictures: int


def pages(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return every page; ReadingError for a locked, broken or overlong file."""
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
        return tuple(_page(document[index], limits) for index in range(len(document)))


def _page(page: pdfium.PdfPage, limits: Limits) -> Page:
    turn = page.get_rotation()
    width, height = page.get_size()
    flat = (height, width) if turn in {90, 270} else (width, height)
    place = _turned(turn, *flat)
    across, down, pictures = _drawn(page, place, limits)
    return Page(width, height, tuple(_characters(page, place, limits)), across, down, pictures)


def _turned(
    turn: int, width: float, height: float
) -> Callable[[float, float], tuple[float, float]]:
    """Return the map from a page's own coordinates to those of the page as shown."""
    return {
        90: lambda x, y: (y, width - x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (height - y, x),
    }.get(turn, lambda x, y: (x, y))


def _characters(
    page: pdfium.PdfPage, place: Callable[[float, float], tuple[float, float]], limits: Limits
) -> Iterator[Character]:
    text = page.get_textpage()
    box = raw.FS_RECTF()
    count = raw.FPDFText_CountChars(text.raw)
    if count > limits.page_characters:
        raise ReadingError("PDF 有一页字数多得不像年度报告，没有读取；请确认文件无误")
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in SKIPPED or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        if not _box(text, index, box):
            continue
        a, b = place(box.left, box.bottom), place(box.right, box.top)
        left, right = sorted((a[0], b[0]))
        bottom, top = sorted((a[1], b[1]))
        yield Character(chr(code), left, bottom, right, top)


def _box(text: pdfium.PdfTextPage, index: int, box: raw.FS_RECTF) -> bool:
    """Put a character's box into ``box``: its whole em, or its ink where the em is absurd."""
    if not raw.FPDFText_GetLooseCharBox(text.raw, index, box):
        return False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top):
        return True
    x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
    astray = not (box.left <= x <= box.right and box.bottom <= y <= box.top)
    if astray or box.top - box.bottom > LARGEST or box.right - box.left > LARGEST:
        box.left, box.right = left.value, right.value
        box.bottom, box.top = bottom.value, top.value
    return True


def _drawn(
    page: pdfium.PdfPage, place: Callable[[float, float], tuple[float, float]], limits: Limits
) -> tuple[tuple[Segment, ...], tuple[Segment, ...], int]:
    """Return the ruled lines across and down, and how many pictures there are."""
    across: list[Segment] = []
    down: list[Segment] = []
    pictures = 0

    def rule(x0: float, y0: float, x1: float, y1: float) -> None:
        (x0, y0), (x1, y1) = place(x0, y0), place(x1, y1)
        x0, x1 = sorted((x0, x1))
        y0, y1 = sorted((y0, y1))
        if y1 - y0 <= THIN < x1 - x0:
            across.append(((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= THIN < y1 - y0:
            down.append(((x0 + x1) / 2, y0, y1))

    def walk(get: Callable[[int], object], count: int, depth: int) -> None:
        nonlocal pictures
        for index in range(count):
            if len(across) + len(down) > limits.page_edges:
                return
            thing = get(index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                pictures += 1
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
                inner = raw.FPDFFormObj_CountObjects(thing)
                walk(partial(raw.FPDFFormObj_GetObject, thing), inner, depth + 1)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                _path(thing, rule)

    objects = raw.FPDFPage_CountObjects(page.raw)
    walk(lambda k: raw.FPDFPage_GetObject(page.raw, k), objects, 0)
    return tuple(across), tuple(down), pictures


def _path(path: object, rule: Callable[[float, float, float, float], None]) -> None:
    """Take the ruled lines out of one path: thin boxes, and the sides of stroked shapes."""
    count = raw.FPDFPath_CountSegments(path)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if count <= 0 or not raw.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    if right.value - left.value <= THIN or top.value - bottom.value <= THIN:
        rule(left.value, bottom.value, right.value, top.value)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value or count > 6:  # a filled box is shading and rules nothing
        _sides(path, count, rule)


def _sides(path: object, count: int, rule: Callable[[float, float, float, float], None]) -> None:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif last is not None:
            rule(*last, *here)
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            rule(*here, *start)
        last = here
