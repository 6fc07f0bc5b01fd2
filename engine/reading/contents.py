"""A table of contents in front of the text: headings that come again, or with page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.body_lines import is_page_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.reading.body_lines import BodyLine, Position
    from engine.reading.heading_candidates import Candidate

LEAST = 3
_PAGE_AFTER_BLANKS = re.compile(
    r"(?<![ \u00a0\u3000])[ \u00a0\u3000]++[-—(（]{0,2} ?\d{1,3} ?[-—)）]{0,2}\s*\Z"
)


def contents_cut(text: str) -> int | None:
    """Return where the dots and the page number of a table of contents begin, None without."""
    bare = text.rstrip(" -—")
    words = bare.rstrip("0123456789")
    if not 1 <= len(bare) - len(words) <= 3:
        return None
    words = words.rstrip(" -—")
    cut = len(words.rstrip(".…·・ \t\u00a0\u3000"))
    return cut if len(words) - cut >= 3 or "\t" in words[cut:] else None


def blank_cut(text: str) -> int | None:
    """Return where blanks and a page number begin: contents, if several headings end so."""
    match = _PAGE_AFTER_BLANKS.search(text)
    return match.start() if match else None


def without_contents(found: list[Candidate], body: Sequence[BodyLine]) -> list[Candidate]:
    """Drop a table of contents: lines with page numbers, or a run of headings that come again."""
    told = [line for line in body if not is_page_number(line)]
    order = {id(line): i for i, line in enumerate(told)}
    paged = sum(c.paged for c in found) >= LEAST
    kept = [c for c in found if not (c.contents or (paged and c.paged))]
    last = {candidate.part: candidate.line.position for candidate in kept}
    run: list[Candidate] = []
    dropped: set[int] = set()
    for candidate in [*kept, None]:
        near = (
            candidate is not None
            and run
            and (
                order[id(candidate.line)] - order[id(run[-1].wording_line or run[-1].line)] == 1
                and candidate.after is None
                and all(c.part != candidate.part for c in run)
            )
        )
        if near and candidate is not None:
            run.append(candidate)
            continue
        if len({c.part for c in run}) >= 3 and _come_again(run, last):
            dropped.update(map(id, run))
        run = [candidate] if candidate is not None else []
    return [c for c in kept if id(c) not in dropped]


def _come_again(run: Sequence[Candidate], last: Mapping[int, Position]) -> bool:
    """Tell whether the run's parts, three at least, have headings behind it (``last``: by part)."""
    parts = {c.part for c in run}
    later = {part for part in parts if last[part] > run[-1].line.position}
    return len(later) >= min(3, len(parts))
