"""Characters of a PDF page as lines, and lines as paragraphs.

A line's characters stand at one height; a paragraph begins where a line is indented or where the
line before ends short of the right margin. What the file draws twice (shadowed bold) is read once.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from engine.values import dataclass, field
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.reading.formats.pdf.pages import Character

INDENT = 1.2
"""From how many characters' width on a line is indented."""
SHORT = 2.2
"""From how many characters' width on a line ends short of the margin."""
LOOSE = 1.25
"""How much more than the usual distance between lines there is between paragraphs."""
WIDE = 1.3
"""From how many characters' width on a gap parts what stands on one line."""
BLANK = 0.25
"""From how many characters' width on a gap between letters is a blank."""
TWICE = 0.2
"""Within which part of its width a character drawn again is the same one."""
SIDE = 4.0
"""From how many characters' width on a gap parts things that are not one sentence."""
SLACK = 0.15
"""By which part of its height what lies within a line may stick out of it."""
NEAR = 0.5
"""Within how many characters' width lines begin at the same place."""
ORDINAL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．](?!\d)"
)
_LEFT = itemgetter(1)
WORDS = Use("titles", patterns=("stands_alone",))
MIDDLE = "，。、；：）》”由的"
"""With what a line goes on that is no text's beginning."""
ENDINGS = ("。", "；", "：", "!", "！", "”", "？")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line that no wide gap parts."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """A line of text and its box; ``size`` is the height of its characters in points.

    ``edges`` are the margins of its column where prose stands in columns.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int = 0
    runs: list[Run] = field(default_factory=list)
    edges: tuple[float, float] | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, bottom, right, top."""
        return self.left, self.bottom, self.right, self.top


def lines_of(characters: Iterable[Character], page: int = 0) -> list[Line]:
    """Return the characters as lines from top to bottom, each from left to right.

    Characters stand on a line whose middles lie close to that of the first, or of the first that
    is as high as the line: the ems of some fonts end at the ink, so 一 lies within its neighbours,
    and so does a comma.
    """
    rows: list[list[Character]] = []
    middle = height = 0.0  # both doubled
    for one in sorted(characters, key=_upwards):
        _, _, bottom, _, top = one
        own = max(top - bottom, 1.0)
        if rows and height > middle - (bottom + top) < own:
            rows[-1].append(one)
        elif rows and _within(middle - (bottom + top), height, own):
            rows[-1].append(one)
            if own > height:
                middle, height = bottom + top, own
        else:
            rows.append([one])
            middle, height = bottom + top, own
    return [line for row in rows if (line := _line(row, page)).text]


def _within(apart: float, height: float, own: float) -> bool:
    """Tell whether one of two boxes lies in the other: their heights, and twice what parts them."""
    return abs(apart) < abs(height - own) + 2 * SLACK * max(height, own)


def _upwards(one: Character) -> float:
    """Return what sorts characters from the top of the page to its foot."""
    return -(one[2] + one[4])


def _line(row: list[Character], page: int) -> Line:
    if len(row) == 1:  # as in most cells of a table
        text, left, bottom, right, top = row[0]
        text = "" if text.isspace() else text
        return Line(text, left, bottom, right, top, top - bottom, page, [Run(text, left, right)])
    row.sort(key=_LEFT)
    _, lefts, bottoms, rights, tops = zip(*row, strict=True)
    size = _median(sorted(map(sub, tops, bottoms)))
    runs = _runs(row, size)
    text = runs[0].text if len(runs) == 1 else " ".join([run.text for run in runs])
    return Line(text, lefts[0], min(bottoms), max(rights), max(tops), size, page, runs)


def _median(ordered: Sequence[float]) -> float:
    """Return the middle of values in order, between the two in the middle where there are two."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _runs(row: Iterable[Character], size: float) -> list[Run]:
    """Cut a row at its wide gaps; blanks are as good as none, what is drawn twice is one.

    A narrower gap between Latin letters and figures is a blank.
    """
    runs: list[Run] = []
    texts: list[str] = []
    wide, apart = WIDE * size, BLANK * size
    last, last_left, twice = "", 0.0, 0.0
    before, begin, end, furthest = "", 0.0, float("-inf"), 0.0
    for text, left, _, right, _ in row:
        if text == last and left - last_left < twice:
            continue
        last, last_left, twice = text, left, TWICE * (right - left)
        if text.isspace():
            continue
        if left - end > wide:
            if texts:
                runs.append(Run("".join(texts), begin, furthest))
            texts, begin, furthest = [text], left, right
        else:
            if left - end > apart and before.isascii() and text.isascii():
                texts.append(" ")
            texts.append(text)
            furthest = max(furthest, right)
        before, end = text, right
    return [*runs, Run("".join(texts), begin, furthest)] if texts else runs


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; lines of one text block, over page breaks too."""
    if not lines:
        return
    left = _margin([line.left for line in lines], low=True)
    right = _margin([line.right for line in lines], low=False)
    pitch = _pitch(lines)
    current: list[Line] = []
    titled = lines[0].page > 1
    for line in lines:
        title = not titled and _is_title(current, line)
        titled = titled or title
        apart = current and (
            _begins(current, line, left, right) or _apart(current[-1], line, pitch)
        )
        if title or apart:
            yield current
            current = []
        current.append(line)
    yield current


def _is_title(current: Sequence[Line], line: Line) -> bool:
    """Say whether what stands above a line is the title of the report, as wide as the text is.

    The same words begin a sentence (…年度报告由六部分组成) where a title stands above.
    """
    title = words_of(WORDS)["stands_alone"].fullmatch("".join(one.text for one in current))
    return title is not None and line.text[:1] not in MIDDLE


def _begins(current: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Say whether a line begins a paragraph by where it stands or what it begins with."""
    before = current[-1]
    ended = (before.edges or (left, right))[1] - before.right > SHORT * before.size
    left, right = line.edges or (left, right)
    other = abs(line.size - before.size) > 0.2 * before.size
    numbered = ORDINAL.match(line.text) is not None and before.text.endswith(ENDINGS)
    off = abs((line.left + line.right) - (left + right)) > line.size
    indented = line.left - left > INDENT * line.size and (off or _closed(before, line))
    indented = indented and not _hangs(current, line)
    columns = _tabular(line) or _tabular(before)
    return indented or ended or other or numbered or columns


