"""What a page says about the report: who published it and when, its title, its index numbers.

Sources, most trusted first: <publishtime>, lines and index tables on the page, meta elements of
the head (PubDate, ContentSource, ArticleTitle: the standard for government sites).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.reading.blocks.unseen import seen
from engine.reading.formats.html.boilerplate import index_label, index_pairs, is_value
from engine.report import Block, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborHTMLParser

NAMES = {
    "articletitle": "title",
    "pubdate": "published_on",
    "publishdate": "published_on",
    "publishtime": "published_on",
    "firstpublishedtime": "published_on",
    "article:published_time": "published_on",
    "contentsource": "publisher",
    "url": "address",
    "og:url": "address",
}
TIME = re.compile(r"<publishtime>\s*+([^<>]{4,60}?)\s*<")
TIMED = "publishtime"
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")

LONGEST_LABEL = 12

Pair = tuple[str, str]


def meta_of(
    page: LexborHTMLParser, lower: str, blocks: Iterable[Block]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the meta of a page, and the days of publication that it gives, as it writes them.

    ``lower`` is the page's source in lower case, "" where no such element is in it.
    """
    found = [*_times(lower), *_index(blocks), *_head(page)]
    meta: dict[str, str] = {}
    for key, value in found:
        meta.setdefault(key, value)
    days = {day: value for key, value in found if key == "published_on" and (day := _day(value))}
    return meta, tuple(days.values())


def _times(lower: str) -> Iterator[Pair]:
    at = lower.find("<publishtime>")
    match = TIME.match(lower, at) if at >= 0 else None
    if match is not None:
        yield "published_on", match[1]


def _index(blocks: Iterable[Block]) -> Iterator[Pair]:
    before = None
    for block in blocks:
        if isinstance(block, Paragraph) and before is not None:
            yield from _below_its_label(before, block)
        before = block if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph):
            yield from index_pairs(block.text)
        elif isinstance(block, Grid):
            yield from _index_grid(block)


def _below_its_label(label: Paragraph, value: Paragraph) -> Iterator[Pair]:
    """Read a label that stands alone and the value in the block after it (dt and dd)."""
    key = index_label(label.text) if len(label.text) <= LONGEST_LABEL else None
    if key is not None and index_label(value.text) is None and is_value(value.text):
        yield from index_pairs(f"{label.text.strip(' :：')}：{value.text.strip()}")


def _index_grid(grid: Grid) -> Iterator[Pair]:
    """Read a table of labels and values: the value stands right of its label or behind a colon."""
    if len(grid.rows) > 20 or len(grid.rows[0]) > 8:
        return
    for row in grid.rows:
        for cell, right in pairwise(row):
            key = index_label(cell.text) if right is not cell else None
            if key is not None and is_value(right.text):
                yield key, right.text.strip()
        for cell in {id(cell): cell for cell in row}.values():
            yield from index_pairs(cell.text)


def _head(page: LexborHTMLParser) -> Iterator[Pair]:
    for element in page.css("meta"):
        attributes = element.attributes
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        value = seen(" ".join((attributes.get("content") or "").split()))
        if name in NAMES and is_value(value):
            yield NAMES[name], value
    title = page.css_first("title")
    if title is not None and is_value(title.text().strip()):
        yield "title", seen(" ".join(title.text().split()))


def _day(text: str) -> tuple[int, int, int] | None:
    match = DAY.search(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
