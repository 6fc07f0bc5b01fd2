"""The desk's lines: columns of a filing, their order, the filter and the views. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.trail.state.views import FilingView, UnreadableView
from tui.render.lines import Run, line_width
from tui.render.sanitise import one_line
from tui.render.season import VIEWS, Group, Missing, agency_of
from tui.render.wrap import cut, pad
from tui.text.pinyin import folded, found, spelt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import TypeVar

    from engine.roster.unit import Unit
    from tui.render.lines import Line
    from tui.render.season import DeskSnapshot, Row
    from tui.text.words import Texts

    Item = TypeVar("Item", bound=Row)

GROUPS = ("", "kind", "parent")
TOP = "."
"""The group of units that have no superior; no agency is called so."""
ORDERS = ("undecided", "agency", "errors", "due", "state", "year")
COLUMNS = (
    ("kind", 7), ("year", 5), ("state", 10), ("round", 6), ("errors", 6), ("warnings", 6),
    ("undecided", 6), ("requests", 7), ("due", 15),
)  # fmt: skip
NUMBERS = frozenset({"round", "errors", "warnings", "undecided", "requests"})
SPARED = ("kind", "requests", "round", "due", "state")
NAME = 18
ROOMY = 44
"""From so many cells on the agency's name has enough: the columns share what is left."""
TAG = 3
LATER = date.max
MANY_DAYS = 100
SOON = 3
"""A deadline so many days off is shown as a warning."""


def same(one: object, other: object) -> bool:
    """Tell whether two rows are of one filing, one file or one unit and year."""
    if isinstance(one, Missing) and isinstance(other, Missing):
        return (one.unit.name, one.year) == (other.unit.name, other.year)
    if isinstance(one, UnreadableView) and isinstance(other, UnreadableView):
        return one.id == other.id
    return isinstance(one, FilingView) and isinstance(other, FilingView) and one.id == other.id


