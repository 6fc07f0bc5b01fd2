"""An agency's tables as filed, as the form draws them: wrong cells coloured, doubtful hatched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.export.again import value_at
from engine.export.layout import TITLES, layout
from engine.export.plain_text import cleaned
from engine.export.problems import problems
from engine.export.repairs import cells_of
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.export.dossier import Dossier
    from engine.export.layout import Laid
    from engine.export.problems import Problem
    from engine.forms.model import Forms
    from engine.report import Report, Value

Cell = tuple[int, str, str]
WIDTHS = (14, 14, 42, *[10] * 12)
HEIGHT = 28.0  # points: two lines of the longest label
HATCHED = 14
A4 = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said of a cell, and whether it is certainly wrong."""

    certain: bool
    words: str


class FiledStyles:
    """The formats of a table as filed."""

    def __init__(self, book: Any, font: str) -> None:
        plain = {
            "font_name": font, "font_size": 10, "border": 1, "valign": "vcenter",
            "align": "center", "text_wrap": True,
        }  # fmt: skip
        self.plain = book.add_format(plain)
        self.wrong = book.add_format({**plain, "bg_color": "#F8D7DA", "bold": True})
        self.asked = book.add_format({**plain, "bg_color": "#FFF3CD"})
        hatch = {"pattern": HATCHED, "fg_color": "#808080", "bg_color": "#FFFFFF"}
        self.doubtful = book.add_format({**plain, **hatch})
        self.title = book.add_format({"font_name": font, "font_size": 14, "bold": True})


def write(sheet: Any, dossier: Dossier, report: Report, forms: Forms, styles: FiledStyles) -> None:
    """Draw tables 2 to 4 of a report, one below the other; a note says what a cell should be."""
    form = forms.in_force(report.year)
    notes = dict(noted(problems(dossier)))
    filing = dossier.filing
    sheet.write_string(0, 0, cleaned(f"{filing.agency} {filing.year or ''}年度"), styles.title)
    row = 1
    for number in sorted(form.tables):
        sheet.write_string(row + 1, 0, TITLES[number], styles.title)
        row = table(sheet, row + 2, report, layout(form, number), number, notes, styles)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()  # fifteen columns: upright they would be printed too small to read
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def table(  # noqa: PLR0917 — a drawn table has that many sides
    sheet: Any,
    row: int,
    report: Report,
    cells: list[Laid],
    number: int,
    notes: Mapping[Cell, Note],
    styles: FiledStyles,
) -> int:
    """Draw one table from a row on; return the row behind it."""
    for one in cells:
        place = (row + one.top, one.left)
        cell = (number, *one.key) if one.key else None
        value = value_at(report, cell) if cell else None
        note = notes.get(cell) if cell else None
        style = style_of(value, note, styles)
        if one.rows > 1 or one.columns > 1:
            end = (place[0] + one.rows - 1, place[1] + one.columns - 1)
            sheet.merge_range(*place, *end, "", style)
        put(sheet, place, value, one.text, style)
        if note is not None:
            sheet.write_comment(*place, cleaned(note.words), {"x_scale": 2, "y_scale": 1.5})
    bottom = row + max(one.top + one.rows for one in cells)
    for line in range(row, bottom):
        sheet.set_row(line, HEIGHT)
    return bottom


def put(sheet: Any, place: tuple[int, int], value: Value | None, label: str, style: Any) -> None:
    """Write a figure as it was read, what could not be read as it stands, a label as text."""
    if value is not None and value.number is not None:
        sheet.write_number(*place, value.number, style)
    else:
        sheet.write_string(*place, cleaned(label if value is None else value.raw), style)


def style_of(value: Value | None, note: Note | None, styles: FiledStyles) -> Any:
    """Return the format of a cell: wrong, asked about, read with doubt, or plain."""
    if note is not None:
        return styles.wrong if note.certain else styles.asked
    return styles.doubtful if value is not None and value.doubt is not None else styles.plain


def noted(found: list[Problem]) -> Iterator[tuple[Cell, Note]]:
    """Yield cells and what is noted of them."""
    for problem in found:
        certain = problem.kind == "mend" and bool(problem.should)
        for cell in cells_of(problem.repairs):
            before = "空白" if cell.before is None else f"填报 {cell.before}"
            should = f"应为 {cell.after}" if certain else f"也许应为 {cell.after}"
            yield (
                (cell.table, cell.row, cell.column),
                Note(certain=certain, words=f"{before}，{should}"),
            )
        if not problem.repairs:
            yield from single(problem)


def single(problem: Problem) -> Iterator[tuple[Cell, Note]]:
    """Yield the cells that findings without a cause are about."""
    for finding in problem.findings:
        place: Mapping[str, Any] = finding.data.get("place") or {}
        if place.get("table") and place.get("row") and place.get("column"):
            cell = (place["table"], place["row"], place["column"])
            yield cell, Note(certain=problem.kind == "mend", words=finding.message)
