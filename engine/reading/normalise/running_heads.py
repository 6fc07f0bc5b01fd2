"""The title printed at the head of every page, left in the text by a converter: none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.forms.labels import strip_blanks
from engine.report import Paragraph
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.outline.lines import BodyLine, Position
    from engine.report import Document, Mention


def without_running_heads(
    document: Document, lines: Sequence[BodyLine], title: Mention | None, first: Position
) -> tuple[Document, Sequence[BodyLine]]:
    """Mark as a page's head each paragraph below ``first`` (part one) that repeats the title."""
    words = strip_blanks(title.text) if title else ""
    again = {
        line.block
        for line in lines
        if line.position > first and line.role == "body" and not line.in_grid
        if words and strip_blanks(line.text) == words and line.text.strip() == _text(document, line)
    }
    if not again:
        return document, lines
    blocks = tuple(
        replace(block, role="header") if i in again and isinstance(block, Paragraph) else block
        for i, block in enumerate(document.blocks)
    )
    marked = [replace(line, role="header") if line.block in again else line for line in lines]
    return replace(document, blocks=blocks), marked


def _text(document: Document, line: BodyLine) -> str:
    return document.text(line.block).strip()
