"""A table that somebody keeps, as rows of text: CSV or tab-separated, UTF-8 or GB18030, or XLSX."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.roster.xlsx import MOST_ROWS, is_xlsx, xlsx_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 20_000
"""Characters of one cell; the longest lists of aliases have some hundred."""
_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")
_FIRST_DAY = date(1899, 12, 30)


def table_rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line from 1, cells as text) of a table called ``name``; UsageError if it is none."""
    return xlsx_rows(data, name) if is_xlsx(data) else _text_rows(data, name)


def heading(cell: str) -> str:
    """Return the words of a column's heading, however spaced and written."""
    return "".join(cell.split()).lower()


def serial_day(written: str) -> date | None:
    """Return the day that a spreadsheet keeps as a number of days, None if it is none."""
    if not _SERIAL.match(written):
        return None
    return _FIRST_DAY + timedelta(days=int(float(written)))


def _text_rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data, name)
    mark = max("\t,;，", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in reader:
            _refuse_endless(row, reader.line_num, name)
            yield reader.line_num, row
    except csv.Error as error:
        raise UsageError(
            f"{name} 第{reader.line_num}行不是合规的 CSV，请用表格软件另存。"
        ) from error


def _refuse_endless(row: list[str], line: int, name: str) -> None:
    """Raise UsageError for a cell or a table longer than any that a person keeps."""
    if line > MOST_ROWS:
        raise UsageError(f"{name} 超过{MOST_ROWS}行，请拆开导入。")
    if max(map(len, row), default=0) > LONGEST:
        raise UsageError(
            f"{name} 第{line}行有一格超过{LONGEST}字，引号可能没有成对，请用表格软件打开看看。"
        )


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{name} 不是 UTF-8 或 GB18030 文字，请用表格软件另存为 CSV 或 XLSX。")
