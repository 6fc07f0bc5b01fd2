"""How much of a file the readers take in before they refuse it: one settings object for all.

A report is a few hundred kilobytes and some hundred cells. The limits leave two orders of
magnitude above that and stop what only an accident or an attack produces.
"""

from __future__ import annotations

from engine.errors import ReadingError
from engine.values import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds for one file; sizes in bytes, times in seconds, the rest are counts."""

    file_bytes: int = 50 * MEGABYTE
    """A file as it lies on disk, or a member of an archive."""
    unpacked_bytes: int = 256 * MEGABYTE
    """All members of an archive or an Office package together, as they declare themselves."""
    part_bytes: int = 64 * MEGABYTE
    """One XML part of an Office package."""
    ratio: int = 200
    """Unpacked to packed size of a member larger than a megabyte."""
    members: int = 2_000
    """Members of an archive or an Office package."""
    text_bytes: int = 20 * MEGABYTE
    """A plain text file."""
    letters: int = 200_000
    """Characters of all paragraphs and cells of one document; a report has some ten thousand."""
    page_bytes: int = MEGABYTE // 4
    """The largest web page that is read in our own process; most have fifty kilobytes."""
    beside_bytes: int = 4 * MEGABYTE
    """Headers, footers and notes of an Office document together."""
    lines: int = 100_000
    """Lines of a plain text."""
    span: int = 100
    """Columns or rows that one merged cell may cover."""
    columns: int = 500
    """Columns of one table, as its cells declare them."""
    rows: int = 5_000
    """Rows of one table."""
    cells: int = 200_000
    """Cells (positions, spans expanded) of all tables of one document."""
    tables: int = 2_000
    """Tables of one document, nested ones and those that only arrange text too."""
    nesting: int = 50
    """Tables in tables, boxes in boxes."""
    elements: int = 500_000
    """Tags of an HTML page or of all parts read of an Office package (counted before parsing)."""
    attributes: int = 256
    """Attributes of one HTML element (counted before parsing); Office writes some twenty."""
    names: int = 10_000
    """Different names of elements and attributes on an HTML page; a page has some hundred."""
    depth: int = 250
    """Elements in elements, in XML and HTML."""
    blocks: int = 20_000
    """Paragraphs, tables and pictures of one document."""
    pages: int = 200
    """Pages of a PDF."""
    page_edges: int = 20_000
    """Ruled lines on one PDF page."""
    page_characters: int = 200_000
    """Characters on one PDF page."""
    characters: int = 200_000
    """Characters of a PDF or .doc altogether."""
    report_seconds: int = 60
    """Processor time for reading and checking one report; a real one takes less than two."""
    seconds: int = 8
    """Processor time of a child process for one file: a PDF, a large web page."""
    converter_seconds: int = 60
    """Wall time for one run of the converter (LibreOffice)."""
    memory_bytes: int = 176 * MEGABYTE
    """Address space of a child process for one file, beyond what it has before."""


LIMITS = Limits()


def refuse_letters(count: int, limits: Limits) -> None:
    """Raise ReadingError for more characters than the regular expressions pass in seconds."""
    if count > limits.letters:
        raise ReadingError(
            f"文件里的文字超过 {limits.letters} 字，不像一份年度报告，没有读取；请只交年度报告本身"
        )


def refuse_table(limits: Limits, *, rows: int = 0, columns: int = 0, cells: int = 0) -> None:
    """Raise ReadingError for more rows or columns in a table, or cells in all, than allowed."""
    if rows > limits.rows or columns > limits.columns or cells > limits.cells:
        raise ReadingError(
            f"表格太大（上限 {limits.rows} 行、{limits.columns} 列、共 {limits.cells} 格），"
            "不像年度报告的表格，没有读取；请确认文件无误"
        )


def refuse_size(size: int, most: int, what: str = "文件") -> None:
    """Raise ReadingError if ``size`` bytes are more than ``most``; ``what`` names the thing."""
    if size > most:
        raise ReadingError(
            f"{what}有 {size / MEGABYTE:.0f} MB，超过上限 {most // MEGABYTE} MB，没有读取；"
            "请确认它是年度报告本身，去掉图片和附件后再交",
        )
