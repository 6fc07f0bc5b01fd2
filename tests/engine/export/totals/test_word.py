"""Totals as a Word table."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from making.dossiers import exported, filing
from making.judged_units import checker, unit

from engine.export.dossier import Dossier
from engine.export.totals import word, workbook
from engine.export.totals.sums import totals_of


def test_the_word_tables_read_back_as_the_sums():
    one = exported(unit(1), unit(2))
    made = totals_of(one, checker().pack.forms)
    document = docx.Document(io.BytesIO(word.write(made, one.origin)))
    assert len(document.tables) == 3
    third = document.tables[1]
    (row,) = [r for r in third.rows if r.cells[0].text.startswith("一、")]
    columns = checker().pack.forms["2021"].tables[3].columns
    assert [c.text for c in row.cells[3:]] == [
        str(made.cells[3, "new", column].value) for column in columns
    ]


@pytest.mark.parametrize("hostile", ["=1+1", "＠SUM(A1)", "\x1b[31m甲", "<b>"])
def test_a_hostile_name_is_text(hostile):
    gone = Dossier(filing=filing(id=5, agency=hostile), findings=[])
    one = exported(unit(1), gone)
    data = workbook.write(totals_of(one, checker().pack.forms), one)
    book = openpyxl.load_workbook(io.BytesIO(data))
    values = [c for s in book for r in s.iter_rows() for c in r if c.value is not None]
    assert all(c.data_type != "f" for c in values)
    assert not any("\x1b" in str(c.value) for c in values)
