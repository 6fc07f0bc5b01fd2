"""What is drawn on a PDF page besides text: ruled lines and pictures; runs in the child alone.

Producers draw a table's line as a stroke, as a thin filled box, as many short strokes, inside form
objects with a matrix of their own. All come down to straight lines across and down.
"""

from __future__ import annotations

import ctypes
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pypdfium2 as pdfium

    from engine.reading.files.limits import Limits

    Point = tuple[float, float]
    Place = Callable[[float, float], Point]

THIN = 3.0
"""A box no thicker than this, in points, is a line."""
GAP = 3.0
"""Pieces of a line that lie closer than this are one line."""
SHORTEST = 5.0
"""No cell of a table is narrower or lower than this."""
FORM_DEPTH = 3
LINES = 3_000
"""More lines than this, joined, are a drawing and no table."""
INVISIBLE = 3
Segment = tuple[float, float, float]
"""A ruled line: its fixed coordinate, and where it begins and ends on the other axis."""
Frame = tuple[float, float, float, float]
"""A box: left, bottom, right, top."""
PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]


class Drawing:
    """Collects the lines and pictures of one page."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self.place = place
        self.limits = limits
        self.across: list[Segment] = []
        self.down: list[Segment] = []
        self.pictures: list[Frame] = []
        self.crowded = False
        self.seen = 0
        self.unseen = 0
        self._objects = 0

    def rules(self) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
        """Return the lines across and down, pieces joined; none where the page is crowded."""
        across, down = (
            tuple(line for line in joined(lines) if line[2] - line[1] > SHORTEST)
            for lines in (self.across, self.down)
        )
        if self.crowded or len(across) + len(down) > LINES:
            self.crowded = True
            return (), ()
        return across, down

    def walk_page(self, page: pdfium.PdfPage) -> None:
        """Take in everything on a page."""
        get = partial(raw.FPDFPage_GetObject, page.raw)
        self._walk(get, raw.FPDFPage_CountObjects(page.raw), PLAIN, 0)

    def _walk(self, get: Callable[[int], object], count: int, matrix: Matrix, depth: int) -> None:
        for index in range(count):
            self._objects += 1
            if self._objects > self.limits.page_characters or self._full():
                self.crowded = True
                return
            thing = get(index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                unseen = raw.FPDFTextObj_GetTextRenderMode(thing) == INVISIBLE
                self.unseen += unseen
                self.seen += not unseen
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(thing, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
                inside = partial(raw.FPDFFormObj_GetObject, thing)
                inner = times(matrix_of(thing), matrix)
                self._walk(inside, raw.FPDFFormObj_CountObjects(thing), inner, depth + 1)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)

    def _full(self) -> bool:
        return len(self.across) + len(self.down) > self.limits.page_edges

    def _picture(self, thing: object, matrix: Matrix) -> None:
        box = bounds(thing)
        if box is not None:
            corners = [self.place(*moved(matrix, x, y)) for x in box[::2] for y in box[1::2]]
            self.pictures.append(frame(corners))

    def _path(self, path: object, matrix: Matrix) -> None:
        """Take the lines out of a path: strokes as they run, of what is filled only thin boxes."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        matrix = times(matrix_of(path), matrix)
        for points in outlines(path, self.limits.page_edges):
            here = [self.place(*moved(matrix, *point)) for point in points]
            if stroke.value:
                for begin, end in pairwise(here):
                    self._line(frame((begin, end)))
            elif fill.value:
                self._line(frame(here))

    def _line(self, box: Frame) -> None:
        left, bottom, right, top = box
        if top - bottom <= min(THIN, right - left):
            self.across.append(((bottom + top) / 2, left, right))
        elif right - left <= THIN:
            self.down.append(((left + right) / 2, bottom, top))


def outlines(path: object, most: int) -> list[list[Point]]:
    """Return the points of each closed or open run of a path, closed ones back at their start."""
    found: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), most)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            found[-1].append(found[-1][0])
    return found


def joined(lines: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the lines with the pieces of one line put together."""
    found: list[Segment] = []
    level: list[Segment] = []
    for line in sorted(lines):
        if level and line[0] - level[0][0] > 1.0:
            found += _along(level)
            level = []
        level.append(line)
    return (*found, *_along(level))


def _along(level: Sequence[Segment]) -> list[Segment]:
    """Join pieces at one height (or one distance from the left) that touch."""
    found: list[Segment] = []
    for at, begin, end in sorted(level, key=lambda line: line[1]):
        if found and begin - found[-1][2] <= GAP:
            found[-1] = (found[-1][0], found[-1][1], max(end, found[-1][2]))
        else:
            found.append((at, begin, end))
    return found


def frame(points: Sequence[Point]) -> Frame:
    """Return the box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def bounds(thing: object) -> Frame | None:
    """Return the box of an object in the coordinates of what it stands in."""
    values = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *values):
        return None
    left, bottom, right, top = (value.value for value in values)
    return left, bottom, right, top


def matrix_of(thing: object) -> Matrix:
    """Return the matrix of an object."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        return PLAIN
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does the first, then the second."""
    a, b, c, d, e, f = first
    left, right = moved(second, a, b), moved(second, c, d)
    origin = moved(second, 0, 0)
    there = moved(second, e, f)
    return (
        left[0] - origin[0],
        left[1] - origin[1],
        right[0] - origin[0],
        right[1] - origin[1],
        *there,
    )
