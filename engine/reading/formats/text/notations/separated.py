"""Tables whose rows lie on a line each, a character between the cells: bars, commas, tabs.

Each notation is an entry of data; README.md says which tools write it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from engine.reading.blocks.spans import Row, Slot
from engine.reading.formats.text.markdown import cell_text
from engine.values import dataclass
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.formats.text.lines import Line

SHORT = 40
LONGEST = 4_000
LONG, RUN_ON = 60, 16
MOST_LINES = 3
MOST_ROWS = 50
_DASHES = r"(?::-+:?|-+:|-{2,})\s*+"
_RULER = re.compile(rf"\s*+(?:\|\s*+)?{_DASHES}(?:\|\s*+{_DASHES})*+(?:\|\s*+)?\Z")
_BAR = re.compile(r"(?<!\\)\|")
WORDS = Use("form_words", patterns=("part_begins",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Separated:
    """A notation: what stands between the cells, and how its rows begin, break and end."""

    mark: str
    cells: int = 2
    """Cells that each of the first rows has at least."""
    rows: int = 1
    """Rows that must lie below each other, else the lines are no table."""
    even: bool = False
    """Rows that are like a table's only because they have equally many cells, or hold figures."""
    walled: bool = False
    """The mark stands at an end of the first row, too."""
    quoted: bool = False
    """Quotation marks hold a cell with marks and line breaks in it."""
    marked: bool = False
    """Cells hold Markdown and have blanks around; dashes may lie below the head."""
    strays: int = 0
    """Lines without a mark that may lie between two rows."""
    labels: bool = False
    """A stray is a piece of a broken label; else the only cell of a row, or goes on in a cell."""


OPEN_BARS = Separated(mark="|", rows=2, marked=True, strays=2)
BARS = Separated(mark="|", walled=True, marked=True)
COMMAS = Separated(mark=",", cells=4, rows=3, even=True, quoted=True, strays=1)
TABS = Separated(mark="\t", strays=1, labels=True)


def begins(lines: Sequence[Line], index: int, how: Separated) -> bool:
    """Tell whether a table in a notation begins at a line."""
    text = lines[index].text
    if how.mark not in text and not (how.quoted and '"' in text):
        return False
    if how.walled:
        return _is_walled(lines, index)
    if how.marked:
        return _are_open(lines[index : index + how.rows + 1])
    first = [slots for slots, _ in islice(_rows(lines, index, how), how.rows)]
    widths = {len(slots) for slots in first}
    if how.even and len(widths) > 1:
        return _is_ragged([slots for slots, _ in islice(_rows(lines, index, how), MOST_ROWS)], how)
    return len(first) == how.rows and min(widths) >= how.cells


def separated_table(lines: Sequence[Line], start: int, how: Separated) -> tuple[list[Row], int]:
    """Read the table that begins at ``start``; return its rows and the index after it.

    Where every row comes out equally long that way, a row that is short of cells goes on below.
    """
    rows: list[Row] = []
    ahead: Line | None = None
    index, widest, ruled = start, 0, False
    while index < len(lines):
        line = lines[index]
        found = _row_at(lines, index, how)
        if found is None and not _is_stray(lines, index, how):
            break
        if how.marked and _RULER.match(line.text):
            ruled, index = True, index + 1
            if len(rows) == 1 and not any(slot and slot.text for slot in rows[0]):
                rows.pop()  # the blank head that converters put above a table without one
        elif found is None:
            ahead = _take_stray(rows, line, how, widest)
            index += 1
        elif how.even and len(rows) >= how.rows and not _goes_on(rows, found[0]):
            break
        else:
            rows.append(_behind(ahead, found[0]))
            widest = max(widest, len(found[0]))
            ahead, index = None, found[1]
    return rows if how.labels or ruled or not how.strays else _whole(rows), index


def _is_ragged(rows: Sequence[Row], how: Separated) -> bool:
    """Tell rows that lost their blank cells: no sentences, and figures in some of them."""
    plain = len(rows) > how.rows and all(map(_is_plain, rows))
    return plain and any(_figures(row) >= how.cells for row in rows)


def _goes_on(rows: Sequence[Row], row: Row) -> bool:
    """Tell whether a row is as long as those above it, or short of cells, and no sentence.

    Where rows are of several lengths already, they lost their blank cells: one may be longer, too.
    """
    lengths = {len(one) for one in rows}
    if lengths == {len(row)}:
        return True
    return _is_plain(row) and (len(lengths) > 1 or len(row) < max(lengths))


def _is_plain(row: Row) -> bool:
    return not any(slot and ("。" in slot.text or len(slot.text) > LONG) for slot in row)


def _figures(row: Row) -> int:
    return sum(slot is not None and slot.text.isdigit() for slot in row)


def opens_part(text: str) -> bool:
    """Tell whether a line begins as a heading of a part does, and as no row of table 3."""
    return words_of(WORDS)["part_begins"].match(text) is not None


def is_run_on(text: str) -> bool:
    """Tell a line with tabs that is a whole text or part of a report: sentences, or its heading."""
    cells = [cell.strip() for cell in text.split("\t")]
    if len(cells) < RUN_ON:
        return False
    return opens_part(text) or any(len(cell) > LONG and "。" in cell for cell in cells)


