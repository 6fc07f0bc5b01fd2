"""Tables in texts as converters write them: tagged, with inner bars, with commas."""

from __future__ import annotations

import pytest
from making.text_blocks import blocks, cells, places

from engine.reading import read_document
from engine.reading.files.limits import Limits
from engine.reading.formats.text.reader import read
from engine.report import Grid, Paragraph, Picture


@pytest.mark.parametrize("between", ["", "\n"])
def test_an_html_table_in_a_text_keeps_spans_and_places(between: str) -> None:
    table = between.join(
        ["<table>", "<tr><td colspan='2'>规章</td></tr>", "<tr><td>1</td><td>2</td></tr>"]
    )
    text = f"# 二、情况\n甲{table}</table>乙\n"
    found = blocks(text)
    assert cells(found[2]) == [["规章", "规章"], ["1", "2"]]
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["二、情况", "甲", "乙"]
    behind = found[3].anchor
    assert text.split("\n")[(behind.line or 0) - 1][(behind.char or 0) - 1 :] == "乙"


def test_cells_of_an_html_table_know_their_line() -> None:
    (grid,) = blocks("<table>\n<tr><td>规章</td>\n<td>12</td></tr>\n</table>")
    assert places(grid) == {"规章": (2, 5), "12": (3, 1)}


def test_a_text_with_html_tables_is_a_text_and_a_page_is_a_page() -> None:
    table = "<table>" + "<tr><td>1</td><td>2</td></tr>" * 9 + "</table>"
    text = f"一、总体情况\n\n正文\n\n{table}\n\n二、主动公开\n"
    assert read_document(text.encode(), "稿.md").format in {"markdown", "text"}
    page = f"<p>一、总体情况</p><p>正文</p>{table}<p>二、主动公开</p>"
    assert read_document(page.encode(), "稿.html").format == "html"


def test_rows_with_bars_between_the_cells_only() -> None:
    (grid,) = blocks("规章 | 1 | 2\n许可 | 3 | 4\n处罚 | 5 | 6\n")
    assert cells(grid) == [["规章", "1", "2"], ["许可", "3", "4"], ["处罚", "5", "6"]]


def test_cells_broken_over_lines_are_joined_where_all_rows_come_out_equal() -> None:
    (grid,) = blocks("甲 | 商业\n企业 | 科研\n机构 | 总计\n新收 | 1 | 2 | 3\n结转 | 0 | 0 | 0\n")
    assert cells(grid) == [
        ["甲", "商业\n企业", "科研\n机构", "总计"],
        ["新收", "1", "2", "3"],
        ["结转", "0", "0", "0"],
    ]
    assert places(grid)["总计"] == (3, 6)


def test_a_short_line_between_rows_with_bars_is_a_row_of_one_cell() -> None:
    (grid,) = blocks("信息内容| 制发| 废止\n---|---|---\n规章| 0| 1\n第（五）项\n许可| 7\n")
    assert [row[0] for row in cells(grid)] == ["信息内容", "规章", "第（五）项", "许可"]


def test_one_line_with_a_bar_is_a_sentence() -> None:
    assert all(isinstance(b, Paragraph) for b in blocks("首页 | 政务公开\n正文没有竖线。\n"))


def test_rows_with_commas_may_quote_a_cell_of_two_lines() -> None:
    grid, after = blocks('"商业\n企业",科研,总计,甲\n1,2,3,4\n"1,234",0,0,0\n\n正文,有,几,个逗号\n')
    assert cells(grid) == [
        ["商业\n企业", "科研", "总计", "甲"],
        ["1", "2", "3", "4"],
        ["1,234", "0", "0", "0"],
    ]
    assert isinstance(after, Paragraph)


def test_pictures_and_tables_that_a_converter_left_out_are_pictures() -> None:
    found = blocks("![表三](images/3.jpg)\n<!-- image -->\n[TABLE]\n[说明]\n")
    assert [type(b) for b in found] == [Picture, Picture, Picture, Paragraph]
    assert [b.alt for b in found if isinstance(b, Picture)] == ["表三", "", "[TABLE]"]
    assert found[2].anchor.line == 3


def test_marks_of_html_and_links_are_no_words_of_the_report() -> None:
    (one,) = blocks('<div align="right">青禾县[教育局](http://a.b/c "d")&nbsp;</div>')
    assert isinstance(one, Paragraph)
    assert one.text.strip() == "青禾县教育局"
    assert [b.text for b in blocks("a<b 且 c>d，AT&T") if isinstance(b, Paragraph)] == [
        "a<b 且 c>d，AT&T"
    ]


def test_a_line_of_links_alone_belongs_to_the_page() -> None:
    found = blocks("- [一、总体情况](#_Toc1)\n[首页](/) > [公开](/zw)\n见[附件](a.doc)。\n")
    assert [b.role for b in found if isinstance(b, Paragraph)] == [
        "navigation",
        "navigation",
        "body",
    ]


def test_a_picture_within_a_line_stands_behind_its_words() -> None:
    found = blocks("[image: 图片 1]一、总体情况![](a.png)\n\t[image: x]规章\n\t0\n\t0\n")
    assert [type(b) for b in found] == [Paragraph, Picture, Picture, Grid]
    assert isinstance(found[0], Paragraph)
    assert found[0].text == "一、总体情况"
    assert found[0].anchor.char == 14
    assert cells(found[3]) == [["规章", "0", "0"]]


def test_a_monstrous_table_in_a_text_is_refused() -> None:
    text = "前文\n<table>" + "<tr><td>1</td></tr>" * 60 + "</table>\n"
    with pytest.raises(Exception, match="网页内容太多"):
        read(text.encode(), Limits(elements=100))
