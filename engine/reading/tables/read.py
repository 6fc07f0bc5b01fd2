"""The three statutory tables of a document: found by their labels, in whichever form each is."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt, Doubt, DoubtKind
from engine.forms.axes import sums_of, vocabulary
from engine.reading.tables.assign import sort_rows
from engine.reading.tables.builder import Tables, gathered
from engine.reading.tables.confirm_by_sums import confirmed
from engine.reading.tables.foreign_tables import own_rows, partings_of
from engine.reading.tables.label_fragments import doubt_of_fragments
from engine.reading.tables.merge_loose import joined, lost_rows
from engine.reading.tables.rows import rows_of
from engine.reading.tables.table_2 import read_two
from engine.reading.tables.table_3 import read_three
from engine.reading.tables.table_4 import read_four
from engine.reading.tables.unreadable import unread
from engine.report import Deviation, Table
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.anchor import Anchor
    from engine.forms.model import Form, Forms, TableForm
    from engine.reading.outline.lines import BodyLine
    from engine.reading.tables.builder import TableBuilder
    from engine.reading.tables.rows import Row
    from engine.report import Document, Value

MARKED = frozenset({CellDoubt.STRUCK, CellDoubt.HIDDEN, CellDoubt.NOTE_MARK})
SETTLED = MARKED | {CellDoubt.BY_ORDER, CellDoubt.BY_NUMERAL, CellDoubt.BESIDE}
READERS = {2: read_two, 3: read_three, 4: read_four}
LEAST_CELLS = 161  # of table 3 in the form that has fewer
LEAST_ROWS: Mapping[int, int] = {2: 2, 3: 3, 4: 1}
LEAST_LINES: Mapping[int, int] = {2: 4, 3: 6, 4: 3}


def read_tables(
    document: Document, lines: Sequence[BodyLine], forms: Forms, year: int | None
) -> Tables:
    """Read tables 2, 3 and 4; a table of which too little is found is no table.

    What no grid holds is sought in the lines of the text.
    """
    partings = partings_of(document, vocabulary(forms).headings)
    found = tables_of(rows_of(document), forms, year, partings)
    if len(found.tables) < 3 or any(map(lost_rows, found.tables.values())):
        from engine.reading.tables.rows_from_lines import rows_of_lines  # rarely needed

        least = {**LEAST_LINES, **dict.fromkeys(found.tables, 1)}
        others = tables_of(rows_of_lines(lines), forms, year, partings, least=least)
        found = joined(found, others)
    if _is_torn(found.tables.get(3)):
        from engine.reading.tables.by_order import in_order  # rarely needed

        found = _replaced(found, in_order(document, forms, found.tables.get(3)))
    lost = dict(unread(set(READERS) - set(found.tables), lines, forms))
    return replace(
        found,
        tables={n: confirmed(t, SETTLED, sums_of(forms, n)) for n, t in found.tables.items()},
        doubts=(*found.doubts, *lost.values()),
        loose=found.loose | set(lost),
    )


def _is_torn(table: Table | None) -> bool:
    """Tell a table 3 that is not there, lacks cells, or holds figures that could not be placed."""
    return (
        table is None
        or len(table.values) < LEAST_CELLS
        or any(value.number is None and value.doubt for value in table.values.values())
    )


def _replaced(found: Tables, table: Table | None) -> Tables:
    """Put in the table 3 that was told by its order; what was unsure about it is settled then."""
    if table is None:
        return found
    doubt = Doubt.of(DoubtKind.TABLE_BY_ORDER, table.anchor, table=3)
    return replace(
        found,
        tables={**found.tables, 3: table},
        blocks={3: (table.anchor.block,), **found.blocks},
        starts={3: (table.anchor.block, 0), **found.starts},
        doubts=(*(d for d in found.doubts if d.table != 3), doubt),
        loose=found.loose | {3},
    )


def tables_of(
    rows: Sequence[Row],
    forms: Forms,
    year: int | None,
    partings: Sequence[int] = (),
    *,
    least: Mapping[int, int] = LEAST_ROWS,
) -> Tables:
    """Read the tables out of a stream of rows; ``least`` rows by table make it one.

    ``partings`` are the blocks that part tables from each other, in order.
    """
    words = vocabulary(forms)
    tables: dict[int, Table] = {}
    blocks: dict[int, tuple[int, ...]] = {}
    starts: dict[int, tuple[int, int]] = {}
    cells: dict[int, frozenset[int]] = {}
    doubts: list[Doubt] = []
    for number, stream in sort_rows(rows, words, partings).items():
        read = partial(READERS[number], axes=words.tables[number])
        own = own_rows(stream, partings, read)
        found = read(own) if own else None
        if found is None or len(found.rows) < least[number]:
            continue
        tables[number] = _table(found, own[0].anchor, forms, year)
        blocks[number] = tuple(dict.fromkeys(row.grid for row in own))
        starts[number] = own[0].grid, own[0].index
        cells[number] = frozenset({cell.anchor.block for row in own for cell in row.cells})
        doubts += gathered(found.doubts)
        doubts += marked(number, found.values)
        doubts += doubt_of_fragments(tables[number], words.tables[number])
    return Tables(tables, blocks, starts, tuple(doubts), cells=cells)


def marked(number: int, values: Mapping[tuple[str, str], Value]) -> Iterator[Doubt]:
    """Yield the doubt of a table in some cells of which more stands than was read."""
    doubts = [value.doubt for value in values.values() if value.doubt]
    count = doubts.count(CellDoubt.NOTE_MARK) + doubts.count(CellDoubt.HIDDEN)
    if count:
        yield Doubt.of(DoubtKind.CELLS_MARKED, table=number, count=count)


def _table(found: TableBuilder, anchor: Anchor, forms: Forms, year: int | None) -> Table:
    form, mixed = _form_of(found, forms, year)
    deviations = list(found.deviations)
    deviations += _missing(found, form.tables[found.number], forms, year, anchor, mixed=mixed)
    place = type(anchor)(
        block=anchor.block,
        table=anchor.table,
        page=anchor.page,
        line=anchor.line,
        paragraph=anchor.paragraph,
    )
    return Table(
        number=found.number,
        form=form.name,
        values=found.values,
        anchor=place,
        deviations=tuple(deviations),
        mixed=mixed,
    )


def _form_of(found: TableBuilder, forms: Forms, year: int | None) -> tuple[Form, bool]:
    """Return the form whose own cells the table has; mixed if it has some of another's too.

    A table without a trait of either (table 4 always) goes by the form in force for the year.
    """
    own = {
        form.name: len(_exclusive(form.name, forms, found.number) & found.values.keys())
        for form in forms.forms
    }
    if not any(own.values()):
        return forms.in_force(year), False
    best = max(forms.forms, key=lambda form: own[form.name])
    return best, sum(1 for count in own.values() if count) > 1


@lru_cache(maxsize=24)
def _exclusive(name: str, forms: Forms, number: int) -> frozenset[tuple[str, str]]:
    """Return the cells that only the form of a name has (kept: forms are hashed by identity)."""
    form = next(one for one in forms.forms if one.name == name)
    others = {
        cell for other in forms.forms if other is not form for cell in other.tables[number].cells()
    }
    return frozenset(form.tables[number].cells()) - others


def _missing(
    found: TableBuilder,
    table: TableForm,
    forms: Forms,
    year: int | None,
    anchor: Anchor,
    *,
    mixed: bool,
) -> list[Deviation]:
    """Return what the table lacks of its form.

    Of a superseded form only that is missed which the form in force has too: whoever should not
    use the form at all is not blamed for leaving out one of its rows.
    """
    rows, columns = set(table.rows), set(table.columns)
    in_force = forms.in_force(year).tables[found.number]
    if in_force is not table or mixed:
        rows &= set(in_force.rows)
        columns &= set(in_force.columns)
    lost = [("row", table.rows[key]) for key in table.rows if key in rows - set(found.rows)]
    lost += [
        ("column", table.columns[key])
        for key in table.columns
        if key in columns - found.columns and _expected(key, table, found)
    ]
    return [
        Deviation(kind="missing", axis=axis, key=label.key, label=label.full, anchor=anchor)  # type: ignore[arg-type]
        for axis, label in lost
    ]


def _expected(column: str, table: TableForm, found: TableBuilder) -> bool:
    """Tell whether a row that was found ought to have this column."""
    return any(
        not table.rows[key].columns or column in table.rows[key].columns
        for key in found.rows
        if key in table.rows
    )
