"""The address of a cell as somebody types it: by keys, or by the words that the form prints.

``3.granted.business`` (as ``gouji read --format json`` names it), ``表三.予以公开.商业企业``, and
``商业企业列「予以公开」`` as findings say it, are one cell.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from engine.errors import UsageError
from engine.forms.short_names import NUMERALS, cell_name, column_name, row_name
from engine.numbers import normalise
from engine.privacy import clean
from engine.report import Correction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.forms.model import Forms, Label

Cell = tuple[int, str, str]
SHOWN: Final = 5
_TABLE = re.compile(
    r"^(?:第\s*(?P<part>[234二三四])\s*部分|表\s*(?P<table>[234二三四])"
    r"|(?P<digit>[234])(?=\s*[.．、:：,，/ ]))"
)
_NUMBERS: Final = {"2": 2, "3": 3, "4": 4, **{name: number for number, name in NUMERALS.items()}}
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_EXAMPLE: Final = "3.granted.business=2 或 表三.予以公开.商业企业=2"


def cell_correction(written: str, forms: Forms) -> Correction:
    """Return the correction that ``ADDRESS=VALUE`` says; nothing after ``=`` is a blank cell.

    UsageError where the address is no cell (with those whose names are near) or the value is no
    number.
    """
    address, mark, value = written.rpartition("=")
    if not mark:
        raise UsageError(f"更正要写成 {_EXAMPLE}；等号后面空着表示空白。")
    return Correction(target=target_of(address, forms), value=number_written(value))


def number_written(written: str) -> str:
    """Return a number as it is kept, ``""`` for a blank; UsageError where it is none."""
    plain = normalise(clean(written)).text.strip()
    if not plain:
        return ""
    if _NUMBER.fullmatch(plain) is None:
        raise UsageError(f"“{clean(written)[:20]}”不是数字；空白请在等号后面什么也不写。")
    whole, mark, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    return f"{int(whole)}{mark}{fraction}" if fraction else str(int(whole))


def target_of(address: str, forms: Forms) -> str:
    """Return the address of a cell by its keys; UsageError names the cells that are near."""
    plain = clean(address).strip()
    wanted = _plain(plain)
    names = _names(forms)
    found = set(names.get(plain) or names.get(wanted) or ())
    if len(found) == 1:
        return written_out(found.pop())
    if found:
        several = "、".join(described(cell) for cell in sorted(found)[:SHOWN])
        raise UsageError(f"“{plain[:40]}”不止一格：{several}；请写明是哪个表。")
    near = get_close_matches(wanted, names, n=SHOWN * 3, cutoff=0.5)
    cells = dict.fromkeys(cell for name in near for cell in names[name])
    said = "、".join(described(cell) for cell in [*cells][:SHOWN])
    meant = f"是不是：{said}" if said else f"请写成 {_EXAMPLE}"
    raise UsageError(f"没有“{plain[:40]}”这一格；{meant}。", hint=f"例如 --cell {_EXAMPLE}")


def written_out(cell: Cell) -> str:
    """Return a cell's address by its keys."""
    return f"{cell[0]}.{cell[1]}.{cell[2]}"


def described(cell: Cell) -> str:
    """Return a cell's address and its name."""
    return f"{written_out(cell)}（{label_of(cell)}）"


def label_of(cell: Cell) -> str:
    """Return a cell's name with its table: 表三商业企业列「予以公开」."""
    return f"表{NUMERALS.get(cell[0], cell[0])}{cell_name(*cell)}"


def _plain(address: str) -> str:
    """Return an address without what only parts it, its table (if any) as a digit in front."""
    table = _TABLE.match(address)
    rest = address[table.end() :] if table else address
    number = _NUMBERS[table[table.lastgroup or 0]] if table else ""
    return f"{number}{_bare(rest)}"


def _bare(words: str) -> str:
    return re.sub(r"[^\w]|_", "", normalise(words).text.lower())


@lru_cache(maxsize=4)
def _names(forms: Forms) -> Mapping[str, frozenset[Cell]]:
    """Return every way to say a cell, with its table and without."""
    found: dict[str, set[Cell]] = {}
    for form in forms.forms:
        for number, table in form.tables.items():
            for row, column in table.cells():
                cell = (number, row, column)
                found.setdefault(written_out(cell), set()).add(cell)
                rows = set(_words(table.rows[row], row_name(number, row)))
                columns = set(_words(table.columns[column], column_name(number, column)))
                for one, other in product(rows, columns):
                    for name in (one + other, other + one, f"{other}列{one}"):
                        found.setdefault(f"{number}{name}", set()).add(cell)
                        found.setdefault(name, set()).add(cell)
    return {name: frozenset(cells) for name, cells in found.items()}


def _words(label: Label, short: str) -> Iterator[str]:
    for words in (label.key, short, label.label, label.full, *label.aliases):
        if bare := _bare(words):
            yield bare
