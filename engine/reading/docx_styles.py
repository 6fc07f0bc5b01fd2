"""What the paragraph styles in use say about headings, bold type and numbering.

styles.xml is often ten times the size of the text and three styles of it matter: they are cut
out of the bytes, which costs a hundredth of parsing it. Nothing but a heading level, a number
and bold type hangs on this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

USED = re.compile(rb"pStyle\s[^>]*?val=[\"']([^\"'<>]{1,100})[\"']")
LEVEL = re.compile(rb"outlineLvl\s[^>]*?val=[\"'](\d)[\"']")
BASED_ON = re.compile(rb"basedOn\s[^>]*?val=[\"']([^\"'<>]{1,100})[\"']")
NUMBERING = re.compile(rb"numId\s[^>]*?val=[\"'](-?\d{1,9})[\"']")
INDENT = re.compile(rb"ilvl\s[^>]*?val=[\"'](\d)[\"']")
BOLD = re.compile(rb"<(?:\w+:)?b(?:\s[^>]*?val=[\"'](\w+)[\"'][^>]*)?\s*/>")
CONTENTS = re.compile(
    "<(?:\\w+:)?name\\s[^>]*?val=[\"'](?:toc|目录) ?\\d[\"']".encode(), re.IGNORECASE
)
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: heading level from 1, bold, (numbering id, indent level).

    ``contents`` marks the styles in which Word writes a table of contents.
    """

    level: int | None = None
    bold: bool = False
    numbering: tuple[str, int] | None = None
    contents: bool = False


PLAIN = Style()


def used_styles(main: bytes) -> set[bytes]:
    """Return the ids of the paragraph styles that a part uses, as bytes."""
    return set(USED.findall(main))


def read_styles(data: bytes, used: set[bytes]) -> dict[str, Style]:
    """Return the styles with these ids from the bytes of styles.xml."""
    return {name.decode("utf-8", "replace"): _style(data, name) for name in used}


def _style(data: bytes, name: bytes) -> Style:
    """Follow basedOn upwards; the nearest word counts."""
    level: int | None = None
    bold: bool | None = None
    numbering: tuple[str, int] | None = None
    contents = CONTENTS.search(_definition(data, name)) is not None
    for _ in range(DEEPEST):
        chunk = _definition(data, name)
        if level is None and (found := LEVEL.search(chunk)):
            level = int(found[1])
        if bold is None and (found := BOLD.search(chunk)):
            bold = (found[1] or b"1") not in (b"0", b"false", b"off")
        if numbering is None and (found := NUMBERING.search(chunk)):
            indent = INDENT.search(chunk)
            numbering = (found[1].decode(), int(indent[1]) if indent else level or 0)
        above = BASED_ON.search(chunk)
        if above is None:
            break
        name = above[1]
    heading = level + 1 if level is not None and level < 9 else None
    return Style(heading, bool(bold), numbering, contents)


def _definition(data: bytes, name: bytes) -> bytes:
    for quote in (b'"', b"'"):
        start = data.find(b"styleId=" + quote + name + quote)
        if start >= 0:
            return data[start : data.find(b"style>", start)]
    return b""
