"""What a Word file shows struck out, hidden or set high, and documents that stand in it whole."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from engine.doubts import CellDoubt, DoubtKind
from engine.reading.formats.docx.reader import read
from engine.report import Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    Word = Callable[..., bytes]

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHUNK = f'<w:altChunk r:id="rIdChunk" xmlns:r="{RELATED}"/>'
ROWS = "<tr><td>规章</td><td>1</td><td>0</td></tr>" * 4
PAGE = f"<html><body><h1>标题</h1><p>二、主动公开</p><table>{ROWS}</table></body></html>"
STRUCK, HIDDEN, MARK = CellDoubt.STRUCK, CellDoubt.HIDDEN, CellDoubt.NOTE_MARK
RAISED = '<w:vertAlign w:val="superscript"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def row(*cells: str) -> str:
    inside = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


def deleted(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("inside", "text", "doubt"),
    [
        (run("7"), "7", None),
        (run("9", "<w:strike/>") + run("7"), "7", STRUCK),
        (run("9", "<w:dstrike/>") + run("7"), "7", STRUCK),
        (run("7", '<w:strike w:val="0"/>'), "7", None),
        (deleted("9") + run("7"), "7", STRUCK),
        (deleted("") + run("7"), "7", None),
        (run("9", "<w:vanish/>") + run("7"), "7", HIDDEN),
        (run("7") + run("①", RAISED), "7", MARK),
        (run("7") + run("1", RAISED), "7", MARK),
        (run("5m") + run("2", RAISED), "5m2", None),
        (run("7", RAISED), "7", None),
        (run("1\u200b5"), "15", None),
    ],
)
def test_a_cell_holds_what_is_shown(word: Word, inside: str, text: str, doubt: object) -> None:
    table = f"<w:tbl>{row(run('甲'), run('乙'))}{row(run('丙'), inside)}</w:tbl>"
    (grid,) = read(word(table)).blocks
    assert isinstance(grid, Grid)
    found: Cell = grid.rows[1][1]
    assert (found.text, found.doubt) == (text, doubt)
    assert grid.rows[1][0].doubt is None


def test_struck_words_of_the_text_are_not_read_and_told(word: Word) -> None:
    inside = run("收到") + run("9", "<w:strike/>") + run("7件") + run("[1]", RAISED)
    content = read(word(f"<w:p>{inside}</w:p>"))
    assert [b.text for b in content.blocks if isinstance(b, Paragraph)] == ["收到7件"]
    assert [doubt.kind for doubt in content.doubts] == [DoubtKind.STRUCK_OUT]


def test_what_stands_beside_the_text_is_read_as_shown_though_the_text_drops_nothing(
    word: Word, namespaces: str
) -> None:
    inside = f"<w:p>{run('共')}{run('9', '<w:strike/>')}{run('7')}</w:p>"
    table = f"<w:tbl>{row(run('甲'), run('9', '<w:strike/>') + run('7'))}</w:tbl>"
    footer = f"<w:ftr {namespaces}>{inside}{table}</w:ftr>"
    blocks = read(word(f"<w:p>{run('正文')}</w:p>", footer=footer)).blocks
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["正文", "共7"]
    assert [c.text for b in blocks if isinstance(b, Grid) for c in b.rows[0]] == ["甲", "7"]


def holding(word: Word, name: str, part: bytes) -> bytes:
    """Put a part into a Word file whose body is one w:altChunk between two paragraphs."""
    source = zipfile.ZipFile(
        io.BytesIO(word(f"<w:p>{run('前')}</w:p>{CHUNK}<w:p>{run('后')}</w:p>"))
    )
    target = io.BytesIO()
    link = f'<Relationship Id="rIdChunk" Type="{RELATED}/aFChunk" Target="{name}"/>'
    with zipfile.ZipFile(target, "w") as package:
        for member in source.namelist():
            if member != "word/_rels/document.xml.rels":
                package.writestr(member, source.read(member))
        package.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{link}</Relationships>",
        )
        package.writestr(f"word/{name}", part)
    return target.getvalue()


MIME = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}"
    "\r\n--x--\r\n"
)


@pytest.mark.parametrize(
    ("name", "part"), [("afchunk.html", PAGE.encode()), ("afchunk.mht", MIME.encode())]
)
def test_a_page_that_stands_in_the_file_is_read_in_its_place(
    word: Word, name: str, part: bytes
) -> None:
    content = read(holding(word, name, part))
    texts = [b.text if isinstance(b, Paragraph) else "表" for b in content.blocks]
    assert texts == ["前", "标题", "二、主动公开", "表", "后"]
    assert [b.anchor.block for b in content.blocks] == list(range(5))
    assert not content.doubts


def test_a_word_file_in_a_word_file_is_read(word: Word) -> None:
    content = read(holding(word, "inner.docx", word(f"<w:p>{run('里')}</w:p>")))
    assert [b.text for b in content.blocks if isinstance(b, Paragraph)] == ["前", "里", "后"]
    assert content.blocks[1].anchor.native == "chunk/1", "no address of the outer file"


def test_what_is_no_page_is_told_as_a_doubt(word: Word) -> None:
    content = read(holding(word, "x.rtf", b"{\\rtf1 x}"))
    assert [doubt.kind for doubt in content.doubts] == [DoubtKind.EMBEDDED]
    assert len(content.blocks) == 2


def test_a_file_that_holds_itself_comes_to_an_end(word: Word) -> None:
    data = word(f"<w:p>{run('里')}</w:p>")
    for _ in range(5):
        data = holding(word, "inner.docx", data)
    content = read(data)
    assert DoubtKind.EMBEDDED in {doubt.kind for doubt in content.doubts}
