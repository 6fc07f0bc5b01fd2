"""Words are found in paragraphs and cells, each cell once, with offsets of the text's own."""

from __future__ import annotations

from pathlib import Path

from making.views import wide

from engine.anchor import Anchor
from engine.reading import read_document
from engine.report import Document, Grid, Paragraph
from tui.render.search import MOST, found

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "2023"


def document():
    source = next(p for p in sorted(SAMPLES.iterdir()) if p.suffix == ".docx")
    return read_document(source.read_bytes(), source.name)


def test_words_are_found_in_prose_and_in_tables_in_the_order_of_reading():
    read = document()
    marks = found(read, "结转")
    assert {type(read.blocks[mark.spot.block]) for mark in marks} == {Grid, Paragraph}
    assert [mark.spot.block for mark in marks] == sorted(mark.spot.block for mark in marks)
    for mark in marks:
        block = read.blocks[mark.spot.block]
        text = block.text if isinstance(block, Paragraph) else ""
        if isinstance(block, Grid):
            text = block.rows[mark.spot.row or 0][mark.spot.column or 0].text
        assert text[mark.start : mark.end] == "结转"


def test_a_merged_cell_is_one_place():
    marks = found(document(), "申请人情况")
    assert len({mark.spot for mark in marks}) == len(marks)


def test_nothing_is_found_of_nothing_and_not_more_than_one_goes_through():
    assert found(document(), "  ") == found(document(), "没有这几个字呀") == []
    assert len(found(document(), "0")) <= MOST


def test_full_width_digits_are_found_by_narrow_ones_and_the_other_way_round():
    texts = ("……于２０２３年", f"2023年{wide('A')}类")
    blocks = tuple(Paragraph(text=one, anchor=Anchor(block=n)) for n, one in enumerate(texts))
    read = Document(source="", sha256="", format="text", blocks=blocks)
    for typed in ("2023", "２０２３"):
        assert [(mark.start, mark.end) for mark in found(read, typed)] == [(3, 7), (0, 4)]
    assert [mark.start for mark in found(read, "a")] == [5]
