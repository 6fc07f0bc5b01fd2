"""Statutory tables as matrices, read as a report would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.matrices import document, forms, grid

from engine.reading.assemble import assemble

if TYPE_CHECKING:
    from engine.report import Report, Table

TITLE = "柳河乡2023年政府信息公开工作年度报告"
STOCK = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
DECIDED = ["信息内容", "本年处理决定数量", "", ""]
TWO = [
    ["第二十条第（一）项", "", "", ""],
    STOCK,
    ["规章", "0", "0", "0"],
    ["行政规范性文件", "3", "1", "15"],
    ["第二十条第（五）项", "", "", ""],
    DECIDED,
    ["行政许可", "550", "", ""],
    ["第二十条第（六）项", "", "", ""],
    DECIDED,
    ["行政处罚", "1,234", "", ""],
    ["行政强制", "１２", "", ""],
    ["第二十条第（八）项", "", "", ""],
    ["信息内容", "本年收费金额（单位：万元）", "", ""],
    ["行政事业性收费", "4068.208", "", ""],
]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FOUR = [
    ["行政复议"] * 5 + ["行政诉讼"] * 10,
    [*RESULTS, *["未经复议直接起诉"] * 5, *["复议后起诉"] * 5],
    RESULTS * 3,
]
LINE = ["10", "1", "0", "0", "0", "0", "2", "0", "0", "2", "5", "0", "0", "3", "8"]


def read(*matrices: list[list[str]], merge: bool = False, texts: tuple[str, ...] = ()) -> Report:
    """Assemble a report of these grids."""
    makers = [lambda i, m=m: grid(i, m, merge=merge) for m in matrices]
    return assemble(document(TITLE, *texts, *makers), forms())


def told(table: Table) -> list[tuple[str, str, str | None, str]]:
    """Return the deviations without their places."""
    return [(d.kind, d.axis, d.key, d.label) for d in table.deviations]
