"""What stands on a page: characters with their boxes, turned upright, nothing from beside it."""

from __future__ import annotations

import pytest
from making.pdfs import Sheet, pdf

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.pdf.pages import LARGEST, _placed, _sound, pages
from engine.values import replace


def read(*sheets: Sheet, limits=LIMITS, **more):
    """Return the pages of a file."""
    return list(pages(pdf(*sheets, **more), limits))


def text(page) -> str:
    return "".join(one.text for one in page.characters).strip()


def test_characters_have_their_places():
    (page,) = read(Sheet().text(100, 700, "公开12", 10))
    assert (page.width, page.height) == (595, 842)
    assert text(page) == "公开12"
    lefts = [round(one.left) for one in page.characters]
    assert lefts == [100, 110, 120, 125]
    assert all(one.left < one.right and one.bottom < one.top for one in page.characters)
    assert all(one.bottom > 700 - 5 and one.top < 700 + 15 for one in page.characters)


def test_a_page_without_a_word_is_a_page():
    (page,) = read(Sheet())
    assert (page.characters, page.across, page.down, page.unseen) == ((), (), (), False)


@pytest.mark.parametrize(("turn", "size"), [(0, (300, 800)), (90, (800, 300)), (270, (800, 300))])
def test_a_page_is_as_large_as_its_text_stands(turn, size):
    matrix = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 300 0", 270: "0 -1 1 0 0 800"}[turn]
    form = {"X": b"\n".join(op.encode() for op in Sheet().text(100, 100, "全年公开").ops)}
    (page,) = read(Sheet(300, 800).form("X", matrix), forms=form)
    assert (page.width, page.height) == size
    assert text(page) == "全年公开"
    assert [round(one.bottom) for one in page.characters[:1]] == [round(page.characters[-1].bottom)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_box_stays_on_its_page_and_keeps_its_size(turn):
    left, bottom, right, top = _placed(turn, 100, 50, 400, 850)(110, 60, 130, 65)
    width, height = (300, 800) if turn in {0, 180} else (800, 300)
    assert 0 <= left < right <= width
    assert 0 <= bottom < top <= height
    sides = (right - left, top - bottom)
    assert sides == ((20, 5) if turn in {0, 180} else (5, 20))


@pytest.mark.parametrize(("x", "y"), [(-50, 700), (700, 700), (100, -30), (100, 900)])
def test_what_stands_beside_the_page_is_left_out(x, y):
    (page,) = read(Sheet().text(100, 500, "内").text(x, y, "外"))
    assert text(page) == "内"


@pytest.mark.parametrize(
    ("box", "ink", "wanted"),
    [
        ((0, 0, 10, 10), (2, 2, 8, 8), "box"),
        ((0, 0, 10, LARGEST + 1), (2, 2, 8, 8), "ink"),
        ((0, 0, LARGEST + 1, 10), (2, 2, 8, 8), "ink"),
        ((0, 0, 10, 10), (20, 2, 28, 8), "ink"),
        ((0, 0, 10, 10), (2, 20, 8, 28), "ink"),
        ((0, 0, LARGEST, LARGEST), (0, 0, 1, 1), "box"),
    ],
)
def test_an_absurd_box_gives_way_to_the_ink(box, ink, wanted):
    assert _sound(box, ink) == (box if wanted == "box" else ink)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "损坏"), (b"%PDF-1.7\n", "损坏"), (pdf(Sheet())[:200], "损坏")],
    ids=len,
)
def test_what_is_no_file_is_a_sentence(data, said):
    with pytest.raises(ReadingError, match=said):
        list(pages(data, LIMITS))


def test_more_pages_or_characters_than_a_report_has_are_refused():
    with pytest.raises(ReadingError, match="3 页，超过上限 2 页"):
        read(Sheet(), Sheet(), Sheet(), limits=replace(LIMITS, pages=2))
    sheet = Sheet().text(100, 700, "公开" * 10)
    for few in (replace(LIMITS, page_characters=19), replace(LIMITS, characters=30)):
        with pytest.raises(ReadingError, match="字数"):
            read(sheet, sheet, limits=few)
    assert len(read(sheet, sheet, limits=replace(LIMITS, page_characters=20, characters=40))) == 2


def test_a_page_whose_text_is_invisible_is_said_to_be():
    (page,) = read(Sheet().text(100, 700, "甲", mode=3))
    assert page.unseen
    assert text(page) == "甲"
