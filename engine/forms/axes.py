"""The labels of all three tables made ready for matching, once for a set of forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from engine.forms.labels import normalise_label
from engine.forms.match import Axis, table_axes
from engine.forms.model import Sum

if TYPE_CHECKING:
    from engine.forms.model import Forms


@dataclass(frozen=True, slots=True)
class Sums:
    """The identities of one table over all forms: those in each row, those in each column."""

    in_row: tuple[Sum, ...] = ()
    in_column: tuple[Sum, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that the first identity of a row names, its total last."""
        return (*self.in_row[0].add, *self.in_row[0].make) if self.in_row else ()


@dataclass(frozen=True, slots=True)
class Axes:
    """Rows, columns, telling marks and identities of one table, over all forms.

    ``order`` are the rows' keys as the newest form orders them.
    """

    number: int
    rows: Axis
    columns: Axis
    marks: tuple[str, ...]
    order: tuple[str, ...]
    sums: Sums


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All that tables are recognised by."""

    forms: Forms
    tables: dict[int, Axes]
    headings: frozenset[str]


@lru_cache(maxsize=8)
def vocabulary(forms: Forms) -> Vocabulary:
    """Return the vocabulary of a set of forms (kept: forms are hashed by identity)."""
    tables = {}
    for number in (2, 3, 4):
        rows, columns = table_axes(forms, number)
        marks = {normalise_label(m) for form in forms.forms for m in form.tables[number].marks}
        order = tuple(forms.newest.tables[number].rows)
        told = tuple(sorted(marks))
        tables[number] = Axes(number, rows, columns, told, order, sums_of(forms, number))
    headings = frozenset(
        normalise_label(words)
        for form in forms.forms
        for part in form.parts
        for words in (part.heading, *part.aliases)
    )
    return Vocabulary(forms, tables, headings)


@lru_cache(maxsize=24)
def sums_of(forms: Forms, number: int) -> Sums:
    """Return the identities of a table; where two forms add up other parts, all of them count."""
    merged: dict[tuple[Literal["row", "column"], tuple[str, ...]], tuple[str, ...]] = {}
    for form in forms.forms:
        for one in form.tables[number].sums:
            parts = merged.get((one.in_each, one.make), ())
            merged[one.in_each, one.make] = tuple(dict.fromkeys((*parts, *one.add)))
    sums = [Sum(in_each=axis, add=add, make=make) for (axis, make), add in merged.items()]
    return Sums(
        in_row=tuple(one for one in sums if one.in_each == "row"),
        in_column=tuple(one for one in sums if one.in_each == "column"),
    )
