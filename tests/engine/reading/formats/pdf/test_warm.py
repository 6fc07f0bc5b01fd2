"""One child reads many PDF files, and none of them leaves anything to the next."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from making.pdfs import FONT, Sheet, bare, lacking, pdf

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files import sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLE = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"
WIDE = lacking("UniGB-UTF16-H", "1 95 1000")
NARROW = lacking("UniGB-UTF16-H", "1 95 250")
STANDARD = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


@pytest.fixture(autouse=True)
def no_child_before() -> Iterator[None]:
    sandbox.dismiss()
    yield
    sandbox.dismiss()


def sheet() -> Sheet:
    """Write a page with a title, a table and figures in two fonts."""
    page = Sheet().text(72, 760, TITLE)
    bottom = page.table([["项目", "自然人"], ["新收", "12"]], 72, 700, [80, 60])
    return page.text(72, bottom - 30, "全年主动公开信息1234条，依申请公开12件。")


def made() -> list[bytes]:
    """Return files that ask alike for fonts which differ, are turned, refused or broken."""
    good = pdf(sheet())
    turned = sheet()
    turned.turn = 90
    return [
        good,
        pdf(sheet(), fonts={"F": WIDE}),
        pdf(sheet(), fonts={"F": NARROW}),
        pdf(sheet(), fonts={"F": FONT, "H": STANDARD}),
        pdf(sheet().picture(0, 0, 595, 400), turned),
        pdf(sheet().text(72, 300, TITLE, mode=3)),
        pdf(sheet().form("X"), forms={"X": b"q 0 0 m 400 0 l S Q"}),
        pdf(Sheet().picture(0, 0, 595, 842)),
        good[:300],
        b"%PDF-1.7\n" + bytes(900),
    ]


def read(data: bytes) -> str:
    """Return all that is read of a file, or what is said of it."""
    try:
        document = read_document(data, "稿.pdf")
    except ReadingError as error:
        return f"{error.message} {error.hint}"
    return repr((document.blocks, document.doubts, document.meta))


def orders(files: list[bytes]) -> Iterator[list[int]]:
    """Yield two orders in which each file comes twice."""
    places = [*range(len(files))] * 2
    yield places
    random.Random(7).shuffle(places)  # noqa: S311
    yield places


def unchanged(files: list[bytes]) -> None:
    """Read files cold and warm, and compare."""
    cold = []
    for data in files:
        cold.append(read(data))
        sandbox.dismiss()
    for places in orders(files):
        sandbox.dismiss()
        assert [read(files[place]) for place in places] == [cold[place] for place in places]


@pytest.mark.slow
def test_a_file_reads_the_same_warm_and_cold_whatever_came_before() -> None:
    unchanged(made())


@pytest.mark.slow
def test_real_files_read_the_same_warm_and_cold(corpus: Path) -> None:
    real = [path.read_bytes() for path in sorted(corpus.rglob("*.pdf"))]
    unchanged([*real, *map(bare, real)])
