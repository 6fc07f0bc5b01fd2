"""The names of WordprocessingML that the reader looks for, and the way through its containers.

Content controls, tracked insertions, custom XML and smart tags hold ordinary content and are
looked through; what a reader of the accepted document would not see is never entered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_DRAWING = b"http://purl.oclc.org/ooxml/drawingml/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = f"{{{WORD}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = W + "val"

BODY, P, R, T, TBL, TR, TC = (W + name for name in ("body", "p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TRPR = W + "pPr", W + "rPr", W + "trPr"
PSTYLE, NUMPR, NUMID, ILVL, OUTLINE = (
    W + name for name in ("pStyle", "numPr", "numId", "ilvl", "outlineLvl")
)
GRID_SPAN, VMERGE, HMERGE = W + "gridSpan", W + "vMerge", W + "hMerge"
GRID_BEFORE, GRID_AFTER = W + "gridBefore", W + "gridAfter"
TAB, BR, CR, PTAB = W + "tab", W + "br", W + "cr", W + "ptab"
HYPHEN, SYM, BOLD, VANISH, RUBY_TEXT = (
    W + name for name in ("noBreakHyphen", "sym", "b", "vanish", "rt")
)
DEL, MOVE_FROM, CELL_DEL, FALLBACK = W + "del", W + "moveFrom", W + "cellDel", MC + "Fallback"
BOX = W + "txbxContent"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
BLIP, IMAGE = f"{{{DRAWING}}}blip", "{urn:schemas-microsoft-com:vml}imagedata"
ALT_CHUNK = W + "altChunk"

CONTAINERS = frozenset(
    [W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")]
    + [MC + "AlternateContent", MC + "Choice"]
)
OFF = frozenset({"0", "false", "off"})

SEEN = (T, P, TAB, BR, CR, PTAB, HYPHEN, SYM, MATH_TEXT, BLIP, IMAGE, BOX, TBL)
UNSEEN = (DEL, MOVE_FROM, FALLBACK, VANISH, RUBY_TEXT)
IN_PARAGRAPH = SEEN + UNSEEN
ODD = (*UNSEEN, BOX, TBL)
IN_TABLE = (
    *(TR, TC, GRID_SPAN, VMERGE, HMERGE, GRID_BEFORE, GRID_AFTER, CELL_DEL),
    *IN_PARAGRAPH,
)


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body, cell or box, looking through containers."""
    for child in element:
        tag = child.tag
        if tag in (P, TBL):
            yield child
        elif tag in CONTAINERS:
            yield from blocks(child)


def stream(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give the descendants with these tags in document order, leaving out what is not seen.

    Deleted and moved-away text, hidden runs, phonetic guides and fallbacks are skipped whole;
    text boxes and nested tables are given themselves, without what is in them.
    """
    for odd in element.iter(*ODD):
        if odd is not element:
            return _careful(element, tags)
    return element.iter(*tags)


def _careful(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    skip = 0
    for item in element.iter(*tags):
        if skip:
            skip -= 1
            continue
        tag = item.tag
        if tag in UNSEEN:
            skip = _hidden_after(item, tag, tags)
        else:
            if tag in (BOX, TBL) and item is not element:
                skip = _count(item, tags) - 1
            yield item


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as w:b is there and not switched off."""
    return element is not None and element.get(VAL) not in OFF


def number_of(element: etree._Element, default: int = 1, name: str = VAL) -> int:
    """Return the w:val (or another attribute) of an element as a number not below zero."""
    try:
        return max(0, int(element.get(name, default)))
    except ValueError:
        return default


def _hidden_after(item: etree._Element, tag: str, tags: tuple[str, ...]) -> int:
    """Count the items of the stream that follow an unseen one and are unseen with it."""
    parent = item.getparent()
    if tag == VANISH:
        run = parent.getparent() if parent is not None else None
        if run is None or run.tag != R or not is_on(item):
            return 0
        inside = list(run.iter(*tags))
        return len(inside) - 1 - inside.index(item)
    if tag == DEL and parent is not None and parent.tag in (RPR, TRPR):
        return _rest_of_row(parent, tags) if parent.tag == TRPR else 0
    return _count(item, tags) - 1


def _rest_of_row(properties: etree._Element, tags: tuple[str, ...]) -> int:
    row = properties.getparent()
    if row is None:
        return 0
    deletion = properties.find(DEL)
    inside = list(row.iter(*tags))
    return len(inside) - 1 - inside.index(deletion) if deletion in inside else 0


def _count(element: etree._Element, tags: tuple[str, ...]) -> int:
    return sum(1 for _ in element.iter(*tags))
