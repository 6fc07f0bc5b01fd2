"""Two reports in one file (several townships', this year's and last year's): where the next begins.

Cells of one report must never be read beside the prose of another. Only the first is read, and
the doubt names them all; a second copy of the tables, or a contents page, is no second report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.forms.labels import strip_blanks
from engine.reading.metadata.title import is_title, title_at
from engine.report import Grid, Paragraph
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.anchor import Anchor
    from engine.reading.outline.heading import Candidate
    from engine.reading.outline.lines import BodyLine, Position
    from engine.report import Document

_MARKS = tuple(
    map(re.compile, ("现行有效|对外公开总数|本年新公开", "本年新收|上年结转", "结果维持|尚未审结"))
)
LEAST_TABLES = 2
LEAST_PARTS = 3
ABOVE = 40
LONGEST_MARK = 400


def first_report(
    document: Document, lines: Sequence[BodyLine], found: Sequence[Candidate]
) -> tuple[Document, Position | None]:
    """Return the document without what belongs to further reports, and where the second begins."""
    starts = list(_starts(document, lines, found))
    if len(starts) < 2:
        return document, None
    cut = starts[1][0]
    names = tuple(f"“{name}”" for _, name, _ in starts)
    doubt = Doubt.of(DoubtKind.SEVERAL_REPORTS, starts[1][2], count=len(starts), names=names)
    blocks = document.blocks[: cut[0]]
    begun = document.blocks[cut[0]]
    if cut[1] and isinstance(begun, Paragraph):
        blocks = (*blocks, replace(begun, text=begun.text[: cut[1]]))
    return replace(document, blocks=blocks, doubts=(*document.doubts, doubt)), cut


def _starts(
    document: Document, lines: Sequence[BodyLine], found: Sequence[Candidate]
) -> Iterator[tuple[Position, str, Anchor]]:
    """Yield where each whole report begins, what it is called, and the place of its first line."""
    ones = [c for c in found if c.part == 1 and c.after is None]
    if len(ones) < 2:
        return
    marks = list(_marks(document))
    last: Position = (-1, 0)
    for i, candidate in enumerate(ones):
        here = candidate.line.position
        end = ones[i + 1].line.position if i + 1 < len(ones) else (1 << 60, 0)
        if not _whole(found, marks, here, end):
            continue
        above = [line for line in lines if last < line.position < here]
        begins, name = _title_above(above, candidate.line)
        if begins is candidate.line and candidate.match == "similar":
            continue
        yield begins.position, name, begins.anchor
        last = max(at for at in marks if here[0] <= at[1] < end[0])[1], 1 << 30


def _whole(
    found: Sequence[Candidate],
    marks: Sequence[tuple[int, int]],
    here: Position,
    end: Position,
) -> bool:
    """Tell whether further parts and their tables stand between a part one and the next."""
    tables = {number for number, block in marks if here[0] <= block < end[0]}
    parts = {c.part for c in found if here <= c.line.position < end}
    return len(tables) >= LEAST_TABLES and len(parts) >= LEAST_PARTS


def _marks(document: Document) -> Iterator[tuple[int, int]]:
    """Yield (table, block) for each block with words that only this statutory table has."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            text = "".join(cell.text for row in block.rows for cell in dict.fromkeys(row))
        elif isinstance(block, Paragraph) and len(block.text) <= LONGEST_MARK:
            text = block.text if "。" not in block.text else ""
        else:
            continue
        plain = re.sub(r"\s", "", text)
        for number, pattern in enumerate(_MARKS, 2):
            if pattern.search(plain):
                yield number, index


def _title_above(above: Sequence[BodyLine], heading: BodyLine) -> tuple[BodyLine, str]:
    """Return the first line of the title over a part one (else the heading), and its words."""
    near = [line for line in above if line.role == "body" and not line.in_grid][-ABOVE:]
    for i, line in enumerate(near):
        if is_title(line, near[i + 1 : i + 2]):
            first, mention = title_at(near, i)
            return near[first], strip_blanks(mention.text)
    return heading, "没有标题的一份"
