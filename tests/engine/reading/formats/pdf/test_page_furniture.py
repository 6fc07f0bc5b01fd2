"""Running lines and page numbers."""

from __future__ import annotations

from making.pdf_texts import PROSE, read, texts, written
from making.pdfs import Sheet


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


def test_the_agency_above_the_title_and_over_the_date_is_no_running_line() -> None:
    name, head = "青禾县财政局", "青禾县政府信息公开"
    tops = [(name, PROSE[:20]), (PROSE[:20], PROSE[:20]), (name, "2024年1月12日")]
    sheets = [
        Sheet().text(72, 800, head).text(72, 780, first).text(72, 700, below)
        for first, below in tops
    ]
    assert texts(read(*sheets), "header") == [head]
    assert "".join(texts(read(*sheets))).count(name) == 2


def test_so_it_is_on_two_pages_where_they_stand_apart() -> None:
    name = "青禾县财政局"
    sheets = [
        Sheet().text(left, 800, name).text(72, 700, PROSE[:20]).text(72, 600, PROSE[:20])
        for left in (250, 400)
    ]
    assert texts(read(*sheets), "header") == []
