"""A part of a Word file without what only says how its text looks: half of what Word writes.

Nothing of it is read (fonts, sizes, colours, borders, widths, alignment), and to parse it costs
more than all the rest. It is left out of the bytes, where the same few properties come again and
again: each different block is looked at once.
"""

from __future__ import annotations

import re

PROPERTIES = ("rPr", "pPr", "tcPr")
"""Properties of runs (those of paragraphs' marks too), paragraphs and cells."""
LOOKS = (
    *("rFonts", "sz", "szCs", "color", "lang", "kern", "spacing", "position", "w", "u", "i", "iCs"),
    *("bCs", "shd", "highlight", "noProof", "snapToGrid"),
    *("jc", "ind", "widowControl", "keepNext", "keepLines", "adjustRightInd", "kinsoku"),
    *("autoSpaceDE", "autoSpaceDN", "textAlignment"),
    *("tcW", "vAlign", "noWrap", "hideMark"),
    *("top", "left", "bottom", "right", "start", "end", "insideH", "insideV"),
)
"""Elements without content that no reader of the text asks for."""
_LOOK = re.compile(rb"<w:(?:%s)(?: [^<>]*)?/>" % "|".join(LOOKS).encode())
_EMPTIED = re.compile(rb"<w:(tcBorders|tcMar|pBdr)></w:\1>")
_CDATA = b"<![CDATA["
MOST = 100_000
"""No report has so many blocks of properties; to cut those of a hostile file takes memory."""


def without_looks(data: bytes) -> bytes:
    """Return a part's bytes without them; as it is where such a tag may be text (CDATA).

    Elsewhere a ``<`` begins a tag. What has other prefixes, or is written otherwise, stays.
    """
    if _CDATA in data:
        return data
    for name in PROPERTIES:
        start, end = f"<w:{name}>".encode(), f"</w:{name}>".encode()
        if data.count(start) > MOST:
            continue
        first, *pieces = data.split(start)
        cut = [piece.partition(end) for piece in pieces]
        different = {block for block, found, _ in cut if found}
        kept = {block: _kept(start, block, end) for block in different}
        parts = [(kept[block] if found else start + block) + rest for block, found, rest in cut]
        data = b"".join([first, *parts])
    return data


def _kept(start: bytes, block: bytes, end: bytes) -> bytes:
    """Return what is left of a block of properties, nothing where nothing is left in it."""
    left = _EMPTIED.sub(b"", _LOOK.sub(b"", block))
    return start + left + end if left else b""
