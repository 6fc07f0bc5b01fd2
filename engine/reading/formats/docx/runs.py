"""The text of a Word paragraph: what a reader of the accepted document sees, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.reading.blocks.unseen import symbol
from engine.reading.formats.docx.elements import (
    BLIP,
    BOLD,
    BOX,
    BR,
    CR,
    HYPHEN,
    IMAGE,
    IN_PARAGRAPH,
    MATH_TEXT,
    PTAB,
    RPR,
    RUN_HIDDEN,
    SYM,
    TAB,
    TBL,
    VAL,
    P,
    R,
    T,
    W,
    is_on,
    stream,
)
from engine.values import dataclass, field

if TYPE_CHECKING:
    from lxml import etree

PICTURES = (BLIP, IMAGE)
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
INLINE, ANCHOR = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}" + name
    for name in ("inline", "anchor")
)
RUNS = (R,)
SILENT = frozenset(
    W + name for name in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
)
CHARACTERS = frozenset(
    {TAB, BR, CR, PTAB, HYPHEN, SYM, W + "lastRenderedPageBreak", W + "softHyphen"}
)


@dataclass(slots=True)
class Written:
    """The text of a paragraph, whether all of it is bold, and what hangs on it."""

    text: str
    bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[etree._Element] = field(default_factory=list)


def written(
    paragraph: etree._Element, *, bold: bool, hidden: tuple[str, ...] = RUN_HIDDEN
) -> Written:
    """Read a w:p without its text boxes; ``bold`` is what its style says.

    ``hidden`` are the properties by which runs of the document may be dropped.
    """
    return _plain(paragraph, hidden, bold=bold) or _any(paragraph, bold=bold)


def _plain(paragraph: etree._Element, hidden: tuple[str, ...], *, bold: bool) -> Written | None:
    """Read a paragraph of nothing but runs of text, as most are; None if it has more."""
    parts: list[str] = []
    thin = False
    for child in paragraph:
        if child.tag != R:
            if child.tag in SILENT:
                continue
            return None
        own = bold
        for item in child:
            tag = item.tag
            if tag == T:
                parts.append(item.text or "")
                thin = thin or (not own and bool(parts[-1].strip()))
            elif tag == RPR:
                for name in hidden:
                    if item.find(name) is not None:
                        return None
                switch = item.find(BOLD)
                own = bold if switch is None else is_on(switch)
            elif tag in CHARACTERS:
                parts.append(piece(item, tag))
            else:
                return None
    return Written("".join(parts).strip("\n"), bold=not thin)


def _any(paragraph: etree._Element, *, bold: bool) -> Written:
    parts: list[str] = []
    found = Written("")
    for item in stream(paragraph, IN_PARAGRAPH):
        tag = item.tag
        if tag == BOX:
            found.boxes.append(item)
        elif tag in PICTURES:
            found.pictures.append(item)
        elif tag not in (P, TBL):
            parts.append(piece(item, tag))
    found.text = "".join(parts).strip("\n")
    found.bold = all_bold(paragraph, by_style=bold)
    return found


def piece(item: etree._Element, tag: str) -> str:
    """Return what an element of a run stands for in the text."""
    if tag in (T, MATH_TEXT):
        return item.text or ""
    if tag in (TAB, PTAB):
        return "\t" if item.get(VAL) is None else ""  # w:tab with a value sets a tab stop
    if tag in (BR, CR):
        return "\n"
    if tag == HYPHEN:
        return "-"
    if tag == SYM:
        return _symbol(item.get(W + "char", ""))
    return ""


def all_bold(paragraph: etree._Element, *, by_style: bool) -> bool:
    """Tell whether all runs with text are bold."""
    runs = [
        run for run in stream(paragraph, RUNS) if any((t.text or "").strip() for t in run.iter(T))
    ]
    return bool(runs) and all(_bold_run(run, by_style=by_style) for run in runs)


def alternative(picture: etree._Element) -> str:
    """Return the description that somebody gave a picture, else an empty text."""
    for ancestor in picture.iterancestors(INLINE, ANCHOR):
        properties = ancestor.find(PROPERTIES)
        if properties is not None:
            return properties.get("descr") or properties.get("title") or ""
    return ""


def _bold_run(run: etree._Element, *, by_style: bool) -> bool:
    properties = run.find(RPR)
    own = properties.find(BOLD) if properties is not None else None
    return by_style if own is None else is_on(own)


def _symbol(code: str) -> str:
    """Return a w:sym's character."""
    try:
        return symbol(int(code, 16))
    except ValueError:
        return ""
