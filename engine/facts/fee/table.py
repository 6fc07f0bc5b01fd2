"""What tables 2 and 3 say that has to do with the fee."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.forms.short_names import TABLE_3_COLUMNS
from engine.values import dataclass

if TYPE_CHECKING:
    from engine.report import Report

FEN_IN_WAN: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FromTable:
    """A figure, the cell it stands in, and whether that was read with doubt."""

    amount: int
    cell: tuple[int, str, str]
    doubtful: bool


def unpaid_in_table(report: Report) -> FromTable | None:
    """Return how many applications ended because the fee was not paid (form 2021), else None.

    Where the total is not what its columns add up to, one of them is wrong: the less counts.
    """
    row, cell = "other.unpaid", ("other.unpaid", "total")
    table = report.tables.get(3)
    value = table.values.get(cell) if table else None
    if table is None or value is None or not isinstance(value.number, int):
        return None
    numbers = [table.number_at(row, who) for who in TABLE_3_COLUMNS if who != "total"]
    added = sum(one if isinstance(one, int) else value.number for one in numbers)
    amount = min(value.number, added)
    return FromTable(amount=amount, cell=(3, *cell), doubtful=bool(value.doubt))


def fees_in_table(report: Report) -> FromTable | None:
    """Return the most, in fen, that 行政事业性收费 of table 2 can stand for.

    The cell is in 万元 and rounded as written: 0.02 stands for up to 250 yuan. A zero is a zero.
    """
    cell = ("fees", "amount")
    value = report.tables[2].values.get(cell) if 2 in report.tables else None
    if value is None or value.number is None:
        return None
    number = Decimal(value.number)
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    half = Decimal(5).scaleb(-places - 1) if number else Decimal(0)
    fen = int((number + half) * FEN_IN_WAN)
    return FromTable(amount=fen, cell=(2, *cell), doubtful=bool(value.doubt))
