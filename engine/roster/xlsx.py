"""The first sheet of an .xlsx as rows of text: enough for a roster, on zipfile and lxml alone.

Formulas give their stored result; nothing is calculated, no link followed, no entity resolved.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MOST_BYTES = 32 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 256
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_PLACE = re.compile(r"^([A-Z]{1,3})(\d+)$")
_NUMBER = re.compile(r"[0-9]{1,9}\Z")


_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


def is_xlsx(data: bytes) -> bool:
    """Tell whether bytes are a zip with a workbook in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "xl/workbook.xml" in package.namelist()
    except zipfile.BadZipFile:
        return False


def xlsx_rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number from 1, cells as text) of the first sheet, or raise UsageError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            strings = _strings(package)
            sheet = _part(package, _first_sheet(package))
    except _UNREADABLE as error:
        raise UsageError(f"{name} 不是能读的 XLSX，请用表格软件另存，或另存为 CSV。") from error
    for number, row in enumerate(_found(sheet, "row"), start=1):
        if number > MOST_ROWS:
            raise UsageError(f"{name} 超过{MOST_ROWS}行，请拆开导入。")
        told = row.get("r", "")
        yield int(told) if _NUMBER.match(told) else number, _cells(row, strings)


def _first_sheet(package: zipfile.ZipFile) -> str:
    """Return the sheet that the workbook lists first, by its relationship."""
    book = _part(package, "xl/workbook.xml")
    sheets = _found(book, "sheet")
    key = next((v for k, v in sheets[0].attrib.items() if str(k).endswith("}id")), "")
    for link in _part(package, "xl/_rels/workbook.xml.rels"):
        if link.get("Id") == key:
            target = str(link.get("Target"))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    unlinked = sorted(filter(_SHEET.match, package.namelist()))
    return unlinked[0]


def _strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_text(item) for item in _found(_part(package, "xl/sharedStrings.xml"), "si")]


def _part(package: zipfile.ZipFile, name: str) -> _Element:
    from lxml import etree  # only where a workbook is read

    with package.open(name) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or b"<!DOCTYPE" in data[:4096]:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(name) from error


def _cells(row: _Element, strings: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in _found(row, "c", deep=False):
        place = _PLACE.match(cell.get("r", ""))
        column = _column(place[1]) if place else len(cells)
        if column >= MOST_COLUMNS:
            break
        cells += [""] * (column + 1 - len(cells))
        cells[column] = _written(cell, strings)
    return cells


def _written(cell: _Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = next((one.text or "" for one in _found(cell, "v", deep=False)), "")
    if kind == "s":
        return strings[int(value)] if _NUMBER.match(value) and int(value) < len(strings) else ""
    return value


def _text(item: _Element) -> str:
    """Join the runs of a rich text; phonetic readings (rPh) are no part of it."""
    return "".join(
        one.text or ""
        for one in _found(item, "t")
        if not str(getattr(one.getparent(), "tag", "")).endswith("}rPh")
    )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _found(element: _Element, tag: str, *, deep: bool = True) -> list[_Element]:
    both = (_MAIN + tag, _STRICT + tag)
    return list(element.iter(*both)) if deep else [one for one in element if one.tag in both]
