"""The desk's lines: columns of a filing, their order, the filter and the views. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.render.lines import Run, line_width
from tui.render.sanitise import one_line
from tui.render.season import VIEWS, Missing, overdue
from tui.render.wrap import pad

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    from engine.trail.state.views import FilingView
    from tui.render.lines import Line
    from tui.render.season import DeskSnapshot
    from tui.text.words import Texts

    Item = TypeVar("Item", FilingView, FilingView | Missing)

ORDERS = ("undecided", "agency", "errors", "due", "state", "year")
COLUMNS = (
    ("year", 5), ("state", 10), ("round", 6), ("errors", 6), ("warnings", 6), ("undecided", 6),
    ("requests", 7), ("due", 15),
)  # fmt: skip
NUMBERS = frozenset({"round", "errors", "warnings", "undecided", "requests"})
SPARED = ("requests", "round", "due", "state")
NAME = 18
TAG = 3
LATER = date.max


def columns(cells: int) -> list[tuple[str, int]]:
    """Return the columns that have room beside the agency's name."""
    left = list(COLUMNS)
    for name in SPARED:
        if cells - TAG - sum(size for _, size in left) < NAME:
            left = [column for column in left if column[0] != name]
    return left


def agency_width(cells: int) -> int:
    """Return what is left for the agency's name."""
    return max(NAME, cells - TAG - sum(size for _, size in columns(cells)))


def caption(cells: int, texts: Texts) -> str:
    """Return the line that names the columns."""
    parts = [" " * TAG, pad(texts("desk-agency"), agency_width(cells))]
    parts += [
        pad(texts("desk-" + name), size - 1, right=name in NUMBERS) + " "
        for name, size in columns(cells)
    ]
    return "".join(parts).rstrip()


def views_lines(picture: DeskSnapshot, current: str, cells: int, texts: Texts) -> list[Line]:
    """Return the views that hold something with keys and counts, on as many lines as need be."""
    lines: list[list[Run]] = [[]]
    for at, name in enumerate(VIEWS):
        count = len(picture.view(name))
        if not count and name not in {"all", current}:
            continue
        text = f" {at} {texts('view-' + name)} {count} "
        if line_width((*lines[-1], Run(text))) > cells:
            lines.append([])
        lines[-1].append(Run(text, "cursor" if name == current else _tone(name, picture)))
    return [tuple(line) for line in lines]


def _tone(view: str, picture: DeskSnapshot) -> str:
    loud = {"seconding": "warning", "unmatched": "warning", "missing": "error"}
    return loud.get(view, "") if picture.view(view) else "quiet"


def desk_line(
    item: FilingView | Missing,
    cells: int,
    texts: Texts,
    today: date,
    *,
    tag: str = "",
    plainer: bool = False,
) -> Line:
    """Return a filing, or a unit without one, as a line."""
    if isinstance(item, Missing):
        return missing_line(item, cells, texts, today, plainer=plainer)
    name = one_line(item.agency, plainer=plainer) or texts("unknown-agency")
    busy = item.undecided or tag
    runs = [
        Run(pad(texts("tag-" + tag) if tag else "", TAG), "warning"),
        Run(pad(name, agency_width(cells) - 1) + " ", "" if busy else "quiet"),
    ]
    for column, size in columns(cells):
        text, style = _column(item, column, texts, today)
        runs.append(Run(pad(text, size - 1, right=column in NUMBERS) + " ", style))
    return tuple(runs)


def missing_line(
    item: Missing, cells: int, texts: Texts, today: date, *, plainer: bool = False
) -> Line:
    """Return a unit that has not filed as a line under the same columns."""
    due = item.unit.deadline
    late = due is not None and due < today
    shown = {
        "year": (str(item.year), ""),
        "state": (missing_state(item, texts), "error" if item.certain else "warning"),
        "due": (f"{due}{texts('overdue') if late else ''}" if due else "", "error" * late),
    }
    runs = [
        Run(" " * TAG),
        Run(pad(one_line(item.unit.name, plainer=plainer), agency_width(cells) - 1) + " "),
    ]
    for column, size in columns(cells):
        text, style = shown.get(column, ("", ""))
        runs.append(Run(pad(text, size - 1) + " ", style))
    return tuple(runs)


def missing_state(item: Missing, texts: Texts) -> str:
    """Return the word for a unit that has not filed, or perhaps has."""
    return texts("missing-state" if item.certain else "perhaps-state")


def _column(filing: FilingView, name: str, texts: Texts, today: date) -> tuple[str, str]:
    if name == "state":
        return texts("filing-" + filing.state), "quiet"
    if name == "year":
        return str(filing.year or "—"), ""
    if name == "due":
        late = texts("overdue") if overdue(filing, today) else ""
        return f"{filing.due}{late}" if filing.due else "", "error" if late else ""
    count: int = getattr(filing, name)
    tones = {"errors": "error", "warnings": "warning", "undecided": "strong"}
    return (str(count), tones.get(name, "")) if count else ("·", "quiet")


def matching(items: Iterable[Item], wanted: str, texts: Texts) -> list[Item]:
    """Return the items that hold every wanted word in agency, year, state or source."""
    words = wanted.casefold().split()

    def shown(item: FilingView | Missing) -> str:
        if isinstance(item, Missing):
            return f"{item.unit.name} {item.year} {missing_state(item, texts)}".casefold()
        state = texts("filing-" + item.state)
        return f"{item.agency} {item.year} {state} {item.source}".casefold()

    return [item for item in items if all(word in shown(item) for word in words)]


def in_order(items: Sequence[Item], order: str) -> list[Item]:
    """Return filings by a column, counts and years highest first; units stay as they are."""
    if any(isinstance(item, Missing) for item in items):
        return list(items)
    return sorted(items, key=lambda item: _rank(item, order))


def _rank(item: FilingView | Missing, order: str) -> tuple[object, ...]:
    if isinstance(item, Missing):
        return ()
    if order in {"errors", "undecided", "year"}:
        return -(getattr(item, order) or 0), item.agency, item.id
    if order == "due":
        return item.due or LATER, item.agency, item.id
    return str(getattr(item, order)), item.agency, item.id
