"""The statutory tables as the form draws them: labels, merged heads, and where the figures go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.forms.model import Form, Label, TableForm

Key = tuple[str, str]
TITLES = {2: "二、主动公开政府信息情况", 3: "三、收到和处理政府信息公开申请情况",
          4: "四、政府信息公开行政复议、行政诉讼情况"}  # fmt: skip
BEGINS = {"regulations": 1, "licensing": 2, "penalty": 3, "fees": 4}
"""Before which rows of table 2 the article of the Regulations stands, and which mark it is."""
LABELS = 3  # columns of table 3 that hold labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A cell of a drawn table: a label, or the place of a figure (``key``); what it covers."""

    top: int
    left: int
    text: str = ""
    key: Key | None = None
    rows: int = 1
    columns: int = 1


def layout(form: Form, number: int) -> list[Laid]:
    """Return the cells of a statutory table in the form's own order, merged ones once."""
    table = form.tables[number]
    matrix = {2: second, 3: third, 4: fourth}[number](table)
    return merged([list(row) for row in matrix])


def second(table: TableForm) -> Iterator[Sequence[str | Key]]:
    """Yield table 2: each article with its heads and rows, drawn over as many columns as needed."""
    width = 1 + max(len(row.columns) for row in table.rows.values())
    heads: tuple[str, ...] = ()
    for key, row in table.rows.items():
        mark = BEGINS.get(key)
        if mark is not None and mark < len(table.marks):
            yield [table.marks[mark]] * width
            heads = ()
        if row.columns != heads:
            heads = row.columns
            labels = [table.columns[name].label for name in heads]
            yield ["信息内容", *spread(labels, width - 1)]
        yield [row.full, *spread([(key, name) for name in heads], width - 1)]


def third(table: TableForm) -> Iterator[Sequence[str | Key]]:
    """Yield table 3: applicants across, results down under their groups."""
    corner = [f"（{table.marks[0].strip('（）')}）"] * LABELS
    names = [column.label for column in table.columns.values()]
    inner = len(names) - 2
    yield [*corner, *["申请人情况"] * len(names)]
    yield [*corner, names[0], *["法人或其他组织"] * inner, names[-1]]
    yield [*corner, *names]
    for key, row in table.rows.items():
        figures: list[str | Key] = [(key, name) for name in row.columns or table.columns]
        yield [*labels_of(row, table), *figures]


def labels_of(row: Label, table: TableForm) -> list[str]:
    """Return a row's labels over the three label columns: its groups, then itself."""
    if not row.group:
        return [row.full] * LABELS
    outer = table.groups["results"].full if "results" in table.groups else row.full
    inner = row.full if row.group == "results" else table.groups[row.group].full
    return [outer, inner, row.full]


def fourth(table: TableForm) -> Iterator[Sequence[str | Key]]:
    """Yield table 4: one row of figures under 行政复议 and the two kinds of 行政诉讼."""
    names = [column.label for column in table.columns.values()]
    review, *suits = table.rows.values()
    width = len(names)
    yield [*[review.label] * width, *["行政诉讼"] * (width * len(suits))]
    yield [*names, *(one.label for one in suits for _ in range(width))]
    yield [*names, *(name for _ in suits for name in names)]
    yield [(one.key, name) for one in table.rows.values() for name in table.columns]


def spread(items: Sequence[str | Key], width: int) -> list[str | Key]:
    """Return the items over so many columns, as evenly as can be."""
    return [items[place * len(items) // width] for place in range(width)]


def merged(matrix: list[list[str | Key]]) -> list[Laid]:
    """Return the cells of a matrix; equal neighbours (in a rectangle) are one cell."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for top, row in enumerate(matrix):
        for left, what in enumerate(row):
            if (top, left) in taken:
                continue
            columns = run([one == what for one in row[left:]])
            same = [below[left : left + columns] == [what] * columns for below in matrix[top:]]
            rows = run(same)
            taken |= {(top + r, left + c) for r in range(rows) for c in range(columns)}
            words, key = (what, None) if isinstance(what, str) else ("", what)
            cells.append(Laid(top=top, left=left, text=words, key=key, rows=rows, columns=columns))
    return cells


def run(flags: Sequence[bool]) -> int:
    """Return how many are true before the first that is not."""
    return next((place for place, flag in enumerate(flags) if not flag), len(flags))
