"""PDF files without their fonts: the fonts of the machine must not matter to what is read."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from making.fontless import hidden
from making.pdfs import FONT, SONG, Sheet, bare, lacking, pdf
from pypdfium2 import raw

from engine.reading import read_document
from engine.reading.files.limits import Limits
from engine.reading.formats.pdf import font as pdf_font
from engine.reading.formats.pdf.pages import pages
from engine.report import Grid, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from engine.report import Document

TITLE = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"
LINE = "本年度围绕群众关心的事项公开信息并做到内容准确更新及时方便查询没有发"
FONTS = {
    "like iText": FONT,
    "of TrueType": lacking("UniGB-UCS2-H", "1 95 500", kind=2),
    "without descriptor": lacking("UniGB-UTF16-H", "1 95 500", ""),
    "without height": lacking(
        "UniGB-UTF16-H", "1 95 500", SONG.replace("880", "0").replace("-120", "0")
    ),
    "by number": lacking(
        "Identity-H/ToUnicode 4 0 R", "32 126 500", f"/CIDToGIDMap/Identity{SONG}", "Identity", 2
    ),
}
ROWS = [["新收", "无", "无", "无"], ["办结", "0", "0", "12"], ["结转", "无", "无", "无"]]


UPRIGHT, SIDEWAYS = "1 0 0 1 0 0", "0 1 -1 0 842 0"


def written(font: str = FONT, matrix: str = UPRIGHT) -> bytes:
    """Write a title, a table whose cells repeat, and a line that repeats."""
    sheet = Sheet(842, 842).text(72, 800, TITLE)
    sheet.table(ROWS, 72, 700, [80, 60, 60, 60])
    for number, line in enumerate((LINE, LINE, "生失泄密情况。")):
        sheet.text(72, 560 - 20 * number, line)
    drawn = "\n".join(sheet.ops).encode()
    return pdf(Sheet(842, 842).form("X", matrix), forms={"X": drawn}, fonts={"F": font})


def told(document: Document) -> tuple[list[str], list[list[list[str]]]]:
    """Return what paragraphs and tables say."""
    blocks = document.blocks
    grids = [block for block in blocks if isinstance(block, Grid)]
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    return texts, [[[cell.text for cell in row] for row in grid.rows] for grid in grids]


@pytest.mark.parametrize("matrix", [UPRIGHT, SIDEWAYS])
@pytest.mark.parametrize("name", FONTS)
def test_what_repeats_is_read_whatever_font_is_lacking(name: str, matrix: str) -> None:
    document = read_document(written(FONTS[name], matrix), "稿.pdf")
    assert told(document) == ([TITLE, f"{LINE}{LINE}生失泄密情况。"], [ROWS])


def boxes(data: bytes) -> list[tuple[object, ...]]:
    """Return the characters of the first page and their boxes."""
    page = next(pages(data, Limits()))
    return [
        (c.text, *(round(edge, 2) for edge in (c.left, c.bottom, c.right, c.top)))
        for c in page.characters
    ]


def test_characters_are_as_large_as_the_pdf_says() -> None:
    assert boxes(pdf(Sheet().text(72, 700, "新1W"))) == [
        ("新", 72, 698.56, 84, 710.56),
        ("1", 84, 698.56, 90, 710.56),
        ("W", 90, 698.56, 96, 710.56),
    ]


def test_standard_fonts_keep_widths_that_the_pdf_does_not_say() -> None:
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
    sheet = Sheet(ops=["BT /F 10 Tf 72 700 Td (1) Tj (i) Tj (W) Tj ET"])
    lefts = {
        name: [box[1] for box in boxes(pdf(sheet, fonts={"F": font.format(name)}))]
        for name in ("Helvetica", "Times-Roman", "Courier", "ArialMT")
    }
    assert lefts == {
        "Helvetica": [72, 77.56, 79.78],
        "Times-Roman": [72, 77, 79.78],
        "Courier": [72, 78, 84],
        "ArialMT": [72, 77.56, 79.78],
    }


def test_a_pdf_may_lack_hundreds_of_fonts() -> None:
    fonts = {f"F{n}": FONT.replace("STSong-Light", f"STSong{n}") for n in range(400)}
    sheet = Sheet()
    for n in range(400):
        sheet.text(72, 810 - 2 * n, TITLE, 2, font=f"F{n}")
    texts, _ = told(read_document(pdf(sheet, fonts=fonts), "稿.pdf"))
    assert "".join(texts) == TITLE * 400


class Machine:
    """A machine that has no fonts and counts how often it is asked for one."""

    def __init__(self) -> None:
        self.asked = 0
        self.info = raw.FPDF_SYSFONTINFO(version=1)
        self.info.EnumFonts = type(self.info.EnumFonts)(self.count)
        self.info.MapFont = type(self.info.MapFont)(self.count)

    def count(self, *_: object) -> None:
        """Answer with no font."""
        self.asked += 1


def test_the_machine_is_never_asked_for_a_font() -> None:
    machine = Machine()
    raw.FPDF_SetSystemFontInfo(machine.info)
    try:
        with pdfium.PdfDocument(written()) as document:
            document[0].get_textpage().close()
        assert machine.asked, "pdfium on its own asks"
        machine.asked = 0
        assert boxes(written())
        assert not machine.asked
    finally:
        pdf_font.bring()


def files(corpus: Path, folder: Path) -> list[str]:
    """Return the PDF files of the corpus, their twins that have lost their fonts, made ones."""
    found = sorted(corpus.rglob("*.pdf"))
    made = {f"bare-{path.name}": bare(path.read_bytes()) for path in found}
    made |= {
        f"{number}{matrix.count('-')}.pdf": written(font, matrix)
        for number, font in enumerate(FONTS.values())
        for matrix in (UPRIGHT, SIDEWAYS)
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [*map(str, found), *(str(folder / name) for name in made)]


READ = """
import sys
from pathlib import Path
from engine.reading import read_document
for name in sys.argv[1:]:
    print(name, read_document(Path(name).read_bytes(), "稿.pdf"))
"""


@pytest.mark.slow
@pytest.mark.needs("mounts")
def test_every_file_reads_the_same_without_fonts(corpus: Path, tmp_path: Path) -> None:
    names = files(corpus, tmp_path)
    command = [sys.executable, "-X", "utf8", "-c", READ, *names]
    here, there = (
        subprocess.run(line, check=True, capture_output=True, timeout=120).stdout.splitlines()
        for line in (command, hidden(command))
    )
    assert len(here) == len(names)
    assert here == there
