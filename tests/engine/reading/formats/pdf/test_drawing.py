"""What is drawn besides text: all that rules a table comes down to lines across and down."""

from __future__ import annotations

import math

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.pdfs import Sheet, pdf
from pypdfium2 import raw

from engine.reading.files.limits import LIMITS
from engine.reading.formats.pdf import calls
from engine.reading.formats.pdf.calls import PLAIN, Path
from engine.reading.formats.pdf.drawing import (
    GAP,
    SHORTEST,
    Drawing,
    frame,
    joined,
    moved,
    outlines,
    times,
)
from engine.values import replace

MOVE, LINE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
NUMBER = st.floats(-1_000, 1_000, allow_nan=False)
MATRIX = st.tuples(*[st.floats(-3, 3, allow_nan=False)] * 6)


def drawn(sheet: Sheet, limits=LIMITS, **more) -> Drawing:
    """Return what is drawn on a page."""
    with pdfium.PdfDocument(pdf(sheet, **more)) as document:
        made = Drawing(lambda *box: box, limits)
        page = document[0]  # it lives as long as its address is used
        made.walk_page(calls.address(page.raw))
        page.close()
        return made


def rounded(lines):
    return [tuple(round(n) for n in line) for line in lines]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([], ()),
        ([(10, 0, 5), (10, 5, 9)], ((10, 0, 9),)),
        ([(10, 5, 9), (10, 0, 5 - GAP)], ((10, 0, 9),)),
        ([(10, 0, 5), (10, 5 + GAP + 0.1, 20)], ((10, 0, 5), (10, 8.1, 20))),
        ([(10, 0, 9), (10, 2, 4)], ((10, 0, 9),)),
        ([(10, 0, 9), (10.9, 9, 20)], ((10, 0, 20),)),
        ([(10, 0, 9), (11.1, 9, 20)], ((10, 0, 9), (11.1, 9, 20))),
    ],
)
def test_pieces_that_touch_are_one_line(lines, wanted):
    assert joined(lines) == wanted


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 50), st.integers(0, 50)), max_size=20))
def test_joining_loses_nothing_and_is_done_once(pieces):
    lines = [(float(at), float(min(a, b)), float(max(a, b))) for at, a, b in pieces]
    made = joined(lines)
    assert len(made) <= len(lines)
    for at, begin, end in lines:
        assert any(abs(at - one[0]) <= 1 and one[1] <= begin and end <= one[2] for one in made)


@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=6))
def test_a_frame_holds_all_points_and_touches_four_sides(points):
    left, bottom, right, top = frame(points)
    assert all(left <= x <= right and bottom <= y <= top for x, y in points)
    assert {left, right} <= {x for x, _ in points}
    assert {bottom, top} <= {y for _, y in points}


@given(MATRIX, MATRIX, NUMBER, NUMBER)
def test_a_product_does_the_first_then_the_second(first, second, x, y):
    once = moved(times(first, second), x, y)
    twice = moved(second, *moved(first, x, y))
    assert all(
        math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6) for a, b in zip(once, twice, strict=True)
    )


@given(MATRIX, NUMBER, NUMBER)
def test_the_plain_matrix_changes_nothing(matrix, x, y):
    assert moved(PLAIN, x, y) == (x, y)
    assert times(matrix, PLAIN) == matrix


def test_a_closed_run_goes_back_to_its_start():
    path = Path(
        fill=False,
        stroke=True,
        matrix=PLAIN,
        segments=[((0, 0), MOVE, 0), ((9, 0), LINE, 1), ((1, 1), LINE, 0)],
    )
    assert outlines(path) == [[(0, 0), (9, 0), (0, 0), (1, 1)]]


def test_strokes_thin_boxes_and_boxes_of_strokes_rule():
    sheet = Sheet().line(10, 100, 90, 100).line(10, 20, 10, 100).bar(10, 50, 80, 1)
    sheet.ops.append("200 200 50 30 re S")
    across, down = drawn(sheet).rules()
    assert set(rounded(across)) == {(50, 10, 90), (100, 10, 90), (200, 200, 250), (230, 200, 250)}
    assert set(rounded(down)) == {(10, 20, 100), (200, 200, 230), (250, 200, 230)}


def test_shading_slopes_and_dots_rule_nothing():
    sheet = Sheet().bar(10, 10, 80, 40).line(10, 10, 60, 70).line(10, 10, 10 + SHORTEST - 1, 10)
    sheet.ops.append("10 10 m 300 10 l n")
    assert drawn(sheet).rules() == ((), ())


def test_a_form_is_drawn_where_its_matrix_puts_it():
    forms = {"X": b"0 0 m 50 0 l S q 2 0 0 2 5 5 cm 0 0 m 20 0 l S Q"}
    across, _ = drawn(Sheet().form("X", "1 0 0 1 100 200"), forms=forms).rules()
    assert set(rounded(across)) == {(200, 100, 150), (205, 105, 145)}


def test_pictures_have_their_frame():
    (box,) = drawn(Sheet().picture(10, 20, 30, 40)).pictures
    assert rounded([box]) == [(10, 20, 40, 60)]


def test_text_that_is_drawn_invisibly_is_counted_apart():
    made = drawn(
        Sheet().text(10, 700, "甲").text(10, 600, "乙", mode=3).text(10, 500, "丙", mode=3)
    )
    assert (made.seen, made.unseen) == (1, 2)


@pytest.mark.parametrize("limits", [{"page_edges": 20}, {"page_characters": 20}])
def test_a_page_crowded_with_drawing_rules_nothing(limits):
    sheet = Sheet()
    for n in range(60):
        sheet.line(10, 10 + 10 * n, 90, 10 + 10 * n)
    made = drawn(sheet, replace(LIMITS, **limits))
    assert made.rules() == ((), ())
    assert made.crowded
