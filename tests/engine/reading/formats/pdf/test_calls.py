"""What pdfium tells of a whole page at once is what it tells of each character and object."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from making.pdfs import FONT, SONG, Sheet, lacking, pdf
from pypdfium2 import raw

from engine.reading.formats.pdf import calls

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD = lacking("Identity-H", "1 95 500", SONG, "Identity").replace(
    "/Encoding", "/ToUnicode 4 0 R/Encoding"
)
WORDS = {
    "plain": "全年主动公开信息1234条，依申请公开12件。",
    "two units": "𠮷𠮷村",
    "without a code": "甲\0乙\0",
    "control": "甲\x02\x0b乙\n丙",
}


def page_of(sheet: Sheet, font: str = FONT) -> Iterator[pdfium.PdfPage]:
    """Yield the one page of a made file, open."""
    with pdfium.PdfDocument(pdf(sheet, fonts={"F": font})) as document:
        yield document[0]


@pytest.mark.parametrize("font", [FONT, TOLD], ids=["encoded", "told"])
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_text_has_the_code_of_each_character(words: str, font: str) -> None:
    for page in page_of(Sheet().text(72, 700, words).text(72, 600, "县政府"), font):
        text = page.get_textpage()
        count = text.count_chars()
        each = [raw.FPDFText_GetUnicode(text.raw, index) for index in range(count)]
        assert count
        assert calls.codes_of(calls.address(text.raw), count) == each


def test_boxes_are_those_of_each_character() -> None:
    for page in page_of(Sheet().text(72, 700, WORDS["plain"])):
        text = page.get_textpage()
        which = range(1, text.count_chars(), 2)
        address = calls.address(text.raw)
        assert list(calls.loose_boxes(address, which)[1]) == [
            text.get_charbox(index, loose=True) for index in which
        ]
        assert list(calls.inks(address, which)[1]) == [text.get_charbox(index) for index in which]


def test_paths_come_in_order_however_many_segments_they_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calls, "AT_ONCE", 7)
    sheet = Sheet()
    for number in range(9):
        sheet.line(number, 10, number, 90)
        sheet.bar(100 + number, 10, 5, 5)
    sheet.ops.append("0 0 m " + " ".join(f"{n} {n} l" for n in range(1, 30)) + " S")
    for page in page_of(sheet):
        address = calls.address(page.raw)
        things = [calls.object_at(address, n) for n in range(calls.count_objects(address))]
        paths = list(calls.paths_of(things, 20))
        assert [path.segments[0][0][0] for path in paths] == [
            *(place for n in range(9) for place in (n, 100 + n)), 0,
        ]  # fmt: skip
        assert [(bool(path.fill), bool(path.stroke)) for path in paths] == [
            *[(False, True), (True, False)] * 9, (False, True),
        ]  # fmt: skip
        assert len(paths[-1].segments) == 20
        assert list(calls.paths_of([], 20)) == []
