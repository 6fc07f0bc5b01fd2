"""The small table of the fee: 通知收取件数 | 总金额 | 实际收取总金额, upright or turned."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.evidence import Evidence
from engine.facts.fee.amounts import Amount, Told
from engine.forms.labels import strip_blanks
from engine.numbers import parse_number
from engine.privacy import mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.report import Cell, Grid
    from engine.vocabulary.model import Words

ROLES: Final = ("collected", "count", "notified")
LONGEST: Final = 30
_FEN, _FEN_IN_WAN = 100, 1_000_000
_BLANK: Final = frozenset({"", "/", "-", "—", "－"})
_ZERO: Final = frozenset({"无", "零", "未收取", "没有"})


def is_of_fee(grid: Grid, before: str, words: Words) -> bool:
    """Tell the fee's table: it, or the line before it, names the fee, or what was collected."""
    texts = [strip_blanks(cell.text) for row in grid.rows for cell in row]
    if any(words["named"].search(text) for text in texts):
        return True
    roles = {_role(text, words) for text in texts}
    return "collected" in roles or ("notified" in roles and bool(words["named"].search(before)))


def tell(told: Told, grid: Grid, words: Words) -> None:
    """Add what the table states; a number of notices that it asks for and lacks is unread."""
    for role, label, cell in _stated(grid, words):
        text = strip_blanks(cell.text)
        number = Decimal(0) if text in _ZERO else _number(text)
        if role == "count":
            if number is not None and number == int(number):
                told.notices = max(told.notices or 0, int(number))
            else:
                told.unread = told.unread or told.notices is None
        elif number is not None:
            wan = bool(words["wan"].search(label) or words["wan"].search(text))
            fen = int(number * (_FEN_IN_WAN if wan else _FEN))
            quoted = Evidence(quote=mask(cell.text), anchor=cell.anchor, end=len(cell.text))
            told.amounts.append(Amount(role, fen, quoted))


def _number(text: str) -> Decimal | None:
    if text in _BLANK:
        return None
    value = parse_number(text.removesuffix("万元").removesuffix("元") or "-")
    return None if value is None or value < 0 else Decimal(value)


def _stated(grid: Grid, words: Words) -> Iterator[tuple[str, str, Cell]]:
    """Yield role, label and cell of each figure: right of its label, else below it."""
    seen: set[int] = set()
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            text = strip_blanks(cell.text)
            role = _role(text, words)
            if not role or id(cell) in seen:
                continue
            seen.add(id(cell))
            found = _beside(row, c, words) or _below(grid, r, c, words)
            if found is not None:
                yield role, text, found


def _beside(row: Sequence[Cell], c: int, words: Words) -> Cell | None:
    """Return the first cell right of a label where that is no label itself."""
    after = next((cell for cell in row[c:] if cell is not row[c]), None)
    if after is None or _role(strip_blanks(after.text), words):
        return None
    labels = {id(cell) for cell in row if _role(strip_blanks(cell.text), words)}
    return after if len(labels) == 1 and _is_figure(after) else None


def _below(grid: Grid, r: int, c: int, words: Words) -> Cell | None:
    """Return the last figure of a label's column (a line of units may stand between)."""
    own = grid.rows[r][c]
    column = [row[c] for row in grid.rows[r + 1 :] if row[c] is not own]
    kept = [cell for cell in column if not _role(strip_blanks(cell.text), words)]
    return next((cell for cell in reversed(kept) if _is_figure(cell)), kept[-1] if kept else None)


def _is_figure(cell: Cell) -> bool:
    text = strip_blanks(cell.text)
    return text in _ZERO or _number(text) is not None


def _role(text: str, words: Words) -> str:
    """Tell what a header stands for, "" where it is none of the three."""
    if len(text) > LONGEST or _number(text) is not None:
        return ""
    plain = text.partition("(")[0]
    return next((role for role in ROLES if words[role].search(plain)), "")
