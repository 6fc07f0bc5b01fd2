"""From cells of a table to the fields of a fact, with everything that must not get lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.evidence import Place
    from engine.report import Table, Value

Key = tuple[str, str]


def figures(
    table: Table,
    kind: str,
    fields: Mapping[str, Iterable[Key]],
    *,
    place: Place,
    words: Mapping[str, str],
    named: Mapping[str, int | str],
    doubtful: Iterable[str] = (),
) -> Fact:
    """Make a fact whose ``fields`` are each a cell, or the sum of several cells, of a table.

    ``named`` are fields that do not come from a cell. A field is absent if one of its cells is
    not there or holds no integer, and doubtful if one of them was read with doubt.
    """
    found = {name: there for name, keys in fields.items() if (there := _all_there(table, keys))}
    totals = {name: _total(there.values()) for name, there in found.items()}
    known = {name: total for name, total in totals.items() if total is not None}
    cells = {name: next(iter(there)) for name, there in found.items() if len(there) == 1}
    read = [(name, value) for name, there in found.items() for value in there.values()]
    quoted = tuple(quote(value) for _, value in read if value.number != 0)
    return Fact(
        kind=kind,
        fields={**named, **known},
        place=place,
        evidence=quoted or _zeros(table, [*cells.values()]),
        labels=dict(words),
        cells=cells,
        sums={name: tuple(there) for name, there in found.items() if len(there) > 1},
        doubtful=frozenset(doubtful).union(name for name, value in read if value.doubt),
    )


def _all_there(table: Table, keys: Iterable[Key]) -> dict[tuple[int, str, str], Value]:
    """Return the cells by table, row and column, none of them where one is not there."""
    known, there = table.values, {}
    for key in keys:
        if (value := known.get(key)) is None:
            return {}
        there[table.number, *key] = value
    return there


def _total(values: Iterable[Value]) -> int | None:
    """Return what cells add up to, None where one of them holds no integer."""
    total = 0
    for value in values:
        number = value.number
        if not isinstance(number, int):
            return None
        total += number
    return total


def filled_in(table: Table, keys: Iterable[Key]) -> bool:
    """Tell whether any of these cells holds anything; blank throughout, F102 says it once."""
    known = table.values
    for key in keys:
        value = known.get(key)
        if value is not None and (value.number is not None or value.doubt):
            return True
    return False


def quote(value: Value) -> Evidence:
    """Quote a cell as it stands in the file."""
    return Evidence(quote=value.raw, anchor=value.anchor)


def _zeros(table: Table, cells: list[tuple[int, str, str]]) -> tuple[Evidence, ...]:
    """Point to the last cell where all are zero: a fact always shows where it was seen."""
    return tuple(quote(table.values[cell[1:]]) for cell in cells[-1:])
