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
    open_now = [iter(element)]
    while open_now:
        for child in open_now[-1]:
            tag = child.tag
            if tag in (P, TBL):
                yield child
            elif tag in CONTAINERS:
                open_now.append(iter(child))
                break
        else:
            open_now.pop()


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
    """Go down element by element, never into what is unseen or is given itself: linear work."""
    wanted = frozenset(tags)
    open_now = [iter(element)]
    while open_now:
        for item in open_now[-1]:
            tag = item.tag
            if tag in UNSEEN:
                if _hides_the_rest(item, tag):
                    del open_now[-2:]  # the properties it stands in, and whose they are
                    break
                continue
            if tag in wanted:
                yield item
            if len(item) and tag not in (BOX, TBL):
                open_now.append(iter(item))
                break
        else:
            open_now.pop()


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as w:b is there and not switched off."""
    return element is not None and element.get(VAL) not in OFF


def number_of(element: etree._Element, default: int = 1, name: str = VAL) -> int:
    """Return the w:val (or another attribute) of an element as a number not below zero."""
    try:
        return max(0, int(element.get(name, default)))
    except ValueError:
        return default


def _hides_the_rest(item: etree._Element, tag: str) -> bool:
    """Tell whether a run is hidden or a row deleted by this element of its properties."""
    properties = item.getparent()
    if properties is None:
        return False
    if tag == DEL:
        return properties.tag == TRPR
    run = properties.getparent()
    return tag == VANISH and run is not None and run.tag == R and is_on(item)
