"""Word letters by hand: a template with these paragraphs, and the words of a letter."""

from __future__ import annotations

import io

import docx


def lines(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs if one.text]


def template(*words: str) -> bytes:
    document = docx.Document()
    for one in words:
        document.add_paragraph(one)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
