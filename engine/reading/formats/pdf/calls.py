"""pdfium's functions with plain numbers for addresses, so that ``map`` calls one for a whole page.

``raw`` wraps all that goes in and out of a call in objects, which costs more than the call itself.
What a function fills in lies in one array for all characters or points, each at its own address.
"""

from __future__ import annotations

import ctypes
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_AT = ctypes.c_void_p
Frame = tuple[float, float, float, float]
"""A box: left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]
AT_ONCE = 4_096
"""How many characters, objects or segments are asked at once, so that memory stays small."""


def _function(theirs: Any) -> Callable[..., Any]:
    """Return one of pdfium's functions; it holds the interpreter, for nothing else runs here."""
    place = ctypes.cast(theirs, _AT).value or 0
    return ctypes.PYFUNCTYPE(_plain(theirs.restype), *map(_plain, theirs.argtypes))(place)


def _plain(kind: Any) -> Any:
    """Return the type of a number for that of a pointer, any other as it is."""
    return _AT if hasattr(kind, "contents") else kind


get_text = _function(raw.FPDFText_GetText)
code_of = _function(raw.FPDFText_GetUnicode)
is_generated = _function(raw.FPDFText_IsGenerated)
angle_of = _function(raw.FPDFText_GetCharAngle)
put_loose_box = _function(raw.FPDFText_GetLooseCharBox)
put_ink = _function(raw.FPDFText_GetCharBox)
count_objects = _function(raw.FPDFPage_CountObjects)
object_at = _function(raw.FPDFPage_GetObject)
count_inside = _function(raw.FPDFFormObj_CountObjects)
object_inside = _function(raw.FPDFFormObj_GetObject)
kind_of = _function(raw.FPDFPageObj_GetType)
mode_of = _function(raw.FPDFTextObj_GetTextRenderMode)
put_matrix = _function(raw.FPDFPageObj_GetMatrix)
put_bounds = _function(raw.FPDFPageObj_GetBounds)
put_draw_mode = _function(raw.FPDFPath_GetDrawMode)
count_segments = _function(raw.FPDFPath_CountSegments)
segment_at = _function(raw.FPDFPath_GetPathSegment)
put_point = _function(raw.FPDFPathSegment_GetPoint)
sort_of = _function(raw.FPDFPathSegment_GetType)
is_closed = _function(raw.FPDFPathSegment_GetClose)


def address(handle: Any) -> int:
    """Return where what ``raw`` holds lies."""
    return ctypes.cast(handle, _AT).value or 0


def codes_of(text: int, count: int) -> Sequence[int]:
    """Return the codes of all characters: at once where the page's text has one for each."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if get_text(text, 0, count, ctypes.addressof(buffer)) == count + 1:
        codes = buffer[:count]
        if not any(0xD800 <= code < 0xE000 for code in set(codes)):
            return codes
    return list(map(code_of, repeat(text), range(count)))


def loose_boxes(text: int, which: Sequence[int]) -> tuple[list[int], Iterator[Frame]]:
    """Return for which characters the em is known, and the box of each."""
    filled = _filled(put_loose_box, (repeat(text), which), ctypes.c_float, 4, together=True)
    known, (left, top, right, bottom) = filled
    return known, zip(left, bottom, right, top, strict=True)


def inks(text: int, which: Sequence[int]) -> tuple[list[int], Iterator[Frame]]:
    """Return for which characters the ink is known, and its box in each."""
    filled = _filled(put_ink, (repeat(text), which), ctypes.c_double, 4)
    known, (left, right, bottom, top) = filled
    return known, zip(left, bottom, right, top, strict=True)


def _filled(
    put: Callable[..., int], of: Sequence[Any], kind: Any, sides: int, *, together: bool = False
) -> tuple[list[int], list[list[Any]]]:
    """Let a function put so many numbers for each thing; return its answers, the numbers by side.

    ``of`` is what it takes before that, the things last. It is told where the first number goes
    if they lie ``together``, else where each goes.
    """
    count = len(of[-1])
    numbers = (kind * (sides * count))()
    size, begin = ctypes.sizeof(kind), ctypes.addressof(numbers)
    step = sides * size
    places = (
        range(begin + side * size, begin + side * size + step * count, step)
        for side in range(1 if together else sides)
    )
    return list(map(put, *of, *places)), [numbers[side::sides] for side in range(sides)]


class Path(NamedTuple):
    """A path: is it filled, is its line drawn, its matrix; point, sort, end of run by segment."""

    fill: int
    stroke: int
    matrix: Matrix
    segments: list[tuple[Point, int, int]]


def paths_of(things: Sequence[int], most: int) -> Iterator[Path]:
    """Yield what paths are, in their order; of none more than so many segments."""
    for paths, counts in _batches(things, most):
        segments = _segments(paths, counts)
        for modes, matrix, count in zip(_modes(paths), _matrices(paths), counts, strict=True):
            yield Path(*modes, matrix, list(islice(segments, count)))


def _batches(things: Sequence[int], most: int) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield as many paths as have some thousand segments, and how many segments each has."""
    counts = [max(min(count, most), 0) for count in map(count_segments, things)]
    begin = held = 0
    for end, count in enumerate(counts, 1):
        held += count
        if held > AT_ONCE or end == len(counts):
            yield things[begin:end], counts[begin:end]
            begin, held = end, 0


def _segments(paths: Sequence[int], counts: Sequence[int]) -> Iterator[tuple[Point, int, int]]:
    one_by_one = zip(paths, counts, strict=True)
    segments = [at for path, n in one_by_one for at in map(segment_at, repeat(path), range(n))]
    _, (xs, ys) = _filled(put_point, (segments,), ctypes.c_float, 2)
    points = zip(xs, ys, strict=True)
    return zip(points, map(sort_of, segments), map(is_closed, segments), strict=True)


def _modes(paths: Sequence[int]) -> Iterator[tuple[int, int]]:
    _, modes = _filled(put_draw_mode, (paths,), ctypes.c_int, 2)
    return zip(*modes, strict=True)


def _matrices(paths: Sequence[int]) -> Iterator[Matrix]:
    known, numbers = _filled(put_matrix, (paths,), ctypes.c_float, 6, together=True)
    matrices = zip(*numbers, strict=True)
    return (matrix if good else PLAIN for good, matrix in zip(known, matrices, strict=True))


def bounds(thing: int) -> Frame | None:
    """Return the box of an object in the coordinates of what it stands in."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not put_bounds(thing, *map(ctypes.addressof, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def matrix_of(thing: int) -> Matrix:
    """Return the matrix of an object."""
    return next(_matrices([thing]))
