"""The desk's lines: columns of a filing, their order, and the filter. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.lines import Run
from tui.sanitise import one_line
from tui.wrap import pad

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.trail.views import FilingView
    from tui.lines import Line
    from tui.texts import Texts

ORDERS = ("undecided", "agency", "errors", "due", "state", "year")
COLUMNS = (
    ("year", 6), ("state", 10), ("round", 6), ("errors", 6), ("warnings", 6), ("undecided", 6),
    ("due", 12),
)  # fmt: skip
NUMBERS = frozenset({"round", "errors", "warnings", "undecided"})
SPARED = ("round", "due", "state")
NAME = 18
LATER = date.max


def columns(cells: int) -> list[tuple[str, int]]:
    """Return the columns that have room beside the agency's name."""
    left = list(COLUMNS)
    for name in SPARED:
        if cells - sum(size for _, size in left) < NAME:
            left = [column for column in left if column[0] != name]
    return left


def agency_width(cells: int) -> int:
    """Return what is left for the agency's name."""
    return max(NAME, cells - sum(size for _, size in columns(cells)))


def caption(cells: int, texts: Texts) -> str:
    """Return the line that names the columns."""
    parts = [pad(texts("desk-agency"), agency_width(cells))]
    parts += [
        pad(texts("desk-" + name), size - 1, right=name in NUMBERS) + " "
        for name, size in columns(cells)
    ]
    return "".join(parts).rstrip()


def filing_line(
    filing: FilingView, cells: int, texts: Texts, today: date, *, plainer: bool = False
) -> Line:
    """Return one filing as a line; what is nought is a dot, what is late is red."""
    name = one_line(filing.agency, plainer=plainer) or texts("unknown-agency")
    runs = [Run(pad(name, agency_width(cells) - 1) + " ", "" if filing.undecided else "quiet")]
    for column, size in columns(cells):
        text, style = _column(filing, column, texts, today)
        runs.append(Run(pad(text, size - 1, right=column in NUMBERS) + " ", style))
    return tuple(runs)


def _column(filing: FilingView, name: str, texts: Texts, today: date) -> tuple[str, str]:
    if name == "state":
        return texts("filing-" + filing.state), "quiet"
    if name == "year":
        return str(filing.year or "—"), ""
    if name == "due":
        late = filing.due is not None and filing.due < today and filing.undecided > 0
        return filing.due.isoformat() if filing.due else "", "error" if late else ""
    count: int = getattr(filing, name)
    tones = {"errors": "error", "warnings": "warning", "undecided": "strong"}
    return (str(count), tones.get(name, "")) if count else ("·", "quiet")


def matching(filings: Iterable[FilingView], wanted: str, texts: Texts) -> list[FilingView]:
    """Return the filings that hold every wanted word in agency, year, state or source."""
    words = wanted.casefold().split()

    def shown(filing: FilingView) -> str:
        state = texts("filing-" + filing.state)
        return f"{filing.agency} {filing.year} {state} {filing.source}".casefold()

    return [f for f in filings if not words or all(word in shown(f) for word in words)]


def in_order(filings: Sequence[FilingView], order: str) -> list[FilingView]:
    """Return filings by a column; counts and years highest first."""
    if order in {"errors", "undecided", "year"}:
        return sorted(filings, key=lambda f: (-(getattr(f, order) or 0), f.agency, f.id))
    if order == "due":
        return sorted(filings, key=lambda f: (f.due or LATER, f.agency, f.id))
    return sorted(filings, key=lambda f: (str(getattr(f, order)), f.agency, f.id))
