"""PDF pages made by hand: how they are drawn must not matter to what is read."""

from __future__ import annotations

import pytest
from making.pdf_texts import PROSE, TITLE, cells, read, texts, written
from making.pdfs import Sheet

from engine.doubts import DoubtKind
from engine.errors import ReadingError
from engine.report import Picture

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


def grid_to(right: float) -> Sheet:
    """Draw a table whose right wall stands there."""
    sheet = Sheet().text(72, 760, TITLE).text(72, 730, PROSE)
    for y in (700, 680, 660):
        sheet.line(72, y, right, y)
    for x in (72, 200, 400, right):
        sheet.line(x, 700, x, 660)
    return sheet.text(80, 685, "新收").text(210, 685, "12").text(410, 685, "0")


@pytest.mark.parametrize(("right", "told"), [(560.0, []), (595.0, [2]), (660.0, [2])])
def test_a_table_that_runs_off_its_page_is_told(right: float, told: list[int]) -> None:
    doubts = [d for d in read(grid_to(right)).doubts if d.kind is DoubtKind.TABLE_OFF_PAGE]
    assert [doubt.anchor.block for doubt in doubts] == told


def test_what_is_drawn_twice_is_read_once() -> None:
    once = written()
    twice = Sheet(ops=[op for op in once.ops for _ in range(2)])
    shadowed = written().text(72.4, 760.3, TITLE)
    for sheet in (twice, shadowed):
        document = read(sheet)
        assert (texts(document), cells(document)) == WANTED


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
