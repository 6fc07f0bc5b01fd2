"""Two years of 洪泽区 as PDF, labelled by eye on the page images; made files beside their .docx."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.labels import APPLICANTS, DISPUTES, RESULTS, ROWS_2019
from making.matrices import forms
from making.pdfs import bare

from engine.reading import read_document
from engine.reading.assemble import assemble
from engine.report import Grid, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from engine.report import Report

TABLE_2 = {
    2023: "regulations 0 0 0, normative 0 5 5, licensing 550, penalty 4119, coercion 195",
    2024: "regulations 0 0 0, normative 3 0 8, licensing 9487, penalty 2776, coercion 84",
}
FEES = {2023: "7730.28", 2024: "7545"}
# 自然人 as printed, from 一 down to 四; all other applicants are 0 and 总计 repeats 自然人
NATURAL = {
    2023: [21, 0, 0, 4, 1, 0, 0, 0, 0, 1, 1, 0, 10, 3, 0, 1, 0, 0, 0, 0, 0, 21, 0],
    2024: [95, 0, 50, 9, 0, 0, 1, 0, 0, 1, 1, 0, 31, 1, 0, 1, 0, 0, 0, 0, 0, 95, 0],
}
TABLE_4 = {
    2023: [10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0],
    2024: [1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 2, 0, 1, 0, 3],
}
PAGES_OF_TABLE_3 = {2023: ("2.没有现成", "3.补正后"), 2024: ("1.本机关", "2.没有现成")}


@cache
def hongze(folder: Path, year: int) -> Report:
    """Read one of the two."""
    path = folder / "hongze" / f"hongze-{year}.pdf"
    return assemble(read_document(path.read_bytes(), path.name), forms())


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_cell_of_the_second_table_is_read(corpus: Path, year: int) -> None:
    table = hongze(corpus, year).tables[2]
    read = [
        " ".join([row, *(str(v.number) for (r, _), v in table.values.items() if r == row)])
        for row in ("regulations", "normative", "licensing", "penalty", "coercion")
    ]
    assert ", ".join(read) == TABLE_2[year]
    assert str(table.number_at("fees", "amount")) == FEES[year]
    assert len(table.values) == 10


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_cell_of_the_third_table_is_read(corpus: Path, year: int) -> None:
    report = hongze(corpus, year)
    table = report.tables[3]
    wanted: dict[tuple[str, str], int] = {}
    for row, number in zip(ROWS_2019, NATURAL[year], strict=True):
        wanted |= {(row, who): 0 for who in APPLICANTS}
        wanted[row, "natural"] = wanted[row, "total"] = number
    assert {cell: value.number for cell, value in table.values.items()} == wanted
    assert not any(value.doubt for value in table.values.values())
    assert report.doubts == ()


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_cell_of_the_fourth_table_is_read_also_where_it_is_wrong(
    corpus: Path, year: int
) -> None:
    table = hongze(corpus, year).tables[4]
    cells = [(group, result) for group in DISPUTES for result in RESULTS]
    assert [table.number_at(*cell) for cell in cells] == TABLE_4[year]


@pytest.mark.parametrize("year", [2023, 2024])
def test_cells_know_their_pages(corpus: Path, year: int) -> None:
    above, below = PAGES_OF_TABLE_3[year]
    grid = next(b for b in hongze(corpus, year).document.blocks if is_table_three(b))
    pages = {row[2].text: row[2].anchor.page for row in grid.rows}
    assert next(page for text, page in pages.items() if text.startswith(above)) == 3
    assert next(page for text, page in pages.items() if text.startswith(below)) == 4


def is_table_three(block: object) -> bool:
    return isinstance(block, Grid) and block.rows[0][-1].text == "申请人情况"


@pytest.mark.parametrize("year", [2023, 2024])
def test_paragraphs_are_whole_and_free_of_page_numbers(corpus: Path, year: int) -> None:
    blocks = hongze(corpus, year).document.blocks
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert all(text.endswith(("。", "情况", "报告", "政府", "事项")) for text in texts)
    assert texts[2].startswith("本报告由淮安市洪泽区人民政府办公室根据《中华人民共和国")
    assert texts[2].endswith(f"{year}年12月31日止。" + texts[2].partition("日止。")[2])
    assert (
        sum(text.startswith(("一、", "二、", "三、", "四、", "五、", "六、")) for text in texts)
        == 6
    )


def grids(folder: Path, name: str) -> list[list[list[str]]]:
    """Read the tables of a made file, texts without white space."""
    path = folder / "made" / name
    return tables(path.read_bytes(), path.name)


def tables(data: bytes, name: str) -> list[list[list[str]]]:
    """Read tables, texts without white space."""
    document = read_document(data, name)
    return [
        [["".join(cell.text.split()) for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("name", ["official", "official25", "wordlike", "blanks"])
def test_a_pdf_has_the_cells_of_the_word_file_it_was_made_of(corpus: Path, name: str) -> None:
    wanted, got = grids(corpus, f"{name}.docx"), grids(corpus, f"lo/{name}.pdf")
    assert [len(table) for table in got] == [len(table) for table in wanted]
    for ours, theirs in zip(got, wanted, strict=True):
        assert values(ours) == values(theirs)


@pytest.mark.parametrize("name", ["official", "official25", "wordlike", "blanks"])
def test_a_pdf_that_does_not_hold_its_fonts_has_the_same_words(corpus: Path, name: str) -> None:
    data = (corpus / "made" / "lo" / f"{name}.pdf").read_bytes()
    assert data != bare(data)
    assert tables(bare(data), "稿.pdf") == tables(data, "稿.pdf")
    assert prose(bare(data)) == prose(data)


def prose(data: bytes) -> str:
    """Read the paragraphs, one after the other."""
    blocks = read_document(data, "稿.pdf").blocks
    return "".join(block.text for block in blocks if isinstance(block, Paragraph))


def values(table: list[list[str]]) -> list[list[str]]:
    """Return what stands right of the labels."""
    return [row[-7 if len(row) == 10 else -len(row) :] for row in table]


@pytest.mark.parametrize("name", ["official", "official25", "wordlike"])
def test_a_doc_has_all_the_cells_of_the_word_file_it_was_made_of(corpus: Path, name: str) -> None:
    assert grids(corpus, f"lo/{name}.doc") == grids(corpus, f"{name}.docx")


def test_blanks_in_a_doc_stay_blank(corpus: Path) -> None:
    assert grids(corpus, "lo/blanks.doc") == grids(corpus, "blanks.docx")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["official.odt", "official.rtf", "official25.odt"])
@pytest.mark.needs("soffice")
def test_what_the_converter_reads_has_the_cells_of_the_word_file(corpus: Path, name: str) -> None:
    word = name.partition(".")[0] + ".docx"
    assert grids(corpus, f"lo/{name}") == grids(corpus, word)
