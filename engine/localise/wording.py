"""The Chinese sentences of a cause: which cell should read what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.forms.short_names import column_name, row_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.finding import CellChange, Repair
    from engine.localise.equations import Equation
    from engine.localise.repairs import Search

SHOWN = 5
CHOSEN_BY_PROSE = "只错了这里，改正后与正文所写的数一致"
AS_ZERO = "空白处都按0计，各等式都成立；是零还是漏填，请机关确认后补填"


def summary_of(repairs: Sequence[Repair], more: int) -> str:
    """Say what should stand where; of several ways the first few, and how many there are."""
    if not repairs:
        return "找不到只改动少数格子就能使各等式成立的办法，请对照办理台账逐格核对"
    if len(repairs) == 1:
        return _words(repairs[0])
    ways = "；或".join(_words(repair) for repair in repairs[:SHOWN])
    count = len(repairs) + more
    rest = "等" if count > SHOWN else ""
    return f"有{count}种改法都能使等式成立，须由机关核对：{ways}{rest}"


def never_balanced(equations: Sequence[Equation]) -> str:
    """Say which sums cannot come out whatever stands in the blanks; "" for none."""
    names = [_line_of(equation) for equation in equations]
    more = "等" if len(names) > SHOWN else ""
    return f"空白处不论填多少，{'、'.join(names[:SHOWN])}{more}都不相等" if names else ""


def _line_of(equation: Equation) -> str:
    """Name the row or the column in which an equation stands."""
    cells = list(equation.coefficients)
    table, row, column = cells[0]
    if all(cell[1] == row for cell in cells):
        return f"“{row_name(table, row)}”行"
    return f"“{column_name(table, column)}”列"


def note_of(search: Search) -> str:
    """Say why no smallest repair is listed."""
    if search.cut:
        return f"改动{search.size}格的组合过多，已在规定的计算量内停止搜索"
    return f"改动{search.size}格以内没有能使全部等式成立的办法"


def _words(repair: Repair) -> str:
    words = "，".join(change_words(change) for change in repair.cells[:SHOWN])
    if len(repair.cells) > SHOWN:
        words += f"，等{len(repair.cells)}格"
    return f"{words}（{repair.slip}）" if repair.slip else words


def change_words(change: CellChange) -> str:
    """Say what one cell should read, and what was filled in."""
    filled = "空白或无法识别" if change.before is None else f"填报 {change.before}"
    return f"{change.label}应为 {change.after}（{filled}）"
