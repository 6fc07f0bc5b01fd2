"""Word comments in a .docx: the text, its tables and its layout stay as they are.

A comment needs marks around what it is about and a reference; nothing else is written into the
body. The marks go where the reader's own walk finds the cell, content controls and merges or not.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.export.plain_text import cleaned
from engine.export.zipped import settled
from engine.reading.formats.docx.elements import PPR, TBL, P, R, W, stream
from engine.reading.formats.docx.locate import find

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document
    from lxml import etree

    from engine.export.annotated.remarks import Remark

AUTHOR, INITIALS = "勾稽", "勾"
"""Who comments: the tool; the office signs its letter."""


def annotated(data: bytes, remarks: Sequence[Remark], at: datetime) -> bytes:
    """Return the .docx with its remarks as comments; GoujiError if python-docx cannot take it."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
    except Exception as error:
        raise GoujiError("这个 Word 文件的包装不合规范，加不了批注。", hint=HINT) from error
    for remark in remarks:
        target = paragraph_at(body, remark)
        if target is not None:
            around(target, comment(document, remark, at))
    output = io.BytesIO()
    document.save(output)
    return settled(output.getvalue())


HINT = "请用 Word 或 WPS 打开另存为 .docx 后重新收，或改用整改通知书。"


def comment(document: Document, remark: Remark, at: datetime) -> int:
    """Write a comment, a paragraph a line; return its number."""
    made = document.comments.add_comment(
        "\n".join(cleaned(line) for line in remark.lines), author=AUTHOR, initials=INITIALS
    )
    made._comment_elm.date = at  # noqa: SLF001 — the only way: the library takes the clock
    return made.comment_id


def paragraph_at(body: etree._Element, remark: Remark) -> etree._Element | None:
    """Return the paragraph that a remark is hung on; the first one where no place is known."""
    element = find(body, remark.anchor.native) if remark.anchor is not None else None
    if element is None:
        element = body
    if element.tag == P:
        return element
    return next((item for item in stream(element, (P, TBL)) if item.tag == P), None)


def around(paragraph: etree._Element, number: int) -> None:
    """Put the marks of a comment around a paragraph, and its reference behind."""
    start = paragraph.makeelement(f"{W}commentRangeStart", {f"{W}id": str(number)})
    end = paragraph.makeelement(f"{W}commentRangeEnd", {f"{W}id": str(number)})
    run = paragraph.makeelement(R, {})
    run.append(paragraph.makeelement(f"{W}commentReference", {f"{W}id": str(number)}))
    paragraph.insert(1 if paragraph.find(PPR) is not None else 0, start)
    paragraph.extend((end, run))
