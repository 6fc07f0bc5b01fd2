"""A cell into a Value: the number if it is one, the raw text always, money in 万元."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.doubts import CellDoubt
from engine.forms.labels import KEPT, strip_blanks
from engine.numbers import parse_number, strip, whole
from engine.reading.blocks.bulk import maker
from engine.reading.tables.rows import BLANKS
from engine.report import Value

if TYPE_CHECKING:
    from engine.anchor import Anchor
    from engine.numbers import Number
    from engine.report import Cell

MOST_DIGITS = 9
_value = maker(Value)
_JOINED = re.compile(r"\d\s+\d")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")
_MONEY = re.compile(r"([-−]?[\d,]*+(?:\.\d++|(?<=\d)))(亿元|亿|万元|万|元)?")
_WORTH = {
    "亿元": Decimal(10_000),
    "亿": Decimal(10_000),
    "元": Decimal("0.0001"),
}


def value_of(cell: Cell, *, money: bool = False, doubt: CellDoubt | None = None) -> Value:
    """Read a cell; blank marks give no number, words stay raw, money is turned into 万元."""
    said = _kept_said if len(cell.text) <= KEPT else _said
    raw, number, joined = said(cell.text, money)
    return _value(number, raw, cell.anchor, joined or doubt or cell.doubt)


def _said(text: str, money: bool) -> tuple[str, Number | None, CellDoubt | None]:  # noqa: FBT001 - the key of a store
    """Return what a cell's text says: its words, its number, why it looks run together."""
    raw, plain = strip(text), strip_blanks(text)
    if plain in BLANKS:
        return raw, None, None
    joined = joined_doubt(text)
    if joined:
        return raw, None, joined
    return raw, _money(plain) if money else parse_number(raw.replace("\n", " ")), None


_kept_said = lru_cache(maxsize=4096)(_said)


def joined_doubt(text: str) -> CellDoubt | None:
    """Return why a cell looks like several figures run together, None if it does not."""
    return _kept_joined(text) if len(text) <= KEPT else _joined_doubt(text)


def _joined_doubt(text: str) -> CellDoubt | None:
    raw = strip(text)
    if _JOINED.search(raw) and not _GROUPED.fullmatch(raw):
        return CellDoubt.SPACED
    plain = strip_blanks(text)
    if not plain.isdigit():
        return None
    if len(plain) > 1 and plain[0] == "0":
        return CellDoubt.LEADING_ZERO
    return CellDoubt.TOO_LONG if len(plain) > MOST_DIGITS else None


_kept_joined = lru_cache(maxsize=4096)(_joined_doubt)


def is_spaced(text: str) -> bool:
    """Tell whether white space stands between digits: 22 235 may be one figure or two."""
    return not text.isdecimal() and _JOINED.search(strip(text)) is not None


def given(number: int, cell: Cell) -> Value:
    """Make a value of a figure that was cut out of a cell."""
    return Value(number=number, raw=str(number), anchor=cell.anchor, doubt=cell.doubt)


def absent(anchor: Anchor, doubt: CellDoubt | None = None, raw: str = "") -> Value:
    """Make a value for a statutory cell whose text cannot be told apart."""
    return Value(number=None, raw=raw, anchor=anchor, doubt=doubt)


def _money(plain: str) -> int | Decimal | None:
    match = _MONEY.fullmatch(plain)
    if match is None:
        return parse_number(plain)
    number = parse_number(match[1])
    worth = _WORTH.get(match[2] or "")
    return (
        number if number is None or worth is None else whole((Decimal(number) * worth).normalize())
    )
