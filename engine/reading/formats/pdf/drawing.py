"""What is drawn on a PDF page besides text: ruled lines and pictures; runs in the child alone.

Producers draw a table's line as a stroke, as a thin filled box, as many short strokes, inside form
objects with a matrix of their own. All come down to straight lines across and down.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from pypdfium2 import raw

from engine.reading.formats.pdf import calls
from engine.reading.formats.pdf.calls import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.reading.files.limits import Limits
    from engine.reading.formats.pdf.calls import Frame, Matrix, Path, Point

    Place = Callable[[float, float, float, float], Frame]

THIN = 3.0
"""A box no thicker than this, in points, is a line."""
GAP = 3.0
"""Pieces of a line that lie closer than this are one line."""
SHORTEST = 5.0
"""No cell of a table is narrower or lower than this."""
PATH, TEXT = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT
FORM_DEPTH = 3
LINES = 3_000
"""More lines than this, joined, are a drawing and no table."""
INVISIBLE = 3
Segment = tuple[float, float, float]
"""A ruled line: its fixed coordinate, and where it begins and ends on the other axis."""


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

    def walk_page(self, page: int) -> None:
        """Take in everything on a page, which is given by its address."""
        self._walk(partial(calls.object_at, page), calls.count_objects(page), PLAIN, 0)

    def _walk(self, get: Callable[[int], int], count: int, matrix: Matrix, depth: int) -> None:
        most, edges = self.limits.page_characters, self.limits.page_edges
        across, down = self.across, self.down
        for begin in range(0, count, calls.AT_ONCE):
            things = list(map(get, range(begin, min(begin + calls.AT_ONCE, count))))
            kinds = list(map(calls.kind_of, things))
            self._texts([one for one, kind in zip(things, kinds, strict=True) if kind == TEXT])
            drawn = [one for one, kind in zip(things, kinds, strict=True) if kind == PATH]
            paths = calls.paths_of(drawn, edges)
            for thing, kind in zip(things, kinds, strict=True):
                self._objects += 1
                if self._objects > most or len(across) + len(down) > edges:
                    self.crowded = True
                    return
                if kind == PATH:
                    self._path(next(paths), matrix)
                elif kind != TEXT:
                    self._other(thing, kind, matrix, depth)

    def _texts(self, things: Sequence[int]) -> None:
        """Count pieces of text that are drawn to be seen, and not to be."""
        unseen = list(map(calls.mode_of, things)).count(INVISIBLE)
        self.unseen += unseen
        self.seen += len(things) - unseen

    def _other(self, thing: int, kind: int, matrix: Matrix, depth: int) -> None:
        """Take in what is neither text nor path."""
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._picture(thing, matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
            inside = partial(calls.object_inside, thing)
            inner = times(calls.matrix_of(thing), matrix)
            self._walk(inside, calls.count_inside(thing), inner, depth + 1)

    def _picture(self, thing: int, matrix: Matrix) -> None:
        box = calls.bounds(thing)
        if box is not None:
            corners = [moved(matrix, x, y) for x in box[::2] for y in box[1::2]]
            self.pictures.append(self.place(*frame(corners)))

    def _path(self, path: Path, outer: Matrix) -> None:
        """Take the lines out of a path: strokes as they run, of what is filled only thin boxes."""
        if not path.fill and not path.stroke:
            return
        matrix = times(path.matrix, outer)
        a, b, c, d, e, f = matrix
        for points in outlines(path):
            here = points
            if matrix != PLAIN:
                here = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
            if path.stroke:
                for pair in pairwise(here):
                    self._line(frame(pair))
            else:
                self._line(frame(here))

    def _line(self, box: Frame) -> None:
        left, bottom, right, top = self.place(*box)
        if top - bottom <= min(THIN, right - left):
            self.across.append(((bottom + top) / 2, left, right))
        elif right - left <= THIN:
            self.down.append(((left + right) / 2, bottom, top))


def outlines(path: Path) -> list[list[Point]]:
    """Return the points of each closed or open run of a path, closed ones back at their start."""
    found: list[list[Point]] = []
    for point, sort, closes in path.segments:
        if sort == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append(point)
        if closes:
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
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does the first, then the second."""
    if second == PLAIN:
        return first
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
