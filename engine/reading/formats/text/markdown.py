"""Markdown's marks in a line, as converters write them: #, emphasis, escapes, links, rules."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.reading.formats.text.lines import Line

HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#\d]))(?P<text>\S.*+)\s*+\Z")
RULE = re.compile(r"\s*(?:[-=*_+]\s*){3,}\Z")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<text>.{1,4000}?)(?<=\S)\1")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~<>-])")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]{1,200})\]\([^()\s]{1,400}(?:\s[^()]{0,200})?\)")
LOST = re.compile(r"\s*(\[(?:TABLE|表格|图片)[^\[\]]{0,40}\])\s*\Z", re.IGNORECASE)


def heading(line: Line) -> tuple[int, str, int] | None:
    """Return (level, text, offset of the text in the line) of a # heading, else None."""
    match = HEADING.match(line.text)
    if match is None:
        return None
    text = match["text"].rstrip()
    bare = text.rstrip("#")  # "## 一、总体情况 ##"
    return len(match[1]), bare.rstrip() if bare[-1:].isspace() else text, match.start("text")


def is_rule(line: Line) -> bool:
    """Tell whether a line only draws a rule (---, ===), which is no text."""
    return RULE.match(line.text) is not None


def cell_text(text: str) -> str:
    """Return the text of a cell without Markdown's and HTML's marks."""
    shown = html.unescape(plain(text.strip()))
    return BREAK.sub("\n", shown) if "<" in shown else shown


def plain(text: str) -> str:
    """Return a text without Markdown's escapes, emphasis and links."""
    if "](" in text:
        text = LINK.sub(r"\g<text>", text)
    if _may_stress(text):
        text = EMPHASIS.sub(r"\g<text>", text)
    return ESCAPE.sub(r"\1", text) if "\\" in text else text


def _may_stress(text: str) -> bool:
    return "**" in text or "__" in text


def is_link(text: str) -> bool:
    """Tell whether a line holds links and nothing else, as menus and tables of contents do."""
    return "](" in text and not LINK.sub("", text).strip("*-+|> \t\u3000·")


def lost_table(text: str) -> str | None:
    """Return the words with which a converter left out a table or a picture; else None."""
    match = LOST.match(text) if text.lstrip()[:1] == "[" else None
    return match[1] if match else None


def all_bold(text: str) -> bool:
    """Tell whether the whole of a text is emphasised."""
    match = EMPHASIS.fullmatch(text.strip()) if _may_stress(text) else None
    return match is not None and match[1] not in match["text"]
