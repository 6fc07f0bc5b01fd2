"""The county's sums: each figure traceable, a missing one never zero, nothing counted unseen."""

from __future__ import annotations

import io
from functools import cache

import docx
import openpyxl
import pytest
from making.dossiers import exported, filing, finding
from making.faults import base, cell
from making.reading import read_report
from making.writers import as_docx

from engine.check import Checker
from engine.export.dossier import Dossier, Owing
from engine.export.of_audit import dossier_of
from engine.export.totals import word, workbook
from engine.export.totals.sums import totals_of
from engine.packs import load_pack
from engine.roster.unit import Unit

NEW = (3, "new", "natural")


@cache
def checker() -> Checker:
    return Checker(load_pack())


def unit(number: int, change=lambda draft: draft, **more) -> Dossier:
    data = as_docx(change(base(**more)))
    audit = checker().audit(read_report(data, "报告.docx"))
    return dossier_of(audit, number, lambda: ("报告.docx", data))


def totals(*dossiers, **more):
    doubtful = more.pop("doubtful", False)
    return totals_of(exported(*dossiers, **more), checker().pack.forms, doubtful=doubtful)


def test_a_sum_is_that_of_its_units_and_names_each():
    one = totals(unit(1))
    three = totals(*(unit(number) for number in (1, 2, 3)))
    for place, total in three.cells.items():
        assert total.value == 3 * one.cells[place].value, place
        assert sum(entry.counted for entry in total.entries) == total.value
        assert len(total.entries) == 3


def test_a_blank_cell_is_left_out_and_said_never_zero():
    made = totals(unit(1), unit(2, cell(*NEW, "")))
    (left,) = made.cells[NEW].left_out
    assert (left.value, left.why) == (None, "空白")
    assert made.cells[NEW].value == totals(unit(1)).cells[NEW].value


def test_a_figure_that_a_finding_contests_is_left_out_unless_asked_for():
    wrong = unit(2, cell(3, "granted", "business", "7"))
    place = (3, "granted", "business")
    assert [entry.why for entry in totals(wrong).cells[place].entries] == ["有待改正"]
    assert [entry.why for entry in totals(wrong, doubtful=True).cells[place].entries] == [""]
    assert totals(wrong, doubtful=True).cells[place].value == 7


def test_a_county_s_own_report_is_compared_and_not_counted():
    own = unit(9, cell(3, "new", "natural", "99"))
    own = Dossier(
        filing=filing(id=9, kind="government", agency="青禾县人民政府"),
        findings=own.findings,
        causes=own.causes,
        content=own.content,
    )
    made = totals(unit(1), own)
    assert made.units == [unit(1).filing.agency]
    assert (NEW, 99, made.cells[NEW].value) in list(made.differences())


def test_units_without_a_report_and_files_that_are_gone_are_named():
    gone = Dossier(filing=filing(id=5, agency="青禾县教育局"), findings=[finding(1)])
    owing = {2023: [Owing(unit=Unit(name="青禾县水利局"))]}
    made = totals(unit(1), gone, not_filed=owing)
    assert made.missing == [("青禾县水利局", "未报"), ("青禾县教育局", "读不了")]


def test_the_workbook_holds_the_sums_where_the_form_has_them():
    one = exported(unit(1), unit(2, cell(*NEW, "")))
    made = totals_of(one, checker().pack.forms)
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(made, one)))
    assert book.sheetnames == [
        "汇总表二", "汇总表三", "汇总表四", "与本级报告核对", "明细表二", "明细表三", "明细表四",
        "未计入", "说明",
    ]  # fmt: skip
    sheet = book["汇总表三"]
    (row,) = [r for r in range(1, 40) if str(sheet.cell(r, 1).value or "").startswith("一、")]
    place = sheet.cell(row, 4)
    assert place.value == made.cells[NEW].value
    assert "青禾县白沙镇人民政府（空白）" in place.comment.text
    traced = book["明细表三"]
    last = list(traced.iter_rows(values_only=True))[-1]
    assert last[0] == "合计"
    assert last[1] == made.cells[NEW].value


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


def test_every_sheet_is_printed_on_landscape_a4_with_its_heads():
    one = exported(unit(1), unit(2))
    made = workbook.write(totals_of(one, checker().pack.forms), one)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert {(s.page_setup.orientation, str(s.page_setup.paperSize)) for s in book} == {
        ("landscape", "9")
    }
    assert all(s.page_setup.fitToHeight == 0 for s in book if s.title in {"未计入", "说明"})
    assert all(s.print_title_cols == "$A:$A" for s in book if s.title.startswith("明细"))


def test_the_same_reports_give_the_same_bytes():
    one = exported(unit(1))
    made = totals_of(one, checker().pack.forms)
    assert word.write(made, one.origin) == word.write(made, one.origin)
