"""Headings, sign-offs and rows that a converter ran into the paragraph before them.

…12月31日。 一、总体情况 2023年，… is three paragraphs that lost their breaks. Cut only where a
part's own numeral and wording follow a stop or a blank and text follows them: a sentence that
lists the parts stays whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.agency_names import is_agency
from engine.dates import find_dates
from engine.forms.labels import leading_numeral, mask_markup, normalise_label, strip_blanks
from engine.reading.normalise.split_grids import unrolled
from engine.reading.normalise.split_rows import run_on_rows
from engine.reading.outline.candidates import prefix_end
from engine.reading.outline.heading import headings_of
from engine.report import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.forms.model import Forms
    from engine.reading.outline.heading import Headings
    from engine.report import Block, Document

_NUMERAL = re.compile(
    r"(?:(?<=[。；！？”）)\d])|(?<=[\s\u3000]))(?:[一二三四五六]\s*、|第[一二三四五六]部分)"
)
_SIGNED = re.compile(r"(?<=[。！；])\s*(?=[^。！；，\n]{4,60}\Z)")
_LISTED = re.compile(r"\s*[、，,；;]")
LEAST_TEXT = 16
LONGEST_HEADING = 60
SHORTEST, SHORTEST_ROWS = 24, 16


def taken_apart(document: Document, forms: Forms) -> Document:
    """Return the document with a paragraph of its own for each heading that had lost it.

    Rows of a table that had lost their ends get them back, in paragraphs and in grids.
    """
    headings = headings_of(forms)
    document = _with_rows(document, forms)
    cuts = {
        index: found
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and (found := _cuts(block, headings, forms))
    }
    return _renumbered(document, cuts) if cuts else document


def _with_rows(document: Document, forms: Forms) -> Document:
    blocks = tuple(unrolled(b, forms) if isinstance(b, Grid) else b for b in document.blocks)
    same = all(new is old for new, old in zip(blocks, document.blocks, strict=True))
    return document if same else replace(document, blocks=blocks)


def _cuts(block: Paragraph, headings: Headings, forms: Forms) -> list[int]:
    if len(block.text) < SHORTEST_ROWS or block.role != "body":
        return []
    text = mask_markup(block.text)
    long = len(text) >= SHORTEST
    found = {*_headings_in(text, headings), *_signed_in(text)} if long else set()
    return sorted({*found, *run_on_rows(text, forms, sorted(found))} - {0})


def _renumbered(document: Document, cuts: Mapping[int, list[int]]) -> Document:
    """Return the document cut there, all its places counted anew."""
    blocks: list[Block] = []
    new: dict[int, int] = {}
    for index, block in enumerate(document.blocks):
        new[index] = len(blocks)
        if isinstance(block, Paragraph) and index in cuts:
            for start, end in pairwise([0, *cuts[index], len(block.text)]):
                blocks.append(_piece(block, start, end, len(blocks)))
        else:
            blocks.append(_moved(block, len(blocks)))
    doubts = tuple(
        replace(d, anchor=replace(d.anchor, block=new.get(d.anchor.block, d.anchor.block)))
        if d.anchor
        else d
        for d in document.doubts
    )
    return replace(document, blocks=tuple(blocks), doubts=doubts)


def _piece(block: Paragraph, start: int, end: int, index: int) -> Paragraph:
    char = block.anchor.char
    anchor = replace(block.anchor, block=index, char=None if char is None else char + start)
    number = "" if start else block.number
    return replace(block, text=block.text[start:end], anchor=anchor, number=number)


def _moved(block: Block, index: int) -> Block:
    """Return a block under another index; a merged cell stays one object."""
    if block.anchor.block == index:
        return block
    anchor = replace(block.anchor, block=index)
    if not isinstance(block, Grid):
        return replace(block, anchor=anchor)
    cells = {id(cell): cell for row in block.rows for cell in row}
    moved = {k: replace(c, anchor=replace(c.anchor, block=index)) for k, c in cells.items()}
    rows = tuple(tuple(moved[id(cell)] for cell in row) for row in block.rows)
    return replace(block, rows=rows, anchor=anchor)


def _headings_in(text: str, headings: Headings) -> list[int]:
    """Return where headings begin inside a line, none for a list of the parts."""
    found = []
    for match in _NUMERAL.finditer(text):
        numeral = leading_numeral(text[match.start() :])
        if numeral is None or match.start() == 0:
            continue
        begins = match.start() + numeral.end
        glued = text[match.start() - 1].isdecimal()  # a table ended there: whatever the numeral
        end = _behind(text, begins, None if glued else numeral.value, headings)
        if end is not None:
            found.append((match.start(), end))
    if not found:
        return []
    ends = [start for start, _ in found[1:]] + [len(text)]
    whole = [
        start
        for (start, end), following in zip(found, ends, strict=True)
        if following - end >= LEAST_TEXT
        or (following == len(text) and not text[end:].strip("。： "))
    ]
    return whole if len(whole) == len(found) else []


def _behind(text: str, begins: int, part: int | None, headings: Headings) -> int | None:
    """Return the offset behind a part's own wording, None where it is not that or only listed.

    ``part`` None: any part's wording.
    """
    rest = text[begins : begins + LONGEST_HEADING]
    words = normalise_label(rest)
    known = max(
        (k for k, (n, _) in headings.exact.items() if part in {n, None} and words.startswith(k)),
        key=len,
        default=None,
    )
    end = prefix_end(rest, known) if known else None
    return None if end is None or _LISTED.match(rest[end:]) else begins + end


def _signed_in(text: str) -> list[int]:
    """Return where agency and date stand behind the last sentence of a line."""
    match = _SIGNED.search(text)
    if match is None:
        return []
    tail = text[match.end() :]
    dates = find_dates(tail)
    if len(dates) != 1 or tail[dates[0].end :].strip(" \u3000。"):
        return []
    name = strip_blanks(tail[: dates[0].start])
    return [match.end()] if not name or is_agency(name) else []
