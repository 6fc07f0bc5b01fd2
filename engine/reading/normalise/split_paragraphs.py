"""Headings, sign-offs and rows that a converter ran into the paragraph before them.

…12月31日。 一、总体情况 2023年，… is three paragraphs that lost their breaks. Which headings are
cut off is told in ``run_in_headings``; each piece between them is asked for rows by itself.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.forms.labels import mask_markup
from engine.reading.normalise.listed_figures import without_marks
from engine.reading.normalise.run_in_headings import run_in
from engine.reading.normalise.run_in_signoffs import signed_above, signed_in
from engine.reading.normalise.run_in_titles import LOOKED_AT, titled_in
from engine.reading.normalise.split_grids import unrolled
from engine.reading.normalise.split_rows import run_on_rows
from engine.reading.outline.heading import headings_of
from engine.report import Grid, Paragraph
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.forms.model import Forms
    from engine.reading.outline.heading import Headings
    from engine.report import Block, Document

SHORTEST = 16
_LESSER = re.compile(
    r"(?<=[。；！])\s{0,9}[（(][一二三四五六七八九十]{1,2}[)）](?=[\u4e00-\u9fff])"
)
"""A sub-heading behind a sentence, in a line that lost its parts' breaks as well."""


def taken_apart(document: Document, forms: Forms) -> Document:
    """Return the document with a paragraph of its own for each heading that had lost it.

    Rows of a table that had lost their ends get them back, in paragraphs and in grids.
    """
    headings = headings_of(forms)
    document = without_marks(_with_rows(document, forms), forms)
    cuts = {
        index: found
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph)
        and (found := _cuts(block, document.blocks, index, headings, forms))
    }
    return _renumbered(document, cuts) if cuts else document


def _with_rows(document: Document, forms: Forms) -> Document:
    blocks = tuple(unrolled(b, forms) if isinstance(b, Grid) else b for b in document.blocks)
    same = all(new is old for new, old in zip(blocks, document.blocks, strict=True))
    return document if same else replace(document, blocks=blocks)


def _below(blocks: Sequence[Block], index: int) -> str:
    """Return the text of the paragraph below a block, "" where there is none."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return below.text if isinstance(below, Paragraph) else ""


def _above(blocks: Sequence[Block], index: int) -> Iterator[str]:
    """Yield the texts of the body's paragraphs above a block."""
    above = (one for one in blocks[:index] if isinstance(one, Paragraph))
    return (one.text for one in above if one.role == "body")


def _cuts(
    block: Paragraph, blocks: Sequence[Block], index: int, headings: Headings, forms: Forms
) -> list[int]:
    if len(block.text) < SHORTEST or block.role != "body":
        return []
    text = mask_markup(block.text)
    told = run_in(text, headings)
    signed = signed_in(text, told.ends) or signed_above(text, _below(blocks, index))
    titled = titled_in(text, _above(blocks, index)) if index < LOOKED_AT else set()
    lesser = (match.start() for match in _LESSER.finditer(text)) if told.cuts else ()
    found = {*told.cuts, *signed, *titled, *lesser}
    rows = [at for at in run_on_rows(text, forms, sorted(found)) if not told.within(at)]
    return sorted({*found, *rows} - {0})


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
