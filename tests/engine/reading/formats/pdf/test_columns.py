"""Tables and prose without rules: columns by where words stand."""

from __future__ import annotations

from making.pdf_texts import TITLE, cells, read, texts
from making.pdfs import Sheet


def test_a_table_without_rules_is_read_by_its_columns_and_said() -> None:
    rows = [[f"{n}.属于某种情形", *"0102003"] for n in range(1, 7)]
    rows[2][3] = ""
    sheet = Sheet().text(72, 760, TITLE)
    sheet.table(rows, 72, 700, [150, *[40] * 7], ruled=False)
    document = read(sheet)
    assert cells(document) == [[["", *row] for row in rows]]
    assert [doubt.code for doubt in document.doubts] == ["table"]


def test_labels_of_a_bare_table_go_on_over_lines() -> None:
    sheet = Sheet().text(72, 760, TITLE)
    for n in range(4):
        y = 700 - 60 * n
        sheet.table(
            [["（三）不", f"{n + 1}.属于", *"123"]], 72, y, [60, 60, *[40] * 3], ruled=False
        )
        sheet.text(75, y - 30, "予公开", 10).text(135, y - 30, "某种情", 10)
        sheet.text(135, y - 45, "形", 10)
    sheet.text(72, 400, "四、下一部分")
    document = read(sheet)
    wanted = [["（三）不予公开", f"{n + 1}.属于某种情形", *"123"] for n in range(4)]
    assert cells(document) == [wanted]
    assert texts(document) == [TITLE, "四、下一部分"]


def test_figures_that_keep_to_no_columns_stay_lines() -> None:
    sheet = Sheet().text(72, 760, TITLE)
    for n in range(6):
        sheet.text(72, 700 - 20 * n, "甲乙丙丁")
        for k in range(4):
            sheet.text(200 + 60 * k + 31 * (n % 2), 700 - 20 * n, "1234567")
    document = read(sheet)
    assert cells(document) == []
    assert len(texts(document)) == 7


def test_prose_in_two_columns_is_read_one_after_the_other() -> None:
    sheet = Sheet().text(72, 760, TITLE)
    left = [
        "本年度围绕群众关心的事",
        "项公开信息，内容准确、",
        "更新及时、方便查询，没",
        "有失泄密。",
    ]
    right = [
        "下一步将加强业务培训，",
        "提高工作人员的水平，做",
        "到应公开尽公开，并对各",
        "村进行督促检查。",
    ]
    for n, (one, other) in enumerate(zip(left, right, strict=True)):
        sheet.text(72, 700 - 20 * n, one).text(300, 700 - 20 * n, other)
    assert texts(read(sheet)) == [TITLE, "".join(left), "".join(right)]
