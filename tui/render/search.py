"""Where words stand in a document: marks for each place, in the order of reading. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report import Grid, Paragraph
from tui.render.grid import spot_of_cell
from tui.render.lines import Spot
from tui.render.page import Mark
from tui.text.pinyin import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Document

MOST = 500
"""The most places that are gone through: beyond, a longer word is what one needs."""


def found(document: Document, words: str) -> list[Mark]:
    """Return where words stand, whatever their case, in paragraphs and cells; the first of many."""
    wanted = folded(words.strip())
    if not wanted:
        return []
    places: list[Mark] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            spots = _in(block.text, wanted, Spot(number))
        elif isinstance(block, Grid):
            spots = _in_grid(block, wanted, number)
        else:
            continue
        places += spots
        if len(places) >= MOST:
            break
    return places[:MOST]


def _in(text: str, wanted: str, spot: Spot) -> Iterator[Mark]:
    """Yield each place of wanted words in a text.

    A text that folding lengthens is looked at as it stands: offsets have to be its own.
    """
    small = folded(text)
    where = small if len(small) == len(text) else text
    at = where.find(wanted)
    while at >= 0:
        yield Mark(spot, at, at + len(wanted), style="found", part=spot.row is not None)
        at = where.find(wanted, at + len(wanted))


def _in_grid(grid: Grid, wanted: str, number: int) -> Iterator[Mark]:
    seen: set[Spot] = set()
    for row in grid.rows:
        for cell in row:
            spot = spot_of_cell(cell, number)
            if spot not in seen:
                seen.add(spot)
                yield from _in(cell.text, wanted, spot)
