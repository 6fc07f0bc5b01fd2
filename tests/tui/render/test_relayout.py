"""Table three out of flattened text: numbers of one column below each other, places kept."""

from __future__ import annotations

import pytest
from making.reading import read_report

from tui.opened import open_document
from tui.render.grid import draw
from tui.render.lines import plain_text
from tui.render.page import Mark, typeset
from tui.render.relayout import relaid

LAW = "云岭乡.txt"


@pytest.fixture
def flattened(made_book):
    return (made_book.SAMPLES / LAW).read_bytes()


def laid(data: bytes):
    """Return report, block and grid of table three."""
    report = read_report(data, LAW)
    return report, *next(iter(relaid(report).items()))


def test_every_value_stands_in_the_column_of_its_kind(flattened):
    report, block, grid = laid(flattened)
    for (_, column), value in report.tables[3].values.items():
        where = [
            len(row) - at
            for row in grid.rows
            for at, cell in enumerate(row)
            if (cell.anchor.row, cell.anchor.column) == (value.anchor.row, value.anchor.column)
        ]
        keys = list(dict.fromkeys(key for _, key in report.tables[3].values))
        assert where == [len(keys) - keys.index(column)]
        assert value.anchor.block == block


def test_no_cell_of_the_file_is_lost(flattened):
    report = read_report(flattened, LAW)
    for block, grid in relaid(report).items():
        rows = report.document.blocks[block].rows
        before = {cell.anchor for row in rows for cell in row if cell.text}
        assert before <= {cell.anchor for row in grid.rows for cell in row}


def test_the_names_of_the_columns_are_drawn_over_their_numbers(flattened):
    _, block, grid = laid(flattened)
    drawn = draw(grid, block, 90)
    first = plain_text(drawn.heads[0].lines[0]).split("│")
    assert [name.strip()[:2] for name in first[1:]] == [
        "自然",
        "商业",
        "科研",
        "社会",
        "法律",
        "其他",
        "总计",
    ]


def test_table_four_has_its_fifteen_columns_under_their_names(flattened):
    report = read_report(flattened, LAW)
    block = report.tables[4].anchor.block
    heads = draw(relaid(report)[block], block, 100).heads[0].lines
    assert len(plain_text(heads[0]).split("│")) == 15


def test_every_cell_of_a_statutory_table_can_be_marked_in_the_drawing(flattened):
    opened = open_document(flattened, LAW)
    page = typeset(opened.document, 70, instead=opened.grids)
    for (number, _, _), spot in opened.cells.items():
        place = page.find(Mark(spot))
        assert place
        line = place[0]
        assert any(run.spot == spot for run in page.lines[line]), number


def test_words_that_markdown_repeats_are_one_cell_and_equal_numbers_stay_two(made_book):
    data = (made_book.SAMPLES / "三河镇.md").read_bytes()
    opened = open_document(data, "三河镇.md")
    page = typeset(opened.document, 90, instead=opened.grids)
    text = "".join(plain_text(line) for line in page.lines).replace("│", "")
    assert text.count("法人或其他组织") == 1
    for spot in opened.cells.values():
        place = page.find(Mark(spot))
        assert place
        line = place[0]
        assert any(run.spot == spot for run in page.lines[line])


def test_a_table_that_has_its_columns_is_left_alone(made_book):
    data = (made_book.SAMPLES / "白沙镇.docx").read_bytes()
    assert relaid(read_report(data, "白沙镇.docx")) == {}


def test_real_reports_keep_every_cell(corpus):
    for path in sorted((corpus / "seeds").iterdir()):
        opened = open_document(path.read_bytes(), path.name)
        page = typeset(opened.document, 70, instead=opened.grids)
        for spot in opened.cells.values():
            place = page.find(Mark(spot))
            assert place
            line = place[0]
            assert any(run.spot == spot for run in page.lines[line])
