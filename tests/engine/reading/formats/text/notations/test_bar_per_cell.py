"""Bars of saved pages: a cell a line, and pages whose prose and tables ran together on one."""

from __future__ import annotations

from making.changes import base
from making.reading import read_report
from making.wild import own_cells
from making.writers import pieces

from engine.reading.formats.text.lines import lines_of
from engine.reading.formats.text.notations.bar_per_cell import unbarred

DRAFT = base()


def flat() -> str:
    """Write a report on one line, the rows of its tables between bars."""
    words: list[str] = []
    for what, content in pieces(DRAFT):
        rows = own_cells(content) if what == "grid" else ()
        words += [f"| {' | '.join(row)} |" for row in rows] or [str(content)]
    return " ".join(words)


def test_tables_that_ran_into_the_prose_between_bars_are_read() -> None:
    report = read_report(flat().encode(), "稿.txt")
    assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
    for number, cells in ((2, DRAFT.table2), (3, DRAFT.table3), (4, DRAFT.table4)):
        values = report.tables[number].values
        assert {key: str(value.number) for key, value in values.items()} == cells


def test_a_bar_in_prose_and_rows_on_lines_of_their_own_stay() -> None:
    prose = "我局公开信息。栏目包括要闻 | 公告 | 服务。" * 30
    rows = "\n".join(f"| {number} | {number} |" for number in range(40))
    for text in (prose[:500], rows):
        lines = lines_of(text, 1000)
        assert unbarred(lines) == lines


def test_a_line_without_its_bars_keeps_its_places() -> None:
    (line,) = unbarred(lines_of(flat(), 10))
    assert "|" not in line.text
    assert len(line.text) == len(line.raw)
