"""What the paragraph styles in use say about headings, bold type and numbering.

styles.xml is often ten times the size of the text and three styles of it matter: they are cut
out of the bytes, which costs a hundredth of parsing it. Nothing but a heading level, a number
and bold type hangs on this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVEL = re.compile(rb"outlineLvl\s[^<>]{0,200}?val=[\"'](\d)[\"']")
BASED_ON = re.compile(rb"basedOn\s[^<>]{0,200}?val=[\"']([^\"'<>]{1,100})[\"']")
NUMBERING = re.compile(rb"numId\s[^<>]{0,200}?val=[\"'](-?\d{1,9})[\"']")
INDENT = re.compile(rb"ilvl\s[^<>]{0,200}?val=[\"'](\d)[\"']")
BOLD = re.compile(rb"<(?:\w+:)?b(?:\s[^<>]{0,200}?val=[\"'](\w+)[\"'][^<>]{0,200})?\s*/>")
CONTENTS = re.compile(
    "<(?:\\w+:)?name\\s[^<>]{0,200}?val=[\"'](?:toc|目录) ?\\d[\"']".encode(), re.IGNORECASE
)
DEEPEST = 10
LONGEST = 102
DEFINITION = 20_000
MOST = 1_000
"""How many styles are looked at: more than that nobody ever chose."""


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


def read_styles(data: bytes, used: Iterable[str]) -> dict[str, Style]:
    """Return the styles with these ids from the bytes of styles.xml."""
    said = _Sheet(data)
    return {name: said.style(name.encode()) for name in sorted(used)[:MOST]}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one style says itself; None where it leaves the word to the style it is based on."""

    level: int | None = None
    bold: bool | None = None
    numbering: bytes | None = None
    indent: int | None = None
    above: bytes | None = None


class _Sheet:
    """A styles.xml cut at its ids; each style is looked at once, however many stand on it."""

    def __init__(self, data: bytes) -> None:
        self._chunks: dict[bytes, bytes] = {}
        for piece in data.split(b"styleId=")[1:]:
            end = piece.find(piece[:1], 1, LONGEST)
            if end > 0:
                self._chunks.setdefault(piece[1:end], piece)
        self._known: dict[bytes, _Said] = {}

    def style(self, name: bytes) -> Style:
        """Follow basedOn upwards; the nearest word counts."""
        contents = CONTENTS.search(self._chunk(name)) is not None
        level: int | None = None
        bold: bool | None = None
        numbering: tuple[str, int] | None = None
        above: bytes | None = name
        for _ in range(DEEPEST):
            if above is None:
                break
            said = self._said(above)
            level = said.level if level is None else level
            bold = said.bold if bold is None else bold
            if numbering is None and said.numbering is not None:
                indent = said.indent if said.indent is not None else level or 0
                numbering = (said.numbering.decode(), indent)
            above = said.above
        heading = level + 1 if level is not None and level < 9 else None
        return Style(heading, bool(bold), numbering, contents)

    def _said(self, name: bytes) -> _Said:
        if name not in self._known:
            self._known[name] = _said(self._chunk(name))
        return self._known[name]

    def _chunk(self, name: bytes) -> bytes:
        piece = self._chunks.get(name, b"")
        return piece[: piece.find(b"style>")][:DEFINITION]


def _said(chunk: bytes) -> _Said:
    level, bold, above = LEVEL.search(chunk), BOLD.search(chunk), BASED_ON.search(chunk)
    numbering, indent = NUMBERING.search(chunk), INDENT.search(chunk)
    return _Said(
        level=int(level[1]) if level else None,
        bold=(bold[1] or b"1") not in (b"0", b"false", b"off") if bold else None,
        numbering=numbering[1] if numbering else None,
        indent=int(indent[1]) if indent else None,
        above=above[1] if above else None,
    )
