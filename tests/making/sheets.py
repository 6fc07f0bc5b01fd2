"""A report as a sheet of pieces whose truth is known, so that its writing can be distorted.

A piece is what really stands in a report (its words and its part) and how it is shown: the marks
of a converter are shown and not meant. What belongs to no part is noise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from making.drafts import clean
from making.grids import grid_of
from making.wild import own_cells
from making.writers import flat_grid, html_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from making.drafts import Draft
    from making.grids import Grid

    from engine.report import Report

HEAD, TAIL, NOISE = 0, 7, 9


@dataclass(frozen=True)
class Piece:
    """A piece of a report: what it is, its words (or grid), its part, and how it is shown."""

    what: str
    content: str | Grid
    part: int
    shown: str | None = None

    @property
    def text(self) -> str:
        """Return the piece as shown."""
        return self.shown if self.shown is not None else str(self.content)


@dataclass(frozen=True)
class Sheet:
    """The pieces in order and what they state beyond their words."""

    pieces: tuple[Piece, ...]
    agency: str
    kind: str
    year: int
    signed: str = ""
    signed_by: str = ""
    period: tuple[str, str] | None = None
    published: str | None = None
    title: str | None = None
    doubts: frozenset[str] = frozenset()
    harmless: frozenset[str] = field(default=frozenset())


REQUESTS = {
    "granted": {"natural": 3, "business": 1},
    "unable.not_held": {"natural": 2},
    "other.uncorrected": {"natural": 8},
    "carried_in": {"natural": 1},
    "carried_out": {"natural": 2},
}


def sheet_of(draft: Draft) -> Sheet:
    """Lay out a clean draft as a sheet."""
    pieces = [Piece("title", line, HEAD) for line in draft.title]
    pieces += [Piece("text", text, HEAD) for text in draft.head]
    for part in draft.order:
        pieces.append(Piece("heading", draft.headings[part], part))
        pieces += [Piece("text", text, part) for text in draft.prose.get(part, ())]
        grid = grid_of(draft, part)
        if grid:
            pieces.append(Piece("grid", grid, part))
    pieces += [Piece("sign", line, TAIL) for line in draft.signoff]
    day = re.findall(r"\d+", draft.signoff[1])
    return Sheet(
        pieces=tuple(pieces),
        agency=draft.agency,
        kind=draft.kind,
        year=draft.year,
        signed="-".join(number.zfill(2) for number in day),
        signed_by=draft.signoff[0],
        period=(f"{draft.year}-01-01", f"{draft.year}-12-31"),
        title="".join(draft.title),
    )


def township() -> Sheet:
    """Make a township's sheet, with prose in which paragraphs are numbered."""
    return sheet_of(clean("青山镇人民政府", "township", 2023, requests=REQUESTS))


def department() -> Sheet:
    """Make a department's sheet."""
    draft = clean("青禾县水利局", "department", 2022, requests=REQUESTS, normative=(1, 0, 4))
    return sheet_of(draft)


def subdistrict() -> Sheet:
    """Make a subdistrict's sheet."""
    return sheet_of(clean("东关街道办事处", "subdistrict", 2024, requests=REQUESTS))


def changed(sheet: Sheet, change: Callable[[Piece], Iterable[Piece]]) -> Sheet:
    """Return the sheet with each piece replaced by those that ``change`` makes of it."""
    return replace(sheet, pieces=tuple(new for piece in sheet.pieces for new in change(piece)))


def as_text(sheet: Sheet) -> bytes:
    """Write the sheet as Word's plain export: a cell a line."""
    return _lines(sheet, flat_grid).encode()


def as_bars(sheet: Sheet) -> bytes:
    """Write the sheet with bars between the cells."""

    def bars(grid: Grid) -> list[str]:
        return [" | ".join(row) + " |" for row in own_cells(grid)]

    return _lines(sheet, bars).encode()


def as_page(sheet: Sheet) -> bytes:
    """Write the sheet as a web page, a paragraph a piece."""
    body = "\n".join(
        html_piece("grid", piece.content)  # a grid stays one
        if piece.what == "grid"
        else "".join(html_piece("text", line) for line in piece.text.split("\n"))
        for piece in sheet.pieces
    )
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return page.encode()


def _lines(sheet: Sheet, table: Callable[[Grid], list[str]]) -> str:
    lines: list[str] = []
    for piece in sheet.pieces:
        if piece.what == "grid":
            lines += [*table(piece.content), ""]
        else:
            lines.append(piece.text)
    return "\n".join(lines) + "\n"


def misread(sheet: Sheet, report: Report) -> list[str]:
    """Return every field that did not come back."""
    wrong = []
    signed = report.signoff_date.value if report.signoff_date else None
    fields = {
        "agency": (sheet.agency, report.agency),
        "kind": (sheet.kind, report.kind),
        "year": (sheet.year, report.year),
        "title": (
            bare(sheet.title) if sheet.title else None,
            bare(report.title.text) if report.title else None,
        ),
        "signed": (sheet.signed, signed.isoformat() if signed else ""),
        "signed by": (sheet.signed_by, report.signoff_agency.text if report.signoff_agency else ""),
        "period": (sheet.period, period_of(report)),
        "published": (
            sheet.published,
            report.published.value.isoformat()
            if report.published and report.published.value
            else None,
        ),
    }
    wrong += [f"{k}: {a!r} was read {b!r}" for k, (a, b) in fields.items() if a != b]
    wrong += parts_misread(sheet, report)
    codes = {doubt.code for doubt in report.doubts}
    wrong += [f"no doubt {code}" for code in sheet.doubts - codes]
    return wrong


def parts_misread(sheet: Sheet, report: Report) -> list[str]:
    """Return the headings and texts of parts that did not come back."""
    wrong = []
    for part in range(1, 7):
        own = [p for p in sheet.pieces if p.part == part]
        headings = [bare(str(p.content)) for p in own if p.what == "heading"]
        text = bare("".join(str(p.content) for p in own if p.what == "text"))
        read = report.parts.get(part)
        got = bare(read.heading.text) if read and read.heading else ""
        if got not in (headings or [""]):
            wrong.append(f"heading {part}: {headings} was read {got!r}")
        if read and bare(read.text) != text:
            wrong.append(f"text {part}: {text[:40]}…{text[-30:]} was read {read.text[:400]}")
    wrong += [f"table {n} is lost" for n in (2, 3, 4) if n not in report.tables]
    return wrong


def period_of(report: Report) -> tuple[str, str] | None:
    """Return the period as two ISO dates."""
    if report.period is None:
        return None
    ends = (report.period.start, report.period.end)
    return tuple(day.isoformat() if day else "" for day in ends)  # type: ignore[return-value]


def bare(text: str) -> str:
    """Return the text without any white space."""
    return re.sub(r"\s+", "", text)
