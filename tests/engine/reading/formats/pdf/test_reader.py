"""PDF pages made by hand: how they are drawn must not matter to what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.pdfs import Sheet, pdf

from engine.errors import ReadingError
from engine.reading import read_document
from engine.report import Grid, Paragraph, Picture

if TYPE_CHECKING:
    from engine.report import Document

TITLE = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"
PROSE = "全年通过县政府网站和村（居）公示栏主动公开各类信息八十六条，内容准确、及时、完整。"


def read(*sheets: Sheet, forms: dict[str, bytes] | None = None) -> Document:
    return read_document(pdf(*sheets, forms=forms), "稿.pdf")


def texts(document: Document, role: str = "body") -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.role == role]


def cells(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def written() -> Sheet:
    """Write a page with a title, a table and a sentence."""
    sheet = Sheet().text(72, 760, TITLE)
    bottom = sheet.table([["项目", "自然人", "总计"], ["新收", "12", "12"]], 72, 700, [80, 60, 60])
    return sheet.text(72, bottom - 40, PROSE)


WANTED = ([TITLE, PROSE], [[["项目", "自然人", "总计"], ["新收", "12", "12"]]])


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        (0, "1 0 0 1 0 0"),
        (90, "0 1 -1 0 842 0"),
        (0, "0 1 -1 0 842 0"),
        (270, "0 -1 1 0 0 842"),
        (180, "-1 0 0 -1 842 842"),
        (90, "1 0 0 1 0 0"),
        (0, "0.8 0 0 0.8 20 30"),
    ],
)
def test_a_page_reads_the_same_however_it_is_turned(turn: int, matrix: str) -> None:
    drawn = "\n".join(written().ops).encode()
    document = read(Sheet(842, 842, turn).form("X", matrix), forms={"X": drawn})
    assert (texts(document), cells(document)) == WANTED


def test_a_page_whose_origin_lies_elsewhere_reads_the_same() -> None:
    drawn = "\n".join(written().ops).encode()
    sheet = Sheet(origin=(1000, -300)).form("X", "1 0 0 1 1000 -300")
    document = read(sheet, forms={"X": drawn})
    assert (texts(document), cells(document)) == WANTED
    assert document.blocks[0].anchor.native == read(written()).blocks[0].anchor.native


def test_words_beyond_the_edge_of_the_page_are_not_read() -> None:
    assert texts(read(written().text(700, 400, "页外的字").text(72, -40, "页外的字"))) == WANTED[0]


def test_what_is_drawn_twice_is_read_once() -> None:
    once = written()
    twice = Sheet(ops=[op for op in once.ops for _ in range(2)])
    shadowed = written().text(72.4, 760.3, TITLE)
    for sheet in (twice, shadowed):
        document = read(sheet)
        assert (texts(document), cells(document)) == WANTED


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


ROWS = [["项目", "自然人", "总计"], *([f"第{n}行", str(n), str(n)] for n in range(1, 9))]


def test_a_table_goes_on_over_the_break_and_the_page_number() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table(ROWS[:5], 72, 160, [80, 60, 60])
    first.text(290, 40, "— 1 —")
    second = Sheet().text(290, 40, "— 2 —")
    second.table(ROWS[5:], 72, 790, [80, 60, 60])
    second.text(72, 600, PROSE)
    document = read(first, second)
    assert cells(document) == [ROWS]
    assert texts(document) == [TITLE, PROSE]
    grid = next(b for b in document.blocks if isinstance(b, Grid))
    assert [row[0].anchor.page for row in grid.rows] == [1] * 5 + [2] * 4


def test_a_row_cut_by_the_break_is_one_row() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table([*ROWS[:2], ["申请人逾期不", "", ""]], 72, 160, [80, 60, 60])
    second = Sheet()
    second.table([["补正", "3", "3"], ROWS[2]], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [
        [*ROWS[:2], ["申请人逾期不\n补正", "3", "3"], ROWS[2]],
    ]


def test_a_blank_row_before_the_break_stays_a_row() -> None:
    first = Sheet().text(72, 760, TITLE)
    first.table([*ROWS[:2], ["空着的一行", "", ""]], 72, 160, [80, 60, 60])
    second = Sheet()
    second.table(ROWS[2:4], 72, 790, [80, 60, 60])
    assert cells(read(first, second)) == [[*ROWS[:2], ["空着的一行", "", ""], *ROWS[2:4]]]


def test_tables_apart_on_one_page_stay_two() -> None:
    sheet = Sheet().text(72, 760, TITLE)
    bottom = sheet.table(ROWS[:2], 72, 700, [80, 60, 60])
    sheet.table(ROWS[2:4], 72, bottom - 30, [80, 60, 60])
    assert cells(read(sheet)) == [ROWS[:2], ROWS[2:4]]


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


def test_running_lines_stand_apart_and_once() -> None:
    sheets = [
        Sheet()
        .text(72, 800, "青禾县政府信息公开")
        .text(72, 700, f"{PROSE[:20]}{n}")
        .text(260, 30, f"共3页 第{n}页")
        .text(72, 45, "主办：青禾县人民政府办公室")
        for n in (1, 2, 3)
    ]
    document = read(*sheets)
    assert texts(document, "header") == ["青禾县政府信息公开"]
    assert texts(document, "footer")[:1] == ["主办：青禾县人民政府办公室"]
    assert "".join(texts(document)) == "".join(f"{PROSE[:20]}{n}" for n in (1, 2, 3))


def test_a_lone_figure_inside_the_page_is_no_page_number() -> None:
    assert "5" in texts(read(written().text(290, 400, "5")))


def typed(*lines: tuple[float, str]) -> list[str]:
    """Write lines from the given left edges and return the paragraphs read."""
    sheet = Sheet()
    for number, (left, words) in enumerate(lines):
        sheet.text(left, 760 - 20 * number, words)
    return texts(read(sheet))


FULL = "本年度围绕群众关心的事项公开信息并做到内容准确更新及时方便查询没有发"


def test_a_paragraph_begins_where_a_line_is_indented_or_the_last_ended_short() -> None:
    assert typed(
        (96, FULL[:-2]), (72, FULL), (72, "生失泄密情况。"), (96, FULL[:-2]), (72, "完。")
    ) == [f"{FULL[:-2]}{FULL}生失泄密情况。", f"{FULL[:-2]}完。"]


def test_a_heading_is_not_glued_to_the_sentence_before() -> None:
    full = FULL[:-1] + "。"
    assert typed((72, full), (72, full), (72, "五、存在的主要问题"), (72, full)) == [
        full + full,
        "五、存在的主要问题",
        full,
    ]


def test_a_hanging_list_item_is_one_paragraph() -> None:
    item = "1." + FULL[:-3]
    assert typed((72, FULL), (72, "完。"), (96, item), (114, FULL[:-4]), (114, "完。")) == [
        f"{FULL}完。",
        f"{item}{FULL[:-4]}完。",
    ]


def test_title_lines_and_sign_off_stay_lines() -> None:
    lines = [
        (200, "青禾县白沙镇人民政府"),
        (150, "2023年政府信息公开工作年度报告"),
        (96, FULL[:-2]),
        (72, FULL),
        (72, "完。"),
        (340, "青禾县白沙镇人民政府"),
        (360, "2024年1月12日"),
    ]
    words = [text for _, text in lines]
    assert typed(*lines) == [*words[:2], "".join(words[2:5]), *words[5:]]


def test_a_sign_off_on_one_line_keeps_agency_and_date_apart() -> None:
    sheet = written().text(72, 400, "青禾县白沙镇人民政府").text(400, 400, "2024年1月12日")
    assert texts(read(sheet))[-1] == "青禾县白沙镇人民政府 2024年1月12日"


def test_the_last_line_of_centred_prose_belongs_to_it() -> None:
    middle = 72 + 6 * len(FULL)
    assert typed((72, FULL), (72, FULL), (middle - 42, "生失泄密情况。")) == [
        f"{FULL}{FULL}生失泄密情况。"
    ]


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(ReadingError, match="像是扫描件"):
        read(Sheet().picture(0, 0, 595, 842))


def test_a_text_layer_without_chinese_characters_is_no_text() -> None:
    with pytest.raises(ReadingError, match="像是扫描件"):
        read(Sheet().text(72, 700, "ÖÐ»ªÈËÃñ¹²ºÍ¹ú" * 9))


def test_recognised_letters_over_a_scan_are_read_with_a_doubt() -> None:
    sheet = Sheet().picture(0, 0, 595, 842).text(72, 760, TITLE, mode=3)
    document = read(sheet)
    assert texts(document) == [TITLE]
    assert [doubt.code for doubt in document.doubts] == ["scan"]
    assert not any(isinstance(block, Picture) for block in document.blocks)


def test_a_picture_that_may_hold_a_table_is_a_block_in_its_place() -> None:
    sheet = Sheet().text(72, 760, TITLE).picture(72, 300, 400, 300).text(72, 200, PROSE)
    sheet.picture(400, 700, 40, 40)
    document = read(sheet, Sheet().picture(0, 0, 595, 842))
    kinds = [(type(block).__name__, block.anchor.page) for block in document.blocks]
    assert kinds == [("Paragraph", 1), ("Picture", 1), ("Paragraph", 1), ("Picture", 2)]


@pytest.mark.slow
def test_a_page_full_of_drawing_is_read_without_tables_and_said() -> None:
    sheet = written()
    for n in range(4_000):
        sheet.line(100, 10 + n * 0.2, 100 + 4 + n % 7, 10 + n * 0.2)
    for n in range(25_000):
        sheet.line(n % 500, n / 50, n % 500 + 5, n / 50)
    document = read(sheet)
    assert cells(document) == []
    assert [doubt.code for doubt in document.doubts] == ["limit"]
    assert TITLE in texts(document)
