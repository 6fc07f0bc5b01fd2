"""Tables by their rules, however these are drawn."""

from __future__ import annotations

from making.pdf_texts import TITLE, cells, read
from making.pdfs import Sheet

from engine.report import Grid


def test_rules_may_be_thin_boxes_or_many_short_strokes() -> None:
    sheet = Sheet().text(72, 760, TITLE).text(76, 706, "新收").text(156, 706, "12")
    for y in (720, 700):
        sheet.bar(72, y, 140, 0.6)
    for x in (72, 152, 212):
        for step in range(10):
            sheet.line(x, 700 + 2 * step, x, 702 + 2 * step)
    assert cells(read(sheet)) == [[["新收", "12"]]]


def test_shading_rules_nothing() -> None:
    sheet = Sheet(ops=["0.8 g", *Sheet().bar(72, 690, 140, 10).ops, "0 g"]).text(72, 760, TITLE)
    sheet.table([["新收", "12"], ["办结", "11"]], 72, 720, [80, 60])
    assert cells(read(sheet)) == [[["新收", "12"], ["办结", "11"]]]


def test_a_missing_rule_merges_cells() -> None:
    sheet = Sheet().text(72, 760, TITLE)
    for y in (700, 680, 660):
        sheet.line(72, y, 272, y)
    for x in (72, 272):
        sheet.line(x, 660, x, 700)
    sheet.line(172, 660, 172, 680).text(80, 685, "申请人情况")
    sheet.text(80, 665, "自然人").text(180, 665, "总计")
    document = read(sheet)
    assert cells(document) == [[["申请人情况"] * 2, ["自然人", "总计"]]]
    grid = next(b for b in document.blocks if isinstance(b, Grid))
    assert grid.rows[0][0] is grid.rows[0][1]
    assert grid.rows[0][0].column_span == 2
