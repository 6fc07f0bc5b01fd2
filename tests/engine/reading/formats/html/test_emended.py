"""What a page shows otherwise than its text says: each way with the cell that it leaves."""

from __future__ import annotations

import pytest

from engine.doubts import CellDoubt, DoubtKind
from engine.reading.formats.html.reader import read
from engine.report import Cell, Grid

STYLE = "<style>.cut{color:red;text-decoration:line-through} .tab{display:block}</style>"
STRUCK, HIDDEN, MARK = CellDoubt.STRUCK, CellDoubt.HIDDEN, CellDoubt.NOTE_MARK


def cell(inside: str) -> Cell:
    rows = "".join(f"<tr><td>甲{i}</td><td>{inside}</td><td>0</td></tr>" for i in range(4))
    content = read(f"<html><head>{STYLE}</head><body><table>{rows}</table></body></html>".encode())
    (grid,) = (block for block in content.blocks if isinstance(block, Grid))
    return grid.rows[1][1]


@pytest.mark.parametrize(
    ("inside", "text", "doubt"),
    [
        ("7<sup>①</sup>", "7", MARK),
        ("7<sup>1</sup>", "7", MARK),
        ('<span>7</span><span style="vertical-align:super">[1]</span>', "7", MARK),
        ("5m<sup>2</sup>", "5m2", None),
        ("<sup>7</sup>", "7", None),
        ("<s>9</s>7", "7", STRUCK),
        ("<del><s>9</s></del>7", "7", STRUCK),
        ('<span style="text-decoration: line-through">9</span>7', "7", STRUCK),
        ('<font class="red cut">9</font>7', "7", STRUCK),
        ("<s>7</s>", "", STRUCK),
        ("<s></s>7", "7", None),
        ('<span class="tab">7</span>', "7", None),
        ('<span style="display:none">9</span>7', "7", HIDDEN),
        ("<b hidden><i hidden>9</i></b>7", "7", HIDDEN),
        ('<span style="display:none">打印</span>7', "7", None),
        ('<input value="7">', "7", None),
        ('<input type="text" readonly value="无">', "无", None),
        ('<input value="请输入关键字">', "", None),
        ('<input type="hidden" value="7">', "", None),
        ('<input type="checkbox" value="7">', "", None),
        ("<textarea>7</textarea>", "7", None),
        ("<select><option>6<option selected>7</select>", "7", None),
        ("1\u200b5", "15", None),
        ("1&shy;5", "15", None),
    ],
)
def test_a_cell_holds_what_is_shown(inside: str, text: str, doubt: CellDoubt | None) -> None:
    found = cell(inside)
    assert (found.text, found.doubt) == (text, doubt)


def test_words_struck_out_of_the_text_are_not_read_and_told() -> None:
    page = (
        "<p>收到申请<del>9</del>7件<sup>①</sup>，占地5m<sup>2</sup>。</p><p><s> </s>另起一段。</p>"
    )
    content = read(f"<html><body>{page}</body></html>".encode())
    assert [block.text for block in content.blocks] == ["收到申请7件，占地5m2。", "另起一段。"]
    assert [doubt.kind for doubt in content.doubts] == [DoubtKind.STRUCK_OUT]
