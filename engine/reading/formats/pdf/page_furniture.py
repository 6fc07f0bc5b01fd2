"""What a PDF repeats on its pages: page numbers, and the running lines at head and foot.

Page numbers are left out, so that a table or a paragraph goes on over the break; a running line is
kept once, as what it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.reading.formats.pdf.lines import Line
    from engine.reading.formats.pdf.pages import Page

Edge = Literal["header", "footer"]
NUMBER = re.compile(
    r"[—–\-－_·~\s]*+(?:第\s*+)?\d{1,3}\s*+(?:页\s*+)?(?:(?:[/,，]\s*+)?(?:共\s*+)?\d{1,3}\s*+页?)?[—–\-－_·~\s]*+"
)
DIGITS = re.compile(r"\d+")
MARGIN = 0.12
"""The part of a page's height, above and below, where furniture stands."""
OFTEN = 0.6
"""On which part of the pages a running line stands, at least."""


def without_furniture(
    pages: Sequence[tuple[Page, list[Line]]],
) -> tuple[list[list[Line]], list[tuple[Edge, Line]]]:
    """Return each page's lines without furniture, and each running line once."""
    bare = [[line for line in lines if not _is_number(line, page)] for page, lines in pages]
    stands: dict[tuple[Edge, str], dict[int, Line]] = defaultdict(dict)
    for number, (page, _) in enumerate(pages):
        for line in _outermost(bare[number], page):
            stands[_key(line, page)][number] = line
    running = {key for key, on in stands.items() if _runs(on, len(pages))}
    found: dict[tuple[Edge, str], Line] = {}
    for number, (page, _) in enumerate(pages):
        for line in _outermost(bare[number], page):
            key = _key(line, page)
            if key in running:
                found.setdefault(key, line)
                bare[number].remove(line)
    return bare, [(edge, line) for (edge, _), line in found.items()]


def _runs(on: Mapping[int, Line], pages: int) -> bool:
    """Say whether a line, by the pages on which it stands, runs over them.

    An agency's name on the first and the last page alone is its title's and its sign-off's.
    """
    if len(on) < max(2, OFTEN * (pages - 1)):
        return False
    if set(on) != {0, pages - 1}:
        return True
    first, last = on[0], on[pages - 1]
    return pages == 2 and abs(first.left - last.left) < first.size


def _is_number(line: Line, page: Page) -> bool:
    """Say whether a line is a page's number."""
    return _edge(line, page) is not None and NUMBER.fullmatch(line.text) is not None


def _edge(line: Line, page: Page) -> Edge | None:
    if line.top < MARGIN * page.height:
        return "footer"
    return "header" if line.bottom > (1 - MARGIN) * page.height else None


def _outermost(lines: Sequence[Line], page: Page) -> list[Line]:
    """Return the two outermost lines at head and foot, as far as they stand in the margins."""
    ordered = sorted(lines, key=lambda line: -line.top)
    ends = {id(line): line for line in (*ordered[:2], *ordered[-2:])}
    return [line for line in ends.values() if _edge(line, page) is not None]


def _key(line: Line, page: Page) -> tuple[Edge, str]:
    """Return what makes a running line the same on every page: its edge, its words."""
    return _edge(line, page) or "header", DIGITS.sub("#", line.text)
