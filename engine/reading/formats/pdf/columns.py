"""What stands side by side on a PDF page without ruled lines: prose in two columns, bare tables.

Prose in columns is read one column after the other. A bare table's rows of figures are put into
the columns that their figures keep to, and the reader of the file says that it did so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.reading.formats.pdf.lines import ORDINAL
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.formats.pdf.lines import Line, Run

PROSE = 6
"""How many characters a line of a column of prose has at least."""
ENOUGH = 4
"""How many lines side by side make columns, how many rows of figures a table."""
FIGURE = re.compile(r"[\d０-９][\d０-９,.]*[件条个项万元]{0,2}|[/／—–\-－无]")
FIGURES = 3
"""How many figures a row of a bare table has at least."""
ALONE = 10
"""How many figures on a line are a row of a table even without a label."""


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page with prose in two columns put one column below the other."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end, gutter = _side_by_side(lines, at)
        if end - at < ENOUGH:
            out.append(lines[at])
            at += 1
            continue
        out += _halves(lines[at:end], gutter)
        at = end
    return out


def _side_by_side(lines: Sequence[Line], start: int) -> tuple[int, float]:
    """Return behind which line the columns that begin here end, and where the gutter is."""
    low, high, end, both = float("-inf"), float("inf"), start, 0
    for index in range(start, len(lines)):
        gap = _gap(lines[index], 1 if both else PROSE)
        if gap is None:
            line = lines[index]
            if both and len(line.runs) == 1 and (line.right <= high or line.left >= low):
                continue
            break
        low, high = max(low, gap[0]), min(high, gap[1])
        if low >= high:
            break
        both += 1
        end = index + 1
    return (end if both >= ENOUGH else start), (low + high) / 2


def _gap(line: Line, least: int) -> tuple[float, float] | None:
    """Return the gap between two runs of prose, of so many characters, that make up a line."""
    if len(line.runs) != 2 or min(len(run.text) for run in line.runs) < least:
        return None
    if any(FIGURE.fullmatch(run.text) for run in line.runs):
        return None
    return line.runs[0].right, line.runs[1].left


def _halves(lines: Sequence[Line], gutter: float) -> Iterator[Line]:
    for right in (False, True):
        half = [
            of_runs(line, runs)
            for line in lines
            if (runs := [run for run in line.runs if (run.left > gutter) == right])
        ]
        edges = min(line.left for line in half), max(line.right for line in half)
        yield from (replace(line, edges=edges) for line in half)


def of_runs(line: Line, runs: Sequence[Run]) -> Line:
    """Return a line that holds only some of its runs."""
    text = " ".join(run.text for run in runs)
    return replace(line, text=text, left=runs[0].left, right=runs[-1].right, runs=list(runs))


def bare_rows(lines: Sequence[Line]) -> dict[int, list[str] | None]:
    """Return the rows of figures that keep to common columns: group, label and figures by index.

    A column in which a row has no figure is an empty text; lines that only go on with a label have
    None. No rows at all, where figures keep to no columns.
    """
    counts = {i: n for i, line in enumerate(lines) if (n := _figures(line)) >= FIGURES}
    alone = {i for i, n in counts.items() if n == len(lines[i].runs) >= ALONE}
    found: dict[int, list[str] | None] = {i: [run.text for run in lines[i].runs] for i in alone}
    counts = {i: n for i, n in counts.items() if i not in alone}
    if len(counts) < ENOUGH:
        return found
    edges = _columns([run for i, n in counts.items() for run in lines[i].runs[-n:]])
    for index, count in counts.items():
        runs = lines[index].runs
        figures = _in_place(runs[-count:], edges)
        if figures is None or not runs[:-count]:
            return {}
        later = range(index + 1, len(lines))
        end = next((i for i in later if i in counts or i in alone), len(lines))
        labels, absorbed = _labels(runs[:-count], lines[index + 1 : end])
        found[index] = [*labels, *figures]
        found |= dict.fromkeys(range(index + 1, index + 1 + absorbed))
    return found


def _in_place(runs: Sequence[Run], edges: Sequence[tuple[float, float]]) -> list[str] | None:
    """Return figures in their columns; None where two claim the same."""
    cells = [""] * len(edges)
    for run in runs:
        column = next(c for c, (low, high) in enumerate(edges) if low <= run.left <= high)
        if cells[column]:
            return None
        cells[column] = run.text
    return cells


def _labels(runs: Sequence[Run], below: Sequence[Line]) -> tuple[list[str], int]:
    """Return a row's group and label with the lines below that go on with them, and how many.

    A group that does not begin with its numeral goes on from a row above and is left out.
    """
    columns = [[run] for run in runs]
    absorbed = 0
    for line in below:
        places = [_below(columns, run, line.size) for run in line.runs]
        if None in places or ORDINAL.match(line.runs[-1].text):
            break
        for run, place in zip(line.runs, places, strict=True):
            columns[place or 0].append(run)
        absorbed += 1
    texts = ["".join(run.text for run in column) for column in columns]
    groups = [text for text in texts[:-1] if ORDINAL.match(text)]
    return [groups[-1] if groups else "", texts[-1]], absorbed


def _below(columns: Sequence[Sequence[Run]], run: Run, size: float) -> int | None:
    """Return below which column's first run another one begins."""
    near = (i for i, column in enumerate(columns) if abs(column[0].left - run.left) < size / 2)
    return next(near, None)


def _figures(line: Line) -> int:
    """Return how many figures end a line."""
    count = 0
    for run in reversed(line.runs):
        if not FIGURE.fullmatch(run.text):
            break
        count += 1
    return count


def _columns(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """Return the stretches in which figures stand one below the other."""
    edges: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.left):
        if edges and run.left <= edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], run.right))
        else:
            edges.append((run.left, run.right))
    return edges
