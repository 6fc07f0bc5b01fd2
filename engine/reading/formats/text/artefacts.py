"""What converters leave in a line of text, and what it stands for.

Bookmarks, pictures, HTML's entities and tags, Markdown's quotation marks and bullets are none of
the agency's words. Each is an edit of the raw line, so that places stay true.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,200}\]")
STRAY = re.compile("[\0\ufeff]")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_ATTRIBUTE = (
    r"\s{1,9}[\w:-]{1,40}\s?=\s?(?:\"[^\"<>\n]{0,400}\"|'[^'<>\n]{0,400}'|[^\s\"'<>]{1,200})"
)
TAG = re.compile(
    r"</?(?:strong|b|em|i|u|p|div|span|font|center|section|o:p|h[1-6]|a|sup|sub|blockquote)"
    rf"(?:{_ATTRIBUTE}){{0,20}}\s{{0,9}}/?>|<!--(?!\s*image).{{0,400}}?-->",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"\[image:(?P<said>[^\[\]\n]{0,400})\]"
    r"|\[?!\[(?P<alt>[^\[\]\n]{0,400})\]\([^()\n]*\)(?:\{[^{}\n]{0,200}\})?(?:\]\([^()\n]{0,400}\))?"
    r"|<img\b[^<>\n]*>|<!--\s*image\s*-->",
    re.IGNORECASE,
)
_OPENS_PICTURE = ("[image:", "![", "<img", "<IMG", "<!--")
STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,200}~~|<(s|del|strike)>[^<\n]{1,200}</\1>", re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
QUOTE = re.compile(r"\A\s*(?:>\s?)+")
BULLET = re.compile(r"\A\s*[-*+]\s+(?=[\u4e00-\u9fff（(“《【*\d])(?!\d[\d\s]*+[-+*]?\s*+\Z)")

_MAY_HOLD = re.compile("[\\[!<&\0\ufeff]|~~|\\A\\s*[>*+-]")
"""What every remnant begins with, or has in it: most lines of a text hold none of it."""
_SIGNS = ("[", "!", "<", "&", "\0", "\ufeff", "~~")
_OPENS_LINE = re.compile(r"^\s*[>*+-]", re.MULTILINE)

Edit = tuple[int, int, str]


def edits_of(raw: str) -> list[Edit]:
    """Return (start, end, what stands there instead) for each remnant of a line, in order."""
    if _MAY_HOLD.search(raw) is None:
        return []
    found = _all(PICTURE, raw) if _may_show(raw) else []
    if "[bookmark:" in raw:
        found += _all(BOOKMARK, raw)
    if "\0" in raw or "\ufeff" in raw:
        found += _all(STRAY, raw)
    if "&" in raw:
        found += [(m.start(), m.end(), _character(m[0])) for m in ENTITY.finditer(raw)]
    if "<" in raw:
        found += _all(TAG, raw)
        found += [] if "|" in raw or "\t" in raw else _all(BREAK, raw, "\n")
    if "~~" in raw or "<" in raw:
        found += _all(STRUCK, raw)
    return _mark(raw) + list(_apart(sorted(found)))


def struck_in(text: str) -> int:
    """Count what is struck out in the lines of a text."""
    if "~~" not in text and "</" not in text:
        return 0
    return sum(1 for raw in text.split("\n") for _ in STRUCK.finditer(raw))


def may_hold(text: str) -> bool:
    """Tell whether a line of a text may hold a remnant, as seldom one does."""
    return any(sign in text for sign in _SIGNS) or _OPENS_LINE.search(text) is not None


def pictures_of(raw: str) -> list[str]:
    """Return the words said of each picture in a line, in order."""
    if not _may_show(raw):
        return []
    return [(match["said"] or match["alt"] or "").strip() for match in PICTURE.finditer(raw)]


def _may_show(raw: str) -> bool:
    return any(mark in raw for mark in _OPENS_PICTURE)


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Leave out what lies within another edit (an entity in the address of a link)."""
    end = 0
    for edit in edits:
        if edit[0] >= end:
            yield edit
            end = edit[1]


def edited(raw: str) -> str:
    """Return a line without its remnants."""
    edits = edits_of(raw)
    if not edits:
        return raw
    pieces, at = [], 0
    for start, end, instead in edits:
        pieces += [raw[at:start], instead]
        at = max(at, end)
    return "".join([*pieces, raw[at:]])


def raw_offset(raw: str, offset: int) -> int:
    """Return the offset in the raw line of a character of the edited one."""
    shift = 0
    for start, end, instead in edits_of(raw):
        if start - shift > offset or (instead and start - shift == offset):
            break
        shift += end - start - len(instead)
    return offset + shift


def _all(pattern: re.Pattern[str], raw: str, instead: str = "") -> list[Edit]:
    return [(match.start(), match.end(), instead) for match in pattern.finditer(raw)]


def _mark(raw: str) -> list[Edit]:
    """Return the quotation mark or bullet that a line of Markdown opens with."""
    if not raw.lstrip()[:1] or raw.lstrip()[0] not in ">-*+" or "|" in raw or "\t" in raw:
        return []
    quote = QUOTE.match(raw)
    begins = quote.end() if quote else 0
    bullet = BULLET.match(raw[begins:])
    end = begins + (bullet.end() if bullet else 0)
    return [(0, end, "")] if end else []


def _character(entity: str) -> str:
    """Return what an entity stands for; one that nobody knows stays."""
    return html.unescape(entity).replace("\xa0", " ")
