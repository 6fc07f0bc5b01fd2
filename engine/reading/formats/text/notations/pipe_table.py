"""Markdown as converters write it: headings with #, tables with pipes, escapes, emphasis."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot

if TYPE_CHECKING:
    from engine.reading.formats.text.lines import Line

HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#\d]))(?P<text>\S.*?)(?:\s+#+)?\s*\Z")
_DASHES = r"(?::-+:?|-+:|-{2,})\s*+"
SEPARATOR = re.compile(rf"\s*+(?:\|\s*+)?{_DASHES}(?:\|\s*+{_DASHES})*+(?:\|\s*+)?\Z")
RULE = re.compile(r"\s*(?:[-=*_+]\s*){3,}\Z")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~<>-])")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
SPLIT = re.compile(r"(?<!\\)\|")
LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]{1,200})\]\([^()\s]{1,400}(?:\s[^()]{0,200})?\)")
LOST = re.compile(r"\s*(\[(?:TABLE|表格|图片)[^\[\]]{0,40}\])\s*\Z", re.IGNORECASE)


def heading(line: Line) -> tuple[int, str, int] | None:
    """Return (level, text, offset of the text in the line) of a # heading, else None."""
    match = HEADING.match(line.text)
    if match is None:
        return None
    return len(match[1]), match["text"], match.start("text")


def is_rule(line: Line) -> bool:
    """Tell whether a line only draws a rule (---, ===), which is no text."""
    return RULE.match(line.text) is not None


def is_pipe_row(lines: list[Line], index: int) -> bool:
    """Tell whether a line is a row between pipes, or the header above a separator line."""
    text = lines[index].text.strip()
    bars = text.count("|")
    if bars > 1 and (text[0] == "|" or text[-1] == "|"):
        return True
    if bars and text[-1] == "|":  # a row of one cell, above or below a longer one
        beside = (at for at in (index - 1, index + 1) if 0 <= at < len(lines))
        return any("|" in lines[at].text for at in beside)
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return "|" in text and "|" in below and SEPARATOR.match(below) is not None


def pipe_table(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """Read the rows from ``start`` to the first line without a pipe; separators are dropped."""
    rows: list[list[Slot]] = []
    index = start
    while index < len(lines) and "|" in lines[index].text:
        line = lines[index]
        if not SEPARATOR.match(line.text):
            rows.append(_row(line))
        elif len(rows) == 1 and not any(slot.text for slot in rows[0]):
            rows.pop()  # the blank header that converters put above a table without one
        index += 1
    return [list(row) for row in rows], index


def bars_of(text: str) -> int:
    """Return how many bars stand in a line, escaped ones not counted."""
    return text.count("|") - text.count("\\|") if "|" in text else 0


def cell_text(text: str) -> str:
    """Return the text of a cell without Markdown's and HTML's marks."""
    return BREAK.sub("\n", html.unescape(plain(text.strip())))


def plain(text: str) -> str:
    """Return a text without Markdown's escapes, emphasis and links."""
    if "](" in text:
        text = LINK.sub(r"\g<text>", text)
    return ESCAPE.sub(r"\1", EMPHASIS.sub(r"\g<text>", text))


def is_link(text: str) -> bool:
    """Tell whether a line holds links and nothing else, as menus and tables of contents do."""
    return "](" in text and not LINK.sub("", text).strip("*-+|> \t\u3000·")


def lost_table(text: str) -> str | None:
    """Return the words with which a converter left out a table or a picture; else None."""
    match = LOST.match(text) if text.lstrip()[:1] == "[" else None
    return match[1] if match else None


def all_bold(text: str) -> bool:
    """Tell whether the whole of a text is emphasised."""
    match = EMPHASIS.fullmatch(text.strip())
    return match is not None and match[1] not in match["text"]


def _row(line: Line) -> list[Slot]:
    text = line.text
    start = len(text) - len(text.lstrip())
    start += text[start : start + 1] == "|"
    end = len(text.rstrip())
    end -= end > start and text[end - 1] == "|" and text[end - 2] != "\\"
    slots = []
    offset = start
    for part in SPLIT.split(text[start:end]):
        lead = len(part) - len(part.lstrip())
        slots.append(Slot(cell_text(part), line=line.number, char=line.char(offset + lead)))
        offset += len(part) + 1
    return slots