def _tabular(line: Line) -> bool:
    """Say whether things stand side by side on a line, not words of one sentence."""
    runs = line.runs
    if len(runs) < 2:
        return False
    return len(runs) > 2 or runs[1].left - runs[0].right > SIDE * line.size


def _hangs(current: Sequence[Line], line: Line) -> bool:
    """Say whether an indented line goes on below a sentence that the margin cut off.

    A list with a hanging indent begins at the left of its later lines; a block that is indented
    as a whole begins all of them at one place.
    """
    before = current[-1]
    if _closed(before, line):
        return False
    level = abs(line.left - before.left) < NEAR * line.size
    hanging = len(current) == 1 and ORDINAL.match(before.text) is not None
    return level or (hanging and 0 < line.left - before.left < 4 * line.size)


def _closed(before: Line, line: Line) -> bool:
    """Say whether a sentence ended on the line before, or a numbered one begins."""
    return before.text.endswith(ENDINGS) or ORDINAL.match(line.text) is not None


def _apart(before: Line, line: Line, pitch: float) -> bool:
    """Say whether more than the usual space stands between two lines of one page."""
    return before.page == line.page and before.bottom - line.bottom > LOOSE * pitch > 0


def _pitch(lines: Sequence[Line]) -> float:
    """Return how far apart, in points, the lines of paragraphs usually stand; 0 if unknown."""
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and before.bottom > line.bottom
    ]
    return sorted(steps)[len(steps) // 4] if steps else 0.0


def _margin(values: list[float], *, low: bool) -> float:
    """Return the margin most lines keep to; the tenth part beyond it are strays."""
    ordered = sorted(values, reverse=not low)
    return ordered[len(ordered) // 10]
