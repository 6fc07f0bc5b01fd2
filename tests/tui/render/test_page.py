"""The set document: where blocks begin, what marks cover, and how fast a long one is set."""

from __future__ import annotations

from typing import Any

import pytest

from engine.anchor import Anchor
from engine.report import Cell, Document, Grid, Paragraph, Picture
from tui.render.lines import Run, Spot, plain_text
from tui.render.page import Mark, marks_of, split, typeset

TEXT = "本机关于2024年1月3日收到申请。" * 6


def document(*blocks) -> Document:
    return Document(source="a.txt", sha256="0" * 64, format="text", blocks=blocks)


def paragraph(text: str, block: int, **more) -> Paragraph:
    return Paragraph(text=text, anchor=Anchor(block=block, paragraph=block + 1), **more)


def cell(text: str, row: int, column: int) -> Cell:
    return Cell(text=text, anchor=Anchor(block=2, row=row, column=column))


DOCUMENT = document(
    paragraph("一、总体情况", 0, level=1),
    paragraph(TEXT, 1),
    Grid(rows=((cell("项目", 0, 0), cell("数", 0, 1)), (cell("新收", 1, 0), cell("3", 1, 1))),
         anchor=Anchor(block=2, table=1)),
    Picture(anchor=Anchor(block=3), alt="[/]公章"),
    paragraph("（一）", 4, number="1."),
)  # fmt: skip


def test_every_block_is_found_by_its_lines():
    page = typeset(DOCUMENT, 40)
    assert [page.block_at(start) for start in page.starts[:-1]] == [0, 1, 2, 3, 4]
    assert plain_text(page.lines[page.starts[4]]) == "1.（一）"


def test_a_paragraph_is_indented_and_keeps_its_offsets():
    page = typeset(DOCUMENT, 40)
    runs = [run for line in page.lines for run in line if run.spot == Spot(1)]
    assert "".join(run.text for run in runs) == TEXT
    assert all(TEXT[run.start :].startswith(run.text) for run in runs)
    assert plain_text(page.lines[page.starts[1]]).startswith("    本机关")


@pytest.mark.parametrize("start", [0, 30, 70])
def test_a_mark_is_found_in_the_line_that_shows_it(start):
    page = typeset(DOCUMENT, 40)
    place = page.find(Mark(Spot(1), start, start + 4))
    assert place
    line = place[0]
    shown = [run for run in page.lines[line] if run.spot == Spot(1)]
    assert shown[0].start <= start < shown[0].start + len(shown[0].text)


def test_marked_characters_and_no_others_get_the_mark():
    run = Run("甲乙丙丁", "", Spot(1), 10)
    pieces = split(run, [Mark(Spot(1), 11, 13)])
    assert [(piece.text, "mark" in piece.style) for piece in pieces] == [
        ("甲", False), ("乙丙", True), ("丁", False),
    ]  # fmt: skip
    assert "".join(piece.text for piece in pieces) == run.text


def test_a_cell_is_marked_as_a_whole_also_for_evidence_and_repair_at_once():
    spot = Spot(2, 1, 1)
    (piece,) = split(Run("  3", "even", spot, 0), [Mark(spot), Mark(spot, style="repair")])
    assert piece.style.split() == ["even", "mark", "repair"]


def test_marks_of_another_version_that_point_nowhere_are_dropped():
    places: list[dict[str, Any]] = [
        {"block": 99, "row": 0, "column": 0, "start": 0, "end": 1},
        {"block": -1, "start": 0, "end": None},
        {"block": None},
        {"block": 2, "row": 1, "column": 1, "start": 0, "end": 1},
        {"block": 2, "row": 77, "column": 0, "start": 0, "end": 1},
    ]
    assert [mark.spot for mark in marks_of(DOCUMENT, places)] == [Spot(2, 1, 1), Spot(2)]


def test_a_grid_marked_as_a_whole_is_found_at_its_beginning():
    page = typeset(DOCUMENT, 40)
    assert page.find(Mark(Spot(2))) == (page.starts[2], 0)


def test_a_picture_shows_what_stands_for_it():
    page = typeset(DOCUMENT, 40)
    assert plain_text(page.lines[page.starts[3]]) == "[图片] [/]公章"


def test_an_empty_document_is_a_page_of_nothing():
    page = typeset(document(), 40)
    assert page.lines == []
    assert page.find(Mark(Spot(0))) is None
    assert page.pinned(0) == []


@pytest.mark.timeout(30)
def test_two_hundred_and_sixty_thousand_characters_are_set_and_their_end_is_found():
    long = document(*(paragraph(TEXT, n) for n in range(260_000 // len(TEXT))))
    page = typeset(long, 70)
    last = len(long.blocks) - 1
    place = page.find(Mark(Spot(last), 3, 5))
    assert place
    line = place[0]
    assert line == page.starts[last]
    assert len(page.starts) == len(long.blocks) + 1
