"""Word documents: one feature a test, and the same tables out of every shape of the corpus."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest

from engine.reading import read_document
from engine.reading.blocks.builder import is_padding
from engine.reading.formats.docx.reader import read
from engine.report import Block, Grid, Paragraph, Picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Word = Callable[..., bytes]

ON, OFF, SHOWN = '<w:b w:val="1"/>', '<w:b w:val="false"/>', '<w:vanish w:val="0"/>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="统计表"/><a:blip/></wp:inline>'
    "</w:drawing></w:r>"
)


def cells(block: Block) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [["" if is_padding(c) else c.text for c in row] for row in block.rows]


def grids(data: bytes) -> list[list[list[str]]]:
    return [cells(b) for b in read(data).blocks if isinstance(b, Grid)]


def paragraphs(data: bytes) -> list[Paragraph]:
    return [b for b in read(data).blocks if isinstance(b, Paragraph)]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


FEATURES: dict[str, list[list[list[str]]]] = {
    "block_vh": [[["角", "角", "乙", "乙"], ["角", "角", "1", "2"], ["丙", "丁", "3", "4"]]],
    "ctlast": [[["甲", "乙"], ["1", "2"]]],
    "delrow": [[["甲", "乙"], ["1", "2"]]],
    "gridbefore": [[["a", "b", "c", "d"], ["", "2", "3", ""], ["5", "6", "7", "8"]]],
    "hmerge": [[["甲", "甲", "乙"], ["1", "2", "3"]]],
    "insdel": [[["甲", "乙"], ["5", "2"]]],
    "nested": [[["甲", "乙"], ["1", "2"]]],
    "plainmerge": [[["甲", "乙", "乙"], ["甲", "1", "2"], ["丙", "3", "4"]]],
    "sdt_cell": [[["甲", "乙"], ["1", "2"]]],
    "sdt_row": [[["甲", "乙"], ["1", "2"]]],
    "sdt_run": [[["甲", "乙"], ["1", "2"]]],
    "sdt_table": [[["甲", "乙"], ["1", "2"]]],
    "shortrow": [[["a", "b", "c"], ["1", "2", ""], ["5", "6", "7"]]],
}
TEXTS = {
    "autonum": ["一、总体情况", "（一）主动公开情况", "二、主动公开政府信息情况"],
    "customxml": ["定制段落", "尾"],
    "footnote": ["正文", "脚注文字"],
    "hidden": ["可见"],
    "inline": ["链接A智能B域C域D移来F12-34"],
    "textbox": ["前文", "框内文字"],
}


@pytest.mark.parametrize("feature", FEATURES)
def test_each_feature_of_word_tables_is_read(corpus: Path, feature: str) -> None:
    assert grids((corpus / "made" / f"feat_{feature}.docx").read_bytes()) == FEATURES[feature]


@pytest.mark.parametrize("feature", TEXTS)
def test_each_feature_of_word_paragraphs_is_read(corpus: Path, feature: str) -> None:
    found = paragraphs((corpus / "made" / f"feat_{feature}.docx").read_bytes())
    assert [f"{b.number}{b.text}" for b in found] == TEXTS[feature]


@pytest.mark.parametrize("name", ["official", "official25", "wordlike", "wordlike25", "blanks"])
def test_the_three_tables_are_those_that_python_docx_finds(corpus: Path, name: str) -> None:
    path = corpus / "made" / f"{name}.docx"
    there = [
        [[cell.text.strip("\n") for cell in row.cells] for row in table.rows]
        for table in python_docx.Document(str(path)).tables
    ]
    assert grids(path.read_bytes()) == there


@pytest.mark.parametrize("name", ["official", "wordlike"])
def test_every_row_of_table_three_adds_up(corpus: Path, name: str) -> None:
    table = grids((corpus / "made" / f"{name}.docx").read_bytes())[1]
    rows = [[int(text) for text in row[-7:]] for row in table if row[-1].strip().isdigit()]
    assert len(rows) == 25
    assert all(sum(row[:-1]) == row[-1] for row in rows)


def test_merged_cells_are_one_cell_that_knows_its_spans(word: Word) -> None:
    data = word(
        tbl(
            tc("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + tc("乙"),
            tc("", '<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>') + tc("1"),
            tc("a") + tc("b") + tc("c"),
        )
    )
    (grid,) = read(data).blocks
    assert isinstance(grid, Grid)
    corner = grid.rows[0][0]
    assert all(grid.rows[r][c] is corner for r in (0, 1) for c in (0, 1))
    assert (corner.row_span, corner.column_span, corner.anchor.native) == (2, 2, "body/1/tr1/tc1")
    assert (grid.rows[1][2].anchor.row, grid.rows[1][2].anchor.column) == (1, 2)


def test_a_sliver_column_that_no_cell_occupies_alone_is_dropped(word: Word) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    data = word(tbl(tc("甲", wide) + tc("乙"), tc("1") + tc("2", wide)))
    assert grids(data) == [[["甲", "乙"], ["1", "2"]]]


def test_an_absurd_span_is_cut_and_not_believed(word: Word) -> None:
    data = word(tbl(tc("甲", '<w:gridSpan w:val="1000000000"/>') + tc("乙"), tc("1") + tc("2")))
    assert grids(data)[0][0] == ["甲", "甲", "乙"]


def test_heading_levels_come_from_the_style_its_ancestors_or_the_paragraph(
    word: Word, namespaces: str
) -> None:
    styles = f"""<w:styles {namespaces}>
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>
        <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="1"/></w:style>
      <w:style w:type="paragraph" w:styleId="n"><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
      </w:styles>"""
    data = word(
        p("一", '<w:pStyle w:val="1"/>')
        + p("二", '<w:pStyle w:val="a"/>')
        + p("三", '<w:outlineLvl w:val="2"/>')
        + p("四", '<w:pStyle w:val="n"/>')
        + p("五", '<w:pStyle w:val="missing"/>'),
        styles=styles,
    )
    assert [(b.text, b.level, b.bold) for b in paragraphs(data)] == [
        ("一", 1, True),
        ("二", 1, True),
        ("三", 3, False),
        ("四", None, False),
        ("五", None, False),
    ]


def test_a_paragraph_is_bold_if_all_of_its_text_is(word: Word) -> None:
    data = word(
        f"<w:p>{run('一、', '<w:b/>')}{run(' ')}{run('总体', ON)}</w:p>"
        f"<w:p>{run('一、', '<w:b/>')}{run('总体')}</w:p>"
        f"<w:p>{run('一', OFF)}</w:p>"
        f"<w:p><w:ins>{run('一', '<w:b/>')}</w:ins></w:p>"
    )
    assert [b.bold for b in paragraphs(data)] == [True, False, False, True]


def test_text_boxes_tables_in_cells_and_pictures_follow_what_holds_them(word: Word) -> None:
    inside = f"<w:txbxContent>{p('框内')}{tbl(tc('格') + tc('子'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    data = word(
        f"<w:p>{run('前')}{box}{PICTURE}</w:p>"
        f"<w:tbl><w:tr><w:tc>{p('外')}<w:p>{box}</w:p>{tbl(tc('内') + tc('里'))}</w:tc>"
        f"{tc('1') * 3}</w:tr><w:tr>{tc('2') * 4}</w:tr><w:tr>{tc('3') * 4}</w:tr></w:tbl>"
    )
    found = read(data).blocks
    assert [(type(b).__name__, b.anchor.native) for b in found] == [
        ("Paragraph", "body/1"),
        ("Picture", "body/1"),
        ("Paragraph", "body/1/box1/1"),
        ("Grid", "body/1/box1/2"),
        ("Grid", "body/2"),
        ("Paragraph", "body/2/tr1/tc1/box1/1"),
        ("Grid", "body/2/tr1/tc1/box1/2"),
        ("Grid", "body/2/tr1/tc1/tbl1"),
    ]
    assert isinstance(found[1], Picture)
    assert found[1].alt == "统计表"
    assert cells(found[4])[0] == ["外", "1", "1", "1"]


def test_headers_footers_and_notes_come_last_with_their_roles(word: Word, namespaces: str) -> None:
    data = word(
        p("正文"),
        header=f"<w:hdr {namespaces}>{p('页眉')}</w:hdr>",
        footer=f"<w:ftr {namespaces}>{p('第 1 页')}</w:ftr>",
        endnotes=f'<w:endnotes {namespaces}><w:endnote w:type="separator" w:id="0">{p("—")}'
        f'</w:endnote><w:endnote w:id="1">{p("尾注")}</w:endnote></w:endnotes>',
    )
    assert [(b.role, b.text) for b in paragraphs(data)] == [
        ("body", "正文"),
        ("header", "页眉"),
        ("footer", "第 1 页"),
        ("footnote", "尾注"),
    ]


def test_line_breaks_tabs_symbols_and_formulas_are_text(word: Word) -> None:
    data = word(
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
        "<w:r><w:br w:type='page'/><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/>"
        "<w:sym w:font='宋体' w:char='2103'/>"
        "<w:sym w:font='Wingdings' w:char='F0FE'/></w:r>"
        "<m:oMath><m:r><m:t>3</m:t></m:r></m:oMath></w:p>"
    )
    assert [b.text for b in paragraphs(data)] == ["甲\t乙\n℃3"]


def test_hidden_runs_are_left_out_and_switched_off_hiding_is_not_hiding(word: Word) -> None:
    data = word(
        f"<w:p>{run('见')}{run('隐', '<w:vanish/>')}{run('不隐', SHOWN)}</w:p>"
        + tbl(f"<w:tc><w:p>{run('隐', '<w:vanish/>')}{run('7')}</w:p></w:tc>{tc('乙')}")
    )
    assert paragraphs(data)[0].text == "见不隐"
    assert grids(data) == [[["7", "乙"]]]


def test_the_main_part_may_have_another_name_and_the_strict_namespace(word: Word) -> None:
    data = word(p("甲") + tbl(tc("1") + tc("2")), main="word/document2.xml")
    assert [b.text for b in paragraphs(data)] == ["甲"]
    assert grids(data) == [[["1", "2"]]]


def test_strict_ooxml_is_read(word: Word) -> None:
    strict = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(word(p("甲") + tbl(tc("1") + tc("2")))))
    with zipfile.ZipFile(strict, "w") as package:
        for name in source.namelist():
            package.writestr(
                name,
                source.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert grids(strict.getvalue()) == [[["1", "2"]]]


def test_an_embedded_document_is_told_as_a_doubt(word: Word) -> None:
    (doubt,) = read(word(p("甲") + "<w:altChunk/>")).doubts
    assert doubt.code == "converter"


def test_places_count_as_a_person_counts(corpus: Path) -> None:
    path = corpus / "made" / "official.docx"
    document = read_document(path.read_bytes(), path.name)
    assert document.format == "docx"
    assert [b.anchor.block for b in document.blocks] == list(range(len(document.blocks)))
    second = [b for b in document.blocks if isinstance(b, Grid)][1]
    assert second.rows[4][9].anchor.at == "第2个表格第5行第10列"
    assert re.fullmatch(r"body/\d+/tr5/tc\d+", second.rows[4][9].anchor.native)


def test_a_table_of_contents_is_navigation(word: Word, namespaces: str) -> None:
    toc = '<w:style w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    styles = f"<w:styles {namespaces}>{toc}</w:styles>"
    data = word(p("一、总体情况1", '<w:pStyle w:val="10"/>') + p("一、总体情况"), styles=styles)
    assert [b.role for b in paragraphs(data)] == ["navigation", "body"]


def test_a_report_in_a_frame_comes_out_as_if_the_frame_were_not_there(word: Word) -> None:
    inside = p("一、总体情况") + p("正文") + tbl(tc("规章") + tc("1"), tc("许可") + tc("2"))
    data = word(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>")
    assert [b.text for b in paragraphs(data)] == ["一、总体情况", "正文"]
    assert grids(data) == [[["规章", "1"], ["许可", "2"]]]
    assert [b.anchor.native for b in read(data).blocks][-1] == "body/1/tr1/tc1/3"


def test_a_form_filled_with_prose_is_text_and_a_long_note_under_figures_is_not(word: Word) -> None:
    prose = "本镇认真贯彻落实条例，主动公开各类政府信息。" * 20
    form = tbl(tc("总体情况") + tc(prose), tc("问题") + tc("无"))
    assert grids(word(form)) == []
    rows = [tc("规章") + tc("1") + tc("2") + tc("3")] * 2
    noted = tbl(*rows, tc(f"注：{prose}", '<w:gridSpan w:val="4"/>'))
    assert len(grids(word(noted))) == 1
