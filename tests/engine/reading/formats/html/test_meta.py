"""What a page says about the report: most trusted first, what is blank left out."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from engine.anchor import Anchor
from engine.reading.formats.html.meta import meta_of
from engine.report import Cell, Grid, Paragraph


def paragraph(text, block=0):
    return Paragraph(text=text, anchor=Anchor(block=block))


def grid(*rows):
    made = [
        tuple(
            Cell(text=text, anchor=Anchor(block=0, row=r, column=c)) for c, text in enumerate(row)
        )
        for r, row in enumerate(rows)
    ]
    return Grid(rows=tuple(made), anchor=Anchor(block=0))


def read(head="", *blocks, lower=""):
    return meta_of(LexborHTMLParser(f"<html><head>{head}</head><body>x"), lower, blocks)


def test_the_page_goes_before_its_head():
    head = '<meta name="PubDate" content="2024-03-01"><meta name="ContentSource" content="县府办">'
    meta, days = read(head, paragraph("发布日期：2024-01-20"))
    assert meta == {"published_on": "2024-01-20", "publisher": "县府办"}
    assert days == ("2024-01-20", "2024-03-01"), "both, for they differ"


def test_one_day_written_in_two_ways_is_one():
    head = '<meta name="PubDate" content="2024/1/20">'
    assert len(read(head, paragraph("发布日期：2024年01月20日"))[1]) == 1


def test_what_the_site_writes_for_its_readers_comes_first():
    lower = "<publishtime> 2024-02-02 08:00</publishtime>"
    assert (
        read("", paragraph("发布日期：2024-01-20"), lower=lower)[0]["published_on"]
        == "2024-02-02 08:00"
    )


@pytest.mark.parametrize("content", ["", "  ", "—", "无"])
def test_a_blank_says_nothing(content):
    assert read(f'<meta name="ArticleTitle" content="{content}"><title> </title>')[0] == {}


def test_tables_and_lists_of_labels_are_read():
    meta, _ = read("", grid(["索引号", "QH-1", "文号", "无"], ["发布机构：青禾县", "", "", ""]))
    assert meta == {"index_number": "QH-1", "publisher": "青禾县"}
    meta, _ = read("", paragraph("发布机构"), paragraph("青禾县人民政府"))
    assert meta == {"publisher": "青禾县人民政府"}
    meta, _ = read("", paragraph("发布机构"), grid(["x"]), paragraph("青禾县人民政府"))
    assert meta == {}
