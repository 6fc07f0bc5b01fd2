"""The tables as filed: each figure where the form has it, wrong ones coloured and explained."""

from __future__ import annotations

import pytest
from making.changes import both, cell, words
from making.judged_units import workbook

from engine.export.spreadsheet import xlsx


def coloured(sheet) -> dict[str, str]:
    """Return what is noted, by the figure that stands there."""
    return {
        str(one.value): one.comment.text.strip()
        for row in sheet.iter_rows()
        for one in row
        if one.comment
    }


def test_the_wrong_cell_says_what_was_filed_and_what_it_should_be():
    book = workbook(cell(3, "granted", "business", "7"))
    noted = coloured(book["青禾县白沙镇人民政府"])
    assert list(noted) == ["7"]
    assert noted["7"].startswith("填报 7，应为 ")


def test_where_several_ways_are_equally_small_no_value_is_certain():
    unsaid = words(1, "被提起行政诉讼2件", "另有应诉工作")
    book = workbook(both(cell(4, "suit_direct", "total", "5"), unsaid))
    noted = coloured(book["青禾县白沙镇人民政府"])
    assert len(noted) > 1
    assert all("也许应为" in told for told in noted.values())


def test_a_blank_cell_stays_blank():
    sheet = workbook(cell(3, "new", "natural", ""))["青禾县白沙镇人民政府"]
    (row,) = [r for r in range(1, 60) if str(sheet.cell(r, 1).value or "").startswith("一、本年")]
    assert not sheet.cell(row, 4).value


def test_every_filing_has_its_sheet_only_where_asked():
    plain = [lambda draft: draft] * 2
    assert "青禾县白沙镇人民政府" not in workbook(*plain).sheetnames
    names = workbook(*plain, each=True).sheetnames
    assert [one for one in names if one.startswith("青禾县白沙镇")] == [
        "青禾县白沙镇人民政府",
        "青禾县白沙镇人民政府 2",
    ]


@pytest.mark.parametrize("agency", ["甲[]:*?/\\乙", "'引号'", "x" * 80, "", "说明"])
def test_any_name_gives_a_sheet(agency):
    taken = {"说明"}
    name = xlsx.sheet_name(agency, 7, taken)
    assert 0 < len(name) <= 31
    assert not set("[]:*?/\\") & set(name)
    assert name != "说明"
