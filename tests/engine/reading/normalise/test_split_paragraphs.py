"""Headings, sign-offs and rows get their paragraphs back; no character is lost."""

from __future__ import annotations

from making.matrices import document, forms, grid, paragraph

from engine.doubts import Doubt, DoubtKind
from engine.reading.normalise.split_paragraphs import taken_apart
from engine.report import Grid, Paragraph
from engine.values import replace

RUN_ON = (
    "统计期限为2023年1月1日至2023年12月31日。 一、总体情况 2023年，我镇公开信息86条，群众满意。"
    " 二、主动公开政府信息情况"
)


def texts(made):
    return [block.text for block in made.blocks if isinstance(block, Paragraph)]


def test_a_heading_run_into_a_paragraph_has_one_of_its_own():
    found = texts(taken_apart(document("题", RUN_ON), forms()))
    assert any(text.strip() == "二、主动公开政府信息情况" for text in found)
    assert any(text.strip().startswith("一、总体情况") for text in found)
    assert "".join(found).endswith(RUN_ON)


def test_places_are_counted_anew_and_doubts_follow():
    made = document("题", RUN_ON, "尾。", lambda i: grid(i, [["甲", "1"]]))
    doubt = Doubt.of(DoubtKind.LOST_CHARACTERS, made.blocks[2].anchor, words="尾")
    found = taken_apart(replace(made, doubts=(doubt,)), forms())
    assert [block.anchor.block for block in found.blocks] == list(range(len(found.blocks)))
    (moved,) = found.doubts
    assert moved.anchor is not None
    tail = found.blocks[moved.anchor.block]
    assert isinstance(tail, Paragraph)
    assert tail.text == "尾。"
    last = found.blocks[-1]
    assert isinstance(last, Grid)
    assert {cell.anchor.block for row in last.rows for cell in row} == {len(found.blocks) - 1}


def test_a_merged_cell_stays_one_object():
    made = document("题", RUN_ON, lambda i: grid(i, [["甲", "甲"], ["1", "2"]], merge=True))
    last = taken_apart(made, forms()).blocks[-1]
    assert isinstance(last, Grid)
    assert last.rows[0][0] is last.rows[0][1]


def test_a_document_in_which_nothing_ran_on_is_the_same_object():
    made = document("题", "一、总体情况", "2023年，我镇公开信息86条，群众满意。")
    assert taken_apart(made, forms()) is made


def test_only_text_of_the_body_is_cut():
    block = replace(paragraph(1, RUN_ON), role="footnote")
    made = replace(document("题"), blocks=(*document("题").blocks, block))
    assert taken_apart(made, forms()).blocks[-1] == block
