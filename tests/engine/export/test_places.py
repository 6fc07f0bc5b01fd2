"""Where problems stand: as the form calls it, and in the file."""

from __future__ import annotations

import pytest
from making.dossiers import CELL, equations, finding

from engine.export.places import Quote, of_cell, of_cells, of_place, places, quotes, shared_quotes
from engine.finding import CellChange

CHANGE = CellChange(
    table=3, row="granted", column="business", before=7, after=2, label="商业企业列"
)


def test_a_place_is_called_as_the_form_calls_it():
    told = of_place(finding(place={"table": 3, "row": "new", "column": "natural", "label": "表三"}))
    assert (told.label, told.table, told.row, told.column) == ("表三", 3, "新收", "自然人")
    bare = of_place(finding(place={"label": "第一段"}))
    assert (bare.table, bare.row, bare.column, bare.at) == (None, "", "", ("第1段",))


def test_the_cell_behind_two_equations_is_what_they_have_in_common():
    assert shared_quotes(equations()) == [Quote(text=CELL["quote"], at=CELL["at"])]
    assert of_cell(CHANGE, equations()) == shared_quotes(equations())
    assert shared_quotes([finding(1), finding(2)]) == []


def test_where_two_cells_look_alike_none_is_pointed_at():
    twice = [CELL, {**CELL, "at": "第2个表格第7行第5列"}]
    both = finding(1, evidence=twice), finding(2, evidence=twice)
    assert of_cell(CHANGE, both) == []


@pytest.mark.parametrize(("count", "label"), [(1, "A"), (3, "A、B、C"), (4, "A、B、C等4处")])
def test_of_many_places_the_first_are_named(count, label):
    live = [finding(n, place={"label": name}) for n, name in enumerate("ABCD"[:count])]
    assert of_cells([], live, []).label == label


def test_cells_of_two_tables_have_no_table():
    other = CellChange(table=4, row="review", column="total", before=1, after=2)
    told = of_cells([CHANGE, other], equations(), [])
    assert (told.table, told.row, told.column) == (None, "予以公开、行政复议", "商业企业、总计")
    assert of_cells([CHANGE], equations(), []).label == "表三商业企业列"


def test_a_finding_of_an_older_book_without_evidence_has_no_quotes():
    assert list(quotes([finding(evidence=None)])) == []
    assert places([Quote(text="a", at=""), Quote(text="b", at="x"), Quote(text="c", at="x")]) == (
        "x",
    )
