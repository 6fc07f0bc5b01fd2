"""Addresses: from every cell and paragraph back to its element, in python-docx's tree."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest

from engine.reading import read_document
from engine.reading.formats.docx.locate import find
from engine.report import Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def places(data: bytes) -> Iterator[tuple[str, str, Cell | Paragraph]]:
    for block in read_document(data, "x.docx").blocks:
        if isinstance(block, Grid):
            cells = {id(c): c for row in block.rows for c in row if c.column_span}
            yield from ((c.anchor.native, "tc", c) for c in cells.values())
        elif isinstance(block, Paragraph) and block.anchor.native.startswith("body"):
            yield block.anchor.native, "p", block


def test_every_address_of_the_corpus_leads_to_an_element_with_that_text(corpus: Path) -> None:
    found = 0
    for path in sorted((corpus / "made").glob("*.docx")):
        data = path.read_bytes()
        body = python_docx.Document(io.BytesIO(data)).element.body
        seen = set()
        for native, tag, holder in places(data):
            element = find(body, native)
            assert element is not None, (path.name, native)
            assert element.tag == W + tag
            own = "".join(t.text or "" for t in element.iter(W + "t"))
            bare = holder.text.replace("\n", "").replace("-", "")
            assert bare in own or path.name == "feat_inline.docx", (path.name, native)
            assert native not in seen
            seen.add(native)
            found += 1
    assert found > 1_500


@pytest.mark.parametrize(
    "native",
    ["", "body/99", "body/1/tr1", "body/2/tr9/tc1", "word/header1.xml/1", "body/x", "body/0"],
)
def test_an_address_that_leads_nowhere_gives_nothing(
    word: Callable[..., bytes], native: str
) -> None:
    data = word("<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    body = python_docx.Document(io.BytesIO(fully_typed(data))).element.body
    assert find(body, native) is None
    cell = find(body, "body/2/tr1/tc1")
    assert cell is not None
    assert cell.tag == W + "tc"


def fully_typed(data: bytes) -> bytes:
    """python-docx insists on content types."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    with zipfile.ZipFile(out, "w") as package:
        for name in source.namelist():
            package.writestr(name, types if name.startswith("[") else source.read(name))
    return out.getvalue()
