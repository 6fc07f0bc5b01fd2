"""Plain text: paragraphs by line, and the tables that converters leave in it.

Which notations of tables are known, and who writes them, stands in notations/README.md. Markdown
is read as any text is: converters leave flattened tables in it as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.reading.blocks.builder import Blocks, Content
from engine.reading.files.encoding import decode
from engine.reading.files.limits import LIMITS, Limits, refuse_letters, refuse_size
from engine.reading.formats.html.boilerplate import index_pairs, is_furniture
from engine.reading.formats.text.artefacts import pictures_of, struck_in
from engine.reading.formats.text.lines import Line, lines_of
from engine.reading.formats.text.markdown import (
    all_bold,
    heading,
    is_link,
    is_rule,
    lost_table,
    plain,
)
from engine.reading.formats.text.notations.bar_per_cell import unbarred
from engine.reading.formats.text.notations.cell_per_line import (
    flattened_table,
    is_cell_line,
    is_flattened,
)
from engine.reading.formats.text.notations.drawn import (
    dashed_table,
    drawn_table,
    is_dashed,
    is_drawn,
)
from engine.reading.formats.text.notations.html_in_text import apart, is_tagged, tagged_table
from engine.reading.formats.text.notations.separated import (
    BARS,
    COMMAS,
    OPEN_BARS,
    TABS,
    begins,
    is_run_on,
    separated_table,
)
from engine.reading.formats.text.reflow import rewrapped
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.reading.blocks.spans import Row
    from engine.report import Block

BARE_NUMERAL = re.compile(r"\s*[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]?\s*\Z")
PROSE = 60
SEPARATED = (OPEN_BARS, BARS, COMMAS)


def read(data: bytes, limits: Limits = LIMITS) -> Content:
    """Read a text in any encoding; each line that is no part of a table is a paragraph."""
    refuse_size(len(data), limits.text_bytes, "文本")
    decoded = decode(data)
    refuse_letters(len(decoded.text), limits)
    out = Blocks(limits)
    if decoded.lost:
        out.doubt(DoubtKind.UNDECODED, count=decoded.lost)
    if struck := struck_in(decoded.text):
        out.doubt(DoubtKind.STRUCK_OUT, count=struck)
    lines = lines_of(decoded.text, limits.lines)
    if any(mark in decoded.text for mark in "<|&"):  # as in no plain text
        lines = unbarred(apart(lines))
    read_lines(rewrapped(lines), out)
    return out.content(_meta(out.blocks))


def _meta(blocks: Iterable[Block]) -> dict[str, str]:
    """Return what index lines copied from a page (发布机构：… 公开日期：…) say of the report."""
    meta: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "navigation":
            for key, value in index_pairs(block.text):
                meta.setdefault(key, value)
    return meta


def read_lines(lines: list[Line], out: Blocks) -> None:
    """Put the paragraphs and tables of the lines into ``out``, in order."""
    index = 0
    while index < len(lines):
        line = lines[index]
        table = _table(lines, index, out.limits)
        if table is not None:
            rows, index = table
            out.grid(rows, line=line.number)
        elif "\t" in line.text:
            index = _tabs(lines, index, out)
        else:
            _paragraph(line, out)
            index += 1


def _table(lines: list[Line], index: int, limits: Limits) -> tuple[list[Row], int] | None:
    """Read the table that begins at a line, in whichever notation; None if none does."""
    if is_tagged(lines, index):
        return tagged_table(lines, index, limits)
    if is_drawn(lines, index):
        return drawn_table(lines, index, limits)
    if is_dashed(lines, index):
        return dashed_table(lines, index, limits)
    for how in SEPARATED:
        if begins(lines, index, how):
            return separated_table(lines, index, how)
    return None


def _tabs(lines: list[Line], start: int, out: Blocks) -> int:
    """Read the lines with tabs from ``start`` as a table if they are one, else as paragraphs."""
    rows: list[Row] = []
    if is_run_on(lines[start].text):
        after = start + 1
    elif not is_flattened(lines, start):
        rows, after = separated_table(lines, start, TABS)
    elif is_cell_line(lines[start]):
        rows, after = flattened_table(lines, start)
    else:
        rows, after = [], start + 1
    if _is_table(rows):
        out.grid(rows, line=lines[start].number)
    else:
        for line in lines[start:after]:
            _paragraph(line, out)
    return after


def _is_table(rows: list[Row]) -> bool:
    """Tell a table from indented prose, signatures, and list items with a tab after the number."""
    texts = [[slot.text.strip() for slot in row if slot] for row in rows]
    filled = [[text for text in row if text] for row in texts]
    widest = max(map(len, texts), default=0)
    if max(map(len, filled), default=0) < 2 or _is_prose(filled):
        return False
    if len(rows) == 1:
        return len(filled[0]) > 2 or (widest > 2 and filled[0][-1].isdecimal())
    return widest > 2 or not all(BARE_NUMERAL.match(row[0]) for row in texts)


def _is_prose(rows: list[list[str]]) -> bool:
    texts = [text for row in rows for text in row]
    prose = [text for text in texts if len(text) > PROSE and "。" in text]
    return bool(prose) and sum(map(len, prose)) * 2 > sum(map(len, texts))


def _is_aside(text: str) -> bool:
    """Tell a line of the page around the report: its furniture, or nothing but links."""
    return is_furniture(text) or is_link(text)


def _paragraph(line: Line, out: Blocks) -> None:
    """Add a line as a paragraph, or as a heading if # marks it; blank lines and rules are none.

    Its pictures stand behind it: a heading with a picture beside it is above the picture.
    """
    _words(line, out)
    for alt in pictures_of(line.raw) if line.start == 0 else ():
        out.picture(alt, line=line.number)


def _words(line: Line, out: Blocks) -> None:
    text = line.text.lstrip("\t")
    if not text.strip() or is_rule(line):
        return
    lost = lost_table(text)
    if lost is not None:
        out.picture(lost, line=line.number)
        return
    offset, level = len(line.text) - len(text), None
    marked = heading(line)
    if marked is not None:
        level, text, offset = marked
    words = plain(text)
    if not words.strip():
        return
    out.paragraph(
        words,
        line=line.number,
        char=line.char(offset),
        level=level,
        bold=all_bold(text),
        role="navigation" if level is None and _is_aside(text) else "body",
    )
