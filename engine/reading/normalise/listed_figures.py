"""Rows of a statutory table written as a list (规章，0，0，0；行政规范性文件：1、0、6).

The marks between labels and figures become blanks, each in its place, so that such rows are read
as those whose cells a blank parts. A line that holds anything else is left as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.normalise.split_rows import labels_of
from engine.report import Paragraph
from engine.values import replace

if TYPE_CHECKING:
    from engine.forms.model import Forms
    from engine.report import Document

LEAST = 12
"""So many marks have to stand between two figures, more than sentences count up."""
FEWEST = 5
"""So many figures are a row of a table without its label."""
_FIGURE = re.compile(r"\d+")
_BETWEEN = re.compile(r"(?<=\d)[，、]\s?(?=\d)")
_MARK = re.compile(r"[，、；：。]")
_BRACKETED = re.compile(r"[（(][^（）()]{1,60}[）)]")
_NO_WORDS = re.compile(r"[\s\d.，、；：。]*")


def without_marks(document: Document, forms: Forms) -> Document:
    """Return the document with its listed rows parted by blanks."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    if sum(len(_BETWEEN.findall(one.text)) for one in paragraphs) < LEAST:
        return document
    listed = {
        block.anchor.block: words
        for block in paragraphs
        if block.role == "body" and (words := _parted(block.text, forms)) != block.text
    }
    blocks = (
        replace(block, text=listed[index])
        if isinstance(block, Paragraph) and index in listed
        else block
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks))


def _parted(text: str, forms: Forms) -> str:
    """Return a text of labels and figures, or of a row's figures, with blanks for its marks."""
    if not _MARK.search(text):
        return text
    labels = [match.span() for match in labels_of(forms).finditer(text)]
    taken = labels + [match.span() for match in _BRACKETED.finditer(text)] if labels else []
    inside = {at for start, end in taken for at in range(start, end)}
    outside = "".join(one for at, one in enumerate(text) if at not in inside)
    if not _NO_WORDS.fullmatch(outside) or not (labels or len(_FIGURE.findall(text)) >= FEWEST):
        return text
    return "".join(
        " " if at not in inside and _MARK.match(one) else one for at, one in enumerate(text)
    )