def _is_walled(lines: Sequence[Line], index: int) -> bool:
    """Tell a row between bars, of one cell only beside another one, or a head above a ruler."""
    text = lines[index].text.strip()
    beside = [lines[at].text for at in (index + 1, index - 1) if 0 <= at < len(lines)]
    if text.count("|") > 1 and "|" in (text[0], text[-1]):
        return True
    if text[-1] == "|" and any("|" in other for other in beside):
        return True
    return index + 1 < len(lines) and _is_ruler(beside[0])


def _are_open(lines: Sequence[Line]) -> bool:
    """Tell whether the first two rows have bars between their cells only."""
    filled = [line.text.strip() for line in lines if not line.blank]
    return len(filled) > 1 and all(_is_open(text) for text in filled[:2])


def _is_open(text: str) -> bool:
    return _BAR.search(text) is not None and "|" not in (text[0], text[-1])


def _is_ruler(text: str) -> bool:
    return "|" in text and _RULER.match(text) is not None


def _rows(lines: Sequence[Line], at: int, how: Separated) -> Iterator[tuple[Row, int]]:
    """Yield (cells, index of the line after) for the rows that lie below each other."""
    while at < len(lines) and (found := _row_at(lines, at, how)) is not None:
        yield found
        at = found[1]


def _row_at(lines: Sequence[Line], at: int, how: Separated) -> tuple[Row, int] | None:
    """Return the cells of the row that begins at a line and the index after; None for no row."""
    if how.quoted:
        return _quoted(lines, at, how.mark)
    line = lines[at]
    if not _has_mark(line.text, how) or (how.labels and is_run_on(line.text)):
        return None
    return (_marked(line, walled=how.walled) if how.marked else _plain(line, how.mark)), at + 1


def _has_mark(text: str, how: Separated) -> bool:
    return how.mark in text and (how.walled or not how.marked or _BAR.search(text) is not None)


def _plain(line: Line, mark: str) -> Row:
    slots: Row = []
    offset = 0
    for part in line.text.split(mark):
        slots.append(Slot(part, line=line.number, char=line.char(offset)))
        offset += len(part) + 1
    return slots


def _marked(line: Line, *, walled: bool) -> Row:
    """Cut a row at its bars; one at an end parts off a blank cell unless it is a wall."""
    text = line.text
    offset, end = 0, len(text)
    if walled:
        offset = len(text) - len(text.lstrip())
        offset += text[offset : offset + 1] == "|"
        end = len(text.rstrip())
        end -= end > offset and text[end - 1] == "|" and text[end - 2] != "\\"
    slots: Row = []
    for part in _BAR.split(text[offset:end]):
        lead = len(part) - len(part.lstrip())
        slots.append(Slot(cell_text(part), line=line.number, char=line.char(offset + lead)))
        offset += len(part) + 1
    return slots


def _quoted(lines: Sequence[Line], at: int, mark: str) -> tuple[Row, int] | None:
    """Cut a row as spreadsheets write it: a field in quotation marks may lie on several lines."""
    end, text = at + 1, lines[at].text
    while text.count('"') % 2 and end < min(len(lines), at + MOST_LINES):
        text += "\n" + lines[end].text
        end += 1
    if len(text) > LONGEST or mark not in text:
        return None
    try:
        fields = next(csv.reader([text], delimiter=mark, strict=True))
    except csv.Error:
        return None
    line = lines[at]
    return [Slot(field.strip(), line=line.number, char=line.char()) for field in fields], end


def _is_stray(lines: Sequence[Line], index: int, how: Separated) -> bool:
    """Tell whether a line without a mark lies between two rows: no sentence, no heading."""
    text = lines[index].text
    if len(text.strip()) > SHORT or lines[index].blank or opens_part(text):
        return False
    if text.startswith("#") if how.labels else "。" in text:
        return False
    below = lines[index + 1 : index + 1 + how.strays]
    return any(_has_mark(line.text, how) for line in below) and not below[0].blank


def _take_stray(rows: list[Row], line: Line, how: Separated, widest: int) -> Line | None:
    """Go on in a row that is shorter than others; return a line that opens the row below."""
    if not how.labels:
        lead = len(line.text) - len(line.text.lstrip())
        rows.append([Slot(cell_text(line.text), line=line.number, char=line.char(lead))])
        return None
    last = rows[-1][-1]
    if last is None or len(rows[-1]) == widest:
        return line
    last.text += "\n" + line.text
    return None


def _behind(ahead: Line | None, row: Row) -> Row:
    """Put the beginning of a broken label before the first cell."""
    if ahead is None or row[0] is None:
        return row
    return [Slot(f"{ahead.text}\n{row[0].text}", line=ahead.number, char=ahead.char()), *row[1:]]


def _whole(rows: list[Row]) -> list[Row]:
    """Put rows together whose cells hold line breaks, if all come out equally long."""
    several = [bars for bars, times in Counter(map(len, rows)).items() if times > 1 and bars > 1]
    usual = max(several, default=max(map(len, rows))) - 1
    groups: list[list[Row]] = []
    short = 0
    for row in rows:
        if groups and len(row) - 1 <= short:
            groups[-1].append(row)
            short -= len(row) - 1
        else:
            groups.append([row])
            short = usual - len(row) + 1
    widths = {sum(len(row) - 1 for row in group) for group in groups}
    return [_joined(group) for group in groups] if len(widths) == 1 else rows


def _joined(rows: Sequence[Row]) -> Row:
    """Make one row of several, each going on in the last cell of the one before."""
    whole, *more = rows
    for first, *rest in more:
        if whole[-1] is not None and first is not None:
            whole[-1].text = f"{whole[-1].text}\n{first.text}".strip("\n")
        whole += rest
    return whole
