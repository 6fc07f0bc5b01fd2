"""A table that somebody keeps, as rows of text: CSV or tab-separated, UTF-8 or GB18030, or XLSX."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.roster.xlsx import is_xlsx, xlsx_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

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
            yield reader.line_num, row
    except csv.Error as error:
        raise UsageError(
            f"{name} 第{reader.line_num}行不是合规的 CSV，请用表格软件另存。"
        ) from error


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{name} 不是 UTF-8 或 GB18030 文字，请用表格软件另存为 CSV 或 XLSX。")
