"""A table of contents in front of the text: headings that come again, or with page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.forms.labels import leading_numeral, normalise_label
from engine.reading.outline.lines import is_page_number
from engine.report import Paragraph
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.reading.outline.heading import Candidate, Headings
    from engine.reading.outline.lines import BodyLine, Position
    from engine.report import Document

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


def set_aside(
    document: Document, lines: Sequence[BodyLine], first: Position, headings: Headings
) -> Document:
    """Mark the entries of contents with page numbers before ``first``, so that none is a sentence.

    三、收到和处理政府信息公开申请情况   3 says nothing of three requests.
    """
    entries = {
        line.block
        for line in lines
        if line.position < first and line.role == "body" and _is_entry(line, headings)
        if document.text(line.block).strip() == line.text.strip()
    }
    if len(entries) < LEAST:
        return document
    blocks = tuple(
        replace(block, role="navigation")
        if i in entries and isinstance(block, Paragraph)
        else block
        for i, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)


def _is_entry(line: BodyLine, headings: Headings) -> bool:
    """Tell whether a line is a heading of the form with a page number, and nothing else."""
    text = line.text.strip()
    numeral = leading_numeral(text)
    words = text[numeral.end :] if numeral else text
    cut = contents_cut(words) or blank_cut(words)
    return cut is not None and normalise_label(words[:cut]) in headings.exact


def without_contents(found: list[Candidate], body: Sequence[BodyLine]) -> list[Candidate]:
    """Drop a table of contents: lines with page numbers, or a run of headings that come again."""
    paged = sum(c.paged for c in found) >= LEAST
    kept = [c for c in found if not (c.contents or (paged and c.paged))]
    last = {candidate.part: candidate.line.position for candidate in kept}
    listed = {
        candidate.line.position
        for run in _runs(kept, body)
        if len({c.part for c in run}) >= LEAST and _come_again(run, last)
        for candidate in run
    }
    return [candidate for candidate in kept if candidate.line.position not in listed]


def _runs(found: Sequence[Candidate], body: Sequence[BodyLine]) -> Iterator[list[Candidate]]:
    """Yield headings in runs: on neighbouring lines, each of another part, nothing between."""
    told = (line for line in body if not is_page_number(line))
    order = {line.position: number for number, line in enumerate(told)}
    run: list[Candidate] = []
    for candidate in found:
        if run and not _goes_on(run, candidate, order):
            yield run
            run = []
        run.append(candidate)
    yield run


def _goes_on(run: Sequence[Candidate], candidate: Candidate, order: Mapping[Position, int]) -> bool:
    """Tell whether a heading is the next line of a run."""
    before = run[-1].wording_line or run[-1].line
    return (
        order[candidate.line.position] - order[before.position] == 1
        and candidate.after is None
        and all(c.part != candidate.part for c in run)
    )


def _come_again(run: Sequence[Candidate], last: Mapping[int, Position]) -> bool:
    """Tell whether the run's parts, three at least, have headings behind it (``last``: by part)."""
    parts = {c.part for c in run}
    later = {part for part in parts if last[part] > run[-1].line.position}
    return len(later) >= min(LEAST, len(parts))
