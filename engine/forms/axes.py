"""The labels of all three tables made ready for matching, once for a set of forms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from engine.forms.labels import Numeral, leading_numeral, normalise_label
from engine.forms.model import Sum
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.forms.model import Forms, Label


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label to match against, with its words made ready; ``is_group`` tells groups from rows."""

    key: str
    label: Label
    is_group: bool
    numeral: Numeral | None
    forms: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The rows (with groups) or the columns of one table, over all forms.

    ``others`` are words of other things: a label that has one is no misspelling of the form's.
    """

    candidates: tuple[Candidate, ...]
    exact: Mapping[str, tuple[Candidate, ...]]
    others: tuple[str, ...] = ()

    def get(self, key: str) -> Candidate | None:
        """Return the candidate of a row or column key."""
        return next((c for c in self.candidates if c.key == key and not c.is_group), None)


def axis_of(labels: Iterable[tuple[bool, Label]], others: tuple[str, ...] = ()) -> Axis:
    """Collect labels of several forms; variants of one key are put together."""
    merged: dict[tuple[bool, str], Candidate] = {}
    for is_group, label in labels:
        known = merged.get((is_group, label.key))
        words = tuple(dict.fromkeys(normalise_label(w) for w in (label.label, *label.aliases)))
        merged[is_group, label.key] = Candidate(
            key=label.key,
            label=known.label if known else label,
            is_group=is_group,
            numeral=leading_numeral(label.numeral + "字") if label.numeral else None,
            forms=tuple(dict.fromkeys((*(known.forms if known else ()), *words))),
            words=tuple(dict.fromkeys((*(known.words if known else ()), *label.words))),
        )
    exact: dict[str, list[Candidate]] = {}
    for candidate in merged.values():
        for words_ in candidate.forms:
            exact.setdefault(words_, []).append(candidate)
    known_words = {words_: tuple(found) for words_, found in exact.items()}
    return Axis(tuple(merged.values()), known_words, others)


def table_axes(forms: Forms, number: int) -> tuple[Axis, Axis]:
    """Return rows (with groups) and columns of a table, all forms put together."""
    tables = [form.tables[number] for form in forms.forms]
    rows = axis_of(
        [(True, label) for table in tables for label in table.groups.values()]
        + [(False, label) for table in tables for label in table.rows.values()],
        forms.others,
    )
    columns = axis_of(
        [(False, label) for table in tables for label in table.columns.values()], forms.others
    )
    return rows, columns


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
