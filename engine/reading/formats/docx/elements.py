"""The names of WordprocessingML that the reader looks for, and the way through its containers.

Content controls, tracked insertions, custom XML and smart tags hold ordinary content and are
looked through; what a reader of the accepted document would not see is never entered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.reading.blocks.note_marks import is_raised_mark

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
STRIKE, DOUBLE_STRIKE, RAISED = W + "strike", W + "dstrike", W + "vertAlign"
DEL_TEXT = W + "delText"
DEL, MOVE_FROM, CELL_DEL, FALLBACK = W + "del", W + "moveFrom", W + "cellDel", MC + "Fallback"
BOX = W + "txbxContent"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
BLIP, IMAGE = f"{{{DRAWING}}}blip", "{urn:schemas-microsoft-com:vml}imagedata"
ALT_CHUNK = W + "altChunk"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

CONTAINERS = frozenset(
    [W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")]
    + [MC + "AlternateContent", MC + "Choice"]
)
OFF = frozenset({"0", "false", "off"})
RAISES = "superscript"

SEEN = (T, P, TAB, BR, CR, PTAB, HYPHEN, SYM, MATH_TEXT, BLIP, IMAGE, BOX, TBL)
STRIKES = (STRIKE, DOUBLE_STRIKE)
RUN_HIDDEN = (VANISH, *STRIKES, RAISED)
UNSEEN = (DEL, MOVE_FROM, FALLBACK, RUBY_TEXT, *RUN_HIDDEN)
DROPPED = frozenset({DEL, *RUN_HIDDEN})
IN_PARAGRAPH = SEEN
ODD = (*UNSEEN, BOX, TBL)
TELLING = (PSTYLE, NUMPR, ALT_CHUNK, BOX, *UNSEEN)
IN_TABLE = (
    *(TR, TC, GRID_SPAN, VMERGE, HMERGE, GRID_BEFORE, GRID_AFTER, CELL_DEL),
    *IN_PARAGRAPH,
)


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs, tables, whole documents of a body, cell or box, through containers."""
    open_now = [iter(element)]
    while open_now:
        for child in open_now[-1]:
            tag = child.tag
            if tag in (P, TBL, ALT_CHUNK):
                yield child
            elif tag in CONTAINERS:
                open_now.append(iter(child))
                break
        else:
            open_now.pop()


def told_of(body: etree._Element) -> tuple[frozenset[str], frozenset[str]]:
    """Return which tags bear on how a text is read, and the styles of its paragraphs.

    What stands nowhere in the text need not be sought in each paragraph and cell. A raised run
    counts only where it may be a note's mark.
    """
    tags, styles = set(), set()
    for item in body.iter(*TELLING):
        tag = item.tag
        if tag == PSTYLE:
            styles.add(item.get(VAL, ""))
        elif tag != RAISED or item.get(VAL) == RAISES:
            tags.add(tag)
    return frozenset(tags), frozenset(styles)


def stream(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give the descendants with these tags in document order, leaving out what is not seen.

    Deleted and moved-away text, struck and hidden runs, marks of notes, phonetic guides and
    fallbacks are skipped whole; text boxes and nested tables are given themselves, without what
    is in them. Of what is dropped from a run the property that says so is given.
    """
    for odd in element.iter(*ODD):
        if odd is not element:
            return _careful(element, tags)
    return element.iter(*tags)


def _careful(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Go down element by element, never into what is unseen or is given itself: linear work."""
    wanted = frozenset(tags)
    raised: set[etree._Element] = set()
    open_now = [iter(element)]
    while open_now:
        for item in open_now[-1]:
            tag = item.tag
            if tag in UNSEEN:
                hides = _hides_the_rest(item, tag, raised)
                if tag in DROPPED and (hides or tag == DEL):
                    yield item
                if hides:
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


def _hides_the_rest(item: etree._Element, tag: str, raised: set[etree._Element]) -> bool:
    """Tell whether a run is hidden or a row deleted by this element of its properties.

    ``raised`` are the runs that were asked already whether they are a note's mark.
    """
    properties = item.getparent()
    if properties is None:
        return False
    if tag == DEL:
        return properties.tag == TRPR
    run = properties.getparent()
    if tag not in RUN_HIDDEN or run is None or run.tag != R:
        return False
    if tag != RAISED:
        return is_on(item)
    known = run in raised
    raised.add(run)
    return not known and _is_note_mark(item, run)


def _is_note_mark(raised: etree._Element, run: etree._Element) -> bool:
    """Tell a run that is a note's mark set high behind other text (7①) from a power (m²).

    Without text it is no mark, and nothing is looked for before it.
    """
    if raised.get(VAL) != RAISES or not own_text(run):
        return False
    before = run.getprevious()
    while before is not None and not own_text(before):
        before = before.getprevious()
    return before is not None and is_raised_mark(own_text(run), own_text(before))


def own_text(element: etree._Element) -> str:
    """Return the text of runs in an element, that of deleted ones too."""
    return "".join(text.text or "" for text in element.iter(T, DEL_TEXT))


def count_struck(element: etree._Element) -> int:
    """Return how many runs of an element have text that a property of theirs strikes out."""
    struck: dict[etree._Element, None] = {}
    for item in element.iter(*STRIKES):
        properties = item.getparent()
        run = properties.getparent() if properties is not None else None
        if is_on(item) and run is not None and run.tag == R:
            struck[run] = None
    return sum(bool(own_text(run).strip()) for run in struck)


def doubt_of(item: etree._Element) -> CellDoubt | None:
    """Return why a cell is doubted from which this property, or deletion, takes something."""
    parent = item.getparent()
    if item.tag == DEL:
        return CellDoubt.STRUCK if own_text(item).strip() else None
    run = parent.getparent() if parent is not None else None
    if run is None or run.tag != R or not own_text(run).strip():
        return None
    return {VANISH: CellDoubt.HIDDEN, RAISED: CellDoubt.NOTE_MARK}.get(item.tag, CellDoubt.STRUCK)
