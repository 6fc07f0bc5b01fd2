"""What a page shows otherwise than its text says: struck out, hidden, raised, typed into a field.

Done on the tree before it is walked: what is not read is taken out and the cell that held it is
marked; what stands in a form's field is put in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.reading.blocks.note_marks import is_raised_mark
from engine.reading.formats.html.text import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from engine.reading.formats.html.orderly import Markup

MARK = "data-gouji-dropped"
CELLS = frozenset({"td", "th"})
_LINE = re.compile(r"text-decoration[^;]{0,60}line-through", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]{1,60})\s{0,9}\{[^{}]{0,400}line-through", re.IGNORECASE)
_FIGURE = re.compile(r"[-−]?[\d０-９][\d０-９,.]{0,20}\s?[件条个项万元]{0,2}|[/—-]{1,2}")
SHOWN = frozenset({"", "text", "number", "tel"})


def doubt_of(attributes: Mapping[str, str | None]) -> CellDoubt | None:
    """Return why a cell is read with doubt, by the mark that was left on it."""
    return CellDoubt.__members__.get(attributes.get(MARK) or "")


def mark(node: LexborNode, doubt: CellDoubt) -> None:
    """Mark the cell that a node stands in."""
    above: LexborNode | None = node
    while above is not None and above.tag not in CELLS:
        above = above.parent
    if above is not None:
        above.attrs[MARK] = doubt.name


def outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    """Return each node once, none that stands in another: what is taken out takes them along."""
    own = {node.mem_id for node in nodes}
    return [
        node
        for node in {node.mem_id: node for node in nodes}.values()
        if own.isdisjoint(_above(node))
    ]


def _above(node: LexborNode) -> Iterator[int]:
    above = node.parent
    while above is not None:
        yield above.mem_id
        above = above.parent


def emend(page: LexborHTMLParser, text: str, markup: Markup) -> int:
    """Take out what is struck out and the marks of notes, put in fields; count what was struck.

    ``text`` is the page's source, ``markup`` what may stand in it.
    """
    if markup.holds("input", "textarea", "select"):
        _put_in_fields(page)
    if markup.holds("sup") or markup.says("super"):
        _take_out_marks(page)
    if markup.holds("s", "del", "strike") or markup.says("line-through"):
        return _take_out_struck(page, text.lower())
    return 0


def _take_out_struck(page: LexborHTMLParser, text: str) -> int:
    struck = page.css("s, del, strike")
    styled = page.css('[style*="line-through" i]')
    struck += [node for node in styled if _LINE.search(node.attributes.get("style") or "")]
    for name in set(_CLASS.findall(text)):
        struck += page.css(f'[class~="{name}" i]')
    count = 0
    for node in outermost(struck):
        if node.tag in {"html", "body"} or not node.text(deep=True).strip():
            continue
        mark(node, CellDoubt.STRUCK)
        if node.tag in CELLS:
            _empty(node)
        else:
            node.decompose()
        count += 1
    return count


def _empty(cell: LexborNode) -> None:
    for child in list(cell.iter(include_text=True)):
        child.decompose()


def _take_out_marks(page: LexborHTMLParser) -> None:
    for node in outermost(page.css('sup, [style*="super" i]')):
        if is_raised_mark(node.text(deep=True), _before(node)):
            mark(node, CellDoubt.NOTE_MARK)
            node.decompose()


def _before(node: LexborNode) -> str:
    """Return the text beside a node, before it in the same element or the one around it."""
    parent = node.parent
    inline = parent if parent is not None and parent.tag not in BLOCKS else None
    for one in (node, inline):
        beside = one.prev if one is not None else None
        if beside is not None:
            return beside.text(deep=True) or beside.text_content or ""
    return ""


def _put_in_fields(page: LexborHTMLParser) -> None:
    """Put what a field of a table shows in its place; buttons and boxes to search in are none."""
    fields = "td input, td textarea, td select, th input, th textarea, th select"
    for node in outermost(page.css(fields)):
        shown = _shown(node)
        fixed = "readonly" in node.attributes or "disabled" in node.attributes
        if shown.strip() and (fixed or _FIGURE.fullmatch(shown.strip())):
            node.replace_with(shown)


def _shown(node: LexborNode) -> str:
    attributes = node.attributes
    if node.tag == "textarea":
        return node.text(deep=True) or ""
    if node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return chosen.text(deep=True) if chosen is not None else ""
    kind = (attributes.get("type") or "").lower()
    return attributes.get("value") or "" if kind in SHOWN else ""