def columns(cells: int) -> list[tuple[str, int]]:
    """Return the columns that have room beside the agency's name, wider where there is much."""
    left = list(COLUMNS)
    for name in SPARED:
        if cells - TAG - sum(size for _, size in left) < NAME:
            left = [column for column in left if column[0] != name]
    spare = max(0, cells - TAG - ROOMY - sum(size for _, size in left))
    return [(name, size + spare // len(left)) for name, size in left]


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
    item: Row,
    cells: int,
    texts: Texts,
    today: date,
    *,
    tag: str = "",
    marked: bool = False,
    plainer: bool = False,
) -> Line:
    """Return a filing, a file that cannot be read, or a unit without a filing, as a line."""
    if isinstance(item, Group):
        return (Run(cut(f"{one_line(item.words, plainer=plainer)} {item.count}", cells), "label"),)
    if not isinstance(item, FilingView):
        return other_line(item, cells, texts, today, plainer=plainer)
    name = one_line(agency_of(item, texts), plainer=plainer)
    busy = item.undecided or tag
    runs = [
        Run(pad("*" * marked + (texts("tag-" + tag) if tag else ""), TAG), "warning"),
        Run(pad(name, agency_width(cells) - 1) + " ", "" if busy else "quiet"),
    ]
    for column, size in columns(cells):
        text, style = _column(item, column, texts, today)
        runs.append(Run(pad(text, size - 1, right=column in NUMBERS) + " ", style))
    return tuple(runs)


def other_line(
    item: UnreadableView | Missing,
    cells: int,
    texts: Texts,
    today: date,
    *,
    plainer: bool = False,
) -> Line:
    """Return a unit that has not filed, or a file not read, as a line under the same columns."""
    name = item.name if isinstance(item, UnreadableView) else item.unit.name
    if isinstance(item, UnreadableView):
        shown = {"state": (texts("unread-state"), "error")}
    else:
        shown = {
            "kind": (texts("desk-kind-" + item.unit.kind), "quiet"),
            "year": (str(item.year), ""),
            "state": (missing_state(item, texts), "error" if item.certain else "warning"),
            "due": due_words(item.due, today, texts),
        }
    runs = [
        Run(" " * TAG),
        Run(pad(one_line(name, plainer=plainer), agency_width(cells) - 1) + " "),
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
    if name == "kind":
        return texts("desk-kind-" + (filing.kind or "unknown")), "quiet"
    if name == "due":
        return due_words(filing.due, today if filing.state == "returned" else None, texts)
    count: int = getattr(filing, name)
    tones = {"errors": "error", "warnings": "warning", "undecided": "strong"}
    return (str(count), tones.get(name, "")) if count else ("·", "quiet")


def due_words(due: date | None, today: date | None, texts: Texts) -> tuple[str, str]:
    """Return a deadline with the days left of it, and its style; without today the day alone."""
    if due is None or today is None:
        return (due.isoformat() if due else ""), ""
    days = (due - today).days
    if due.year != today.year and abs(days) >= MANY_DAYS:
        return f"{due}{texts('overdue') if days < 0 else ''}", "error" if days < 0 else ""
    left = texts("days-left" if days >= 0 else "days-late", n=abs(days))
    day = f"{due:%m-%d}" if due.year == today.year else f"{due:%y-%m-%d}"
    return f"{day}{left}", "error" if days < 0 else "warning" if days < SOON else ""


def matching(
    items: Iterable[Item],
    wanted: str,
    texts: Texts,
    rules: Mapping[int, Iterable[str]] = MappingProxyType({}),
) -> list[Item]:
    """Return the items that hold every wanted word in agency, year, state, kind or source.

    A word in Latin letters may be the pinyin of the agency's name or its beginnings; ``rules`` are
    by filing the rules that speak against it, a word may be the code of one.
    """
    words = folded(wanted).split()

    def shown(item: Row) -> str:
        if isinstance(item, Group):
            return ""
        if isinstance(item, UnreadableView):
            return f"{item.name} {item.source} {texts('unread-state')}"
        if isinstance(item, Missing):
            kind, state = texts("names.kind-" + item.unit.kind), missing_state(item, texts)
            return f"{item.unit.name} {item.year} {state} {kind}"
        state, kind = texts("filing-" + item.state), kind_of(item, texts)
        codes = " ".join(rules.get(item.id, ()))
        return f"{item.agency} {item.year} {state} {kind} {item.source} {codes}"

    def held(item: Row) -> bool:
        text, name = folded(shown(item)), name_of(item)
        return all(word in text or (spelt(word) and found(word, name)) for word in words)

    return [item for item in items if held(item)] if words else list(items)


def name_of(item: Row) -> str:
    """Return what a row is called by: its agency, its unit, its file."""
    if isinstance(item, Group):
        return item.words
    if isinstance(item, Missing):
        return item.unit.name
    return item.name if isinstance(item, UnreadableView) else item.whose


def kind_of(filing: FilingView, texts: Texts) -> str:
    """Return the word for the kind of a filing's agency."""
    return texts("names.kind-" + (filing.kind or "unknown"))


def names_rule(wanted: str) -> bool:
    """Tell whether a filter may name a rule, as S104 or f2."""
    return re.search(r"\b[a-z]\d", folded(wanted)) is not None


def in_order(items: Iterable[Item], order: str) -> list[Item]:
    """Return filings by a column, counts and years highest first; after them what is none."""
    return sorted(items, key=lambda item: _rank(item, order))


def grouped(rows: Sequence[Row], by: str, units: Mapping[str, Unit], texts: Texts) -> list[Row]:
    """Return rows under a heading each for one kind or one superior; ``""``: as they are.

    A superior stands among those below it. The groups follow each other as their first rows do;
    what belongs to none comes last.
    """
    if not by:
        return list(rows)
    superiors = {unit.parent for unit in units.values()}
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[_group(row, by, units, superiors)].append(row)
    names = sorted(groups, key=lambda name: not name)
    heads = {name: _heading(name, by, texts) for name in names}
    return [
        each for name in names for each in (Group(heads[name], len(groups[name])), *groups[name])
    ]


def _group(row: Row, by: str, units: Mapping[str, Unit], superiors: Collection[str]) -> str:
    """Return the kind or the superior of a row, ``""`` if nobody knows it."""
    if isinstance(row, FilingView):
        unit = units.get(row.unit) or units.get(row.agency)
        kind = unit.kind if unit else row.kind or ""
    else:
        unit = row.unit if isinstance(row, Missing) else None
        kind = unit.kind if unit else ""
    if by == "kind" or unit is None:
        return kind if by == "kind" else ""
    return unit.parent or (unit.name if unit.name in superiors else TOP)


def _heading(name: str, by: str, texts: Texts) -> str:
    if not name or name == TOP:
        return texts("group-none" if not name else "group-top")
    return texts("names.kind-" + name) if by == "kind" else name


def _rank(item: Row, order: str) -> tuple[Any, ...]:
    if not isinstance(item, FilingView):
        return (1,)
    if order in {"errors", "undecided", "year"}:
        return 0, -(getattr(item, order) or 0), item.agency, item.id
    if order == "due":
        return 0, item.due or LATER, item.agency, item.id
    return 0, str(getattr(item, order)), item.agency, item.id
