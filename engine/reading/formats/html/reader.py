"""Saved web pages (.html): selectolax's lexbor parser, an own walk, own expansion of spans.

The page's furniture stays apart (role ``navigation``), tables that only lay out the page are
looked into, and what index tables and meta elements say goes into the meta. Paths in
``Anchor.native`` count the elements that are shown, by tag, from 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from engine.doubts import CellDoubt, DoubtKind
from engine.errors import ReadingError
from engine.reading.blocks.builder import Blocks, Content
from engine.reading.files.encoding import decode
from engine.reading.files.limits import LIMITS, Limits, refuse_size
from engine.reading.formats.html.emended import CELLS, emend, mark, outermost
from engine.reading.formats.html.guard import refuse_monstrous
from engine.reading.formats.html.meta import TIMED, meta_of
from engine.reading.formats.html.text import UNSEEN
from engine.reading.formats.html.walk import Walker
from engine.report import Paragraph
from engine.values import replace

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from engine.reading.formats.html.orderly import Markup
    from engine.report import Block

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DIGIT = re.compile(r"\d")
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,200}\]")
TITLE_LENGTH = 8
HEAD = 12


def read(data: bytes, limits: Limits = LIMITS) -> Content:
    """Read a saved web page in any encoding; ReadingError if it is too large or too deep.

    A large page is read in a child process: what a parser makes of it may be too much for ours.
    """
    if len(data) <= limits.page_bytes:
        return content(data, limits)
    from engine.reading.files import sandbox  # most commands need none of it

    return sandbox.run(content, data, limits)


def content(data: bytes, limits: Limits) -> Content:
    """Read a web page in this process."""
    out = Blocks(limits)
    text = decoded_page(data, out)
    return out.content(put_page(text, out))


def decoded_page(data: bytes, out: Blocks) -> str:
    """Return the text of a page in any encoding; what could not be decoded is a doubt."""
    refuse_size(len(data), out.limits.text_bytes, "网页")
    decoded = decode(data)
    if decoded.lost:
        out.doubt(DoubtKind.UNDECODED, count=decoded.lost)
    return decoded.text


def put_page(text: str, out: Blocks) -> dict[str, str]:
    """Read a decoded page into the blocks; return what the page says of the report."""
    markup = refuse_monstrous(text, out.limits)
    if "[bookmark:" in text:
        text = BOOKMARK.sub("", text)
    page = LexborHTMLParser(text)
    if page.body is None:
        raise ReadingError("网页里没有正文；请重新保存网页后再交")
    struck = emend(page, text, markup)
    page.strip_tags([name for name in UNSEEN if markup.holds(name)], recursive=True)
    if struck:
        out.doubt(DoubtKind.STRUCK_OUT, count=struck)
    before = len(out.blocks)
    walker = Walker(out, _styled(page, markup))
    walker.walk(page.body, "html/body")
    walker.flush()
    timed = text.lower() if markup.holds(TIMED) else ""
    meta, dates = meta_of(page, timed, out.blocks[before:])
    if len(dates) > 1:
        out.doubt(DoubtKind.PUBLISHED_DATES_DIFFER, dates=dates)
    _tell_titles_apart(out.blocks)
    return meta


def _styled(page: LexborHTMLParser, markup: Markup) -> frozenset[int]:
    """Take out what style attributes hide; return which elements they make bold."""
    if markup.says("display") or markup.says("hidden"):
        for node in outermost([n for n in page.css("[style], [hidden]") if _is_hidden(n)]):
            if node.tag not in CELLS and DIGIT.search(node.text(deep=True)):
                mark(node, CellDoubt.HIDDEN)
            node.decompose()
    if not markup.says("font-weight"):
        return frozenset()
    styled = page.css('[style*="font-weight" i]')
    return frozenset(n.mem_id for n in styled if BOLD.search(n.attributes.get("style") or ""))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or HIDDEN.search(attributes.get("style") or "") is not None


def _tell_titles_apart(blocks: list[Block]) -> None:
    """Mark as the page's own the first of two equal titles: the report begins at the second."""
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if len(seen) > HEAD:
            break
        if not isinstance(block, Paragraph) or block.role != "body":
            continue
        bare = re.sub(r"\s", "", block.text)
        if len(bare) >= TITLE_LENGTH and "年" in bare and bare in seen:
            first = blocks[seen[bare]]
            if isinstance(first, Paragraph):
                blocks[seen[bare]] = replace(first, role="header")
            break
        seen.setdefault(bare, index)
