"""The labels of all three tables made ready for matching, once for a set of forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.forms.labels import normalise_label
from engine.forms.match import Axis, table_axes

if TYPE_CHECKING:
    from engine.forms.model import Forms


@dataclass(frozen=True, slots=True)
class Axes:
    """Rows, columns and telling marks of one table, over all forms."""

    number: int
    rows: Axis
    columns: Axis
    marks: tuple[str, ...]


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
        tables[number] = Axes(number, rows, columns, tuple(sorted(marks)))
    headings = frozenset(
        normalise_label(words)
        for form in forms.forms
        for part in form.parts
        for words in (part.heading, *part.aliases)
    )
    return Vocabulary(forms, tables, headings)
