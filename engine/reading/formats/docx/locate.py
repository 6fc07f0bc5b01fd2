"""From an address (``Anchor.native``) back to the element of a .docx: where a comment goes.

``table.rows[i].cells[j]`` hits the wrong cell as soon as a content control stands around a row;
this walks exactly as the reader did, over any lxml tree, python-docx's included.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.formats.docx.elements import BOX, IN_TABLE, TBL, TC, TR, blocks, stream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

STEP = re.compile(r"(tr|tc|tbl|box|)([1-9]\d{0,6})\Z")
TAGS = {"tr": TR, "tc": TC, "tbl": TBL, "box": BOX}


def find(body: etree._Element, native: str) -> etree._Element | None:
    """Return the w:p, w:tbl, w:tr or w:tc that an address of the reader names.

    ``body`` is the w:body of the same document. None for an address outside the body (notes,
    headers) and for one that the document does not have.
    """
    root, _, rest = native.partition("/")
    element: etree._Element | None = body if root == "body" else None
    for step in rest.split("/") if rest else []:
        match = STEP.match(step)
        if element is None or match is None:
            return None
        element = _nth(_below(element, match[1]), int(match[2]))
    return element


def _below(element: etree._Element, kind: str) -> Iterable[etree._Element]:
    if not kind:
        return blocks(element)
    tag = TAGS[kind]
    return (e for e in stream(element, IN_TABLE) if e.tag == tag and e is not element)


def _nth(elements: Iterable[etree._Element], number: int) -> etree._Element | None:
    for index, element in enumerate(elements, start=1):
        if index == number:
            return element
    return None
