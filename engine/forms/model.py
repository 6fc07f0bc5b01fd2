"""The statutory forms as data: labels of tables, headings, aspects (rules/nianbao/forms/*.yaml).

A form says how a report ought to look, and which variants are harmless. The assembler reads by
it and the facts name rows and columns by it; no label of a form stands in code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.values import dataclass, field, replace
from engine.vocabulary.model import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FormName = Literal["2019", "2021"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A row, column or group of a statutory table, as the form words it.

    ``aliases`` are harmless variants; ``words`` tell the label from its neighbours when it is
    misspelt; ``group`` is the group a row stands under; ``columns`` the keys a row has values in
    (empty: all of the table's).
    """

    key: str
    label: str
    numeral: str = ""
    group: str = ""
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """Return the label with its numeral, as it is printed in the form."""
        return self.numeral + self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An identity of a table: in each row, or each column, ``add`` comes to as much as ``make``.

    Both are keys of columns (``in_each`` row) or of rows (``in_each`` column). A rule that judges
    the identity says the same in its own words (F201, F202, F203, F301); a test holds them equal.
    """

    in_each: Literal["row", "column"]
    add: tuple[str, ...]
    make: tuple[str, ...]

    def over(self, keys: Collection[str]) -> Sum | None:
        """Return the identity over the keys that a table has, None where they do not suffice.

        A total goes without the parts that are not there; a balance wants both its sides whole.
        """
        add = tuple(key for key in self.add if key in keys)
        whole = set(self.make) <= set(keys) and (len(self.make) == 1 or add == self.add)
        return replace(self, add=add) if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """A statutory table of a form: its labels by key, in the form's order, and its identities."""

    number: int
    marks: tuple[str, ...]
    columns: Mapping[str, Label]
    rows: Mapping[str, Label]
    groups: Mapping[str, Label] = field(default_factory=dict)
    sums: tuple[Sum, ...] = ()

    def cells(self) -> Iterator[tuple[str, str]]:
        """Yield the (row, column) keys of every value cell, row by row."""
        for row in self.rows.values():
            for column in row.columns or tuple(self.columns):
                yield row.key, column


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """One of the six parts: number, heading, its harmless variants, and words that tell it."""

    number: int
    heading: str
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One of the five aspects of part one: its name and usual sub-headings, no parts' headings."""

    name: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form with the reported years it is in force for (``last`` None: still).

    ``others`` are words by which a label means another thing than the form's.
    """

    name: FormName
    title: str
    first: int
    last: int | None
    parts: tuple[PartForm, ...]
    tables: Mapping[int, TableForm]
    aspects: tuple[Aspect, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """All forms, newest first; hashed by identity so that what is derived can be kept.

    ``vocabulary``: the words of the pack that they are of, by which a report is read.
    """

    forms: tuple[Form, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def __getitem__(self, name: str) -> Form:
        """Return the form of a name (``"2021"``); KeyError if there is none."""
        for form in self.forms:
            if form.name == name:
                return form
        raise KeyError(name)

    @property
    def others(self) -> tuple[str, ...]:
        """Return the words by which a label means another thing, of all forms."""
        return tuple(dict.fromkeys(word for form in self.forms for word in form.others))

    @property
    def newest(self) -> Form:
        """Return the form in force today."""
        return self.forms[0]

    def in_force(self, year: int | None) -> Form:
        """Return the form for a reported year (unknown year or none that fits: the newest)."""
        for form in self.forms:
            if year is not None and form.first <= year <= (form.last or year):
                return form
        return self.newest

    def label(self, table: int, axis: Literal["row", "column"], key: str) -> Label | None:
        """Return the newest form's label of a row or column, None if no form has the key."""
        for form in self.forms:
            labels = form.tables[table].rows if axis == "row" else form.tables[table].columns
            if key in labels:
                return labels[key]
        return None
