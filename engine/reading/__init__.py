"""From the bytes of a file to a Report: sniff, read by format, assemble.

The format is told by content, never by name. Every reader yields the same blocks; one assembler
knows the forms. Whatever is wrong with a file is one ReadingError with a sentence.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS, Limits, refuse_size
from engine.reading.files.sniff import FORMATS, misnamed, sniff
from engine.reading.files.unforeseen import unforeseen
from engine.report import Document, Grid, Paragraph, Picture
from engine.vocabulary.in_force import speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.forms.model import Forms
    from engine.reading.blocks.builder import Content
    from engine.report import Block, Report

__all__ = ["LIMITS", "Limits", "read_document", "read_report"]


def read_report(data: bytes, name: str, forms: Forms, *, limits: Limits = LIMITS) -> Report:
    """Read a report from the bytes of a file; ``name`` is its label and hints at nothing.

    ``forms`` are those of the pack that will judge it. ReadingError if it cannot be read.
    """
    from engine.reading.assemble import assemble

    with speaking(forms.vocabulary):
        return assemble(read_document(data, name, limits=limits), forms)


def read_document(data: bytes, name: str, *, limits: Limits = LIMITS) -> Document:
    """Read the blocks of a file in any known format; ReadingError with ``source`` if it cannot."""
    try:
        refuse_size(len(data), limits.file_bytes)
        found = sniff(data)
        content = _read(found, data, limits)
        _refuse_textless(content)
    except ReadingError as error:
        error.source = error.source or name
        raise
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=found,
        blocks=content.blocks,
        meta=content.meta,
        doubts=(*content.doubts, *_doubt_of_name(name, found)),
    )


def _doubt_of_name(name: str, found: str) -> Iterator[Doubt]:
    """Yield the doubt about a name whose extension promises another format."""
    promised = misnamed(name, found)
    if promised is not None:
        title = FORMATS[found].title
        yield Doubt.of(DoubtKind.OTHER_FORMAT, extension=promised, format=title)


def _read(found: str, data: bytes, limits: Limits) -> Content:
    """Call the reader of a format; what it trips over in a broken file becomes a sentence."""
    reader = import_module(f"engine.reading.formats.{FORMATS[found].module}")
    try:
        content: Content = reader.read(data, limits)
    except (ReadingError, ImportError):
        raise  # a library that cannot be loaded is no fault of the file
    except Exception as error:  # an unforeseen crash costs this file, not the sweep
        raise unforeseen(error, FORMATS[found].title) from error
    return content


def _refuse_textless(content: Content) -> None:
    """Raise ReadingError for a file without a word in it: blank, scanned, or pictures only."""
    if any(_has_text(block) for block in content.blocks):
        return
    scanned = any(doubt.code == "scan" for doubt in content.doubts)
    if scanned or any(isinstance(block, Picture) for block in content.blocks):
        raise ReadingError("文件里只有图片，没有文字；请交可编辑的 Word、网页或文本文件")
    raise ReadingError("文件里没有文字；请确认后重新提交")


def _has_text(block: Block) -> bool:
    if isinstance(block, Grid):
        return any(cell.text.strip() for row in block.rows for cell in row)
    return isinstance(block, Paragraph) and bool(block.text.strip())
