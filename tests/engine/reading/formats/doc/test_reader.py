"""Word 97 files made by LibreOffice from Word files with one feature each."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from making.office import through_office
from making.pictures import png

from engine.doubts import sentence
from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.limits import LIMITS
from engine.reading.formats import libreoffice
from engine.reading.formats.doc import reader
from engine.report import Grid, Paragraph, Picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.reading.blocks.builder import Content

pytestmark = pytest.mark.needs("soffice")
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(inner: str) -> str:
    return f"<w:p {W}>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def field(code: str, shown: str) -> str:
    parts = [
        "<w:fldChar w:fldCharType='begin'/>",
        f"<w:instrText xml:space='preserve'> {code} </w:instrText>",
        "<w:fldChar w:fldCharType='separate'/>",
        f"<w:t>{shown}</w:t>",
        "<w:fldChar w:fldCharType='end'/>",
    ]
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


BOX = (
    "<w:r><w:pict><v:shape style='position:absolute;width:200pt;height:60pt'><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>青禾县白沙镇人民政府</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>2024年1月12日</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
CHANGE = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
BODIES = {
    "box": [paragraph(run("正文在前。")), paragraph(BOX), paragraph(run("正文在后。"))],
    "tracked": [
        paragraph(
            run("收到申请")
            + f"<w:del {CHANGE}><w:r><w:delText>三</w:delText></w:r></w:del>"
            + f"<w:ins {CHANGE}>{run('五')}</w:ins>"
            + run("件")
            + run("不给人看", "<w:vanish/>")
        )
    ],
    "field": [
        paragraph(
            run("见")
            + field('HYPERLINK "http://example.invalid/"', "县政府网站")
            + run("，共")
            + field("PAGE", "3")
            + run("页")
        )
    ],
    "break": [paragraph(run("上一页") + "<w:r><w:br w:type='page'/></w:r>" + run("下一页"))],
    "lines": [paragraph(run("一行") + "<w:r><w:br/></w:r>" + run("又一行\u2011尾"))],
    "symbol": [
        paragraph(
            run("是否公开") + "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + run("是")
        )
    ],
    "wide": [paragraph(run("𠮷镇公开信息12条") + run("后文"))],
}


def bare(*elements: str, change: Callable[[object], None] | None = None) -> bytes:
    document = python_docx.Document()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(element))
    if change:
        change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def numbered(document: object) -> None:
    """Write a heading that is numbered by its style alone."""
    document.add_paragraph("总体情况", style="List Number")  # type: ignore[attr-defined]


def headed(document: object) -> None:
    section = document.sections[0]  # type: ignore[attr-defined]
    section.header.paragraphs[0].text = "青禾县政府信息公开"
    section.footer.paragraphs[0].text = "青禾县人民政府办公室"
    document.add_heading("一、总体情况", level=1)  # type: ignore[attr-defined]
    document.add_paragraph("正文。")  # type: ignore[attr-defined]


def nested(document: object) -> None:
    outer = document.add_table(1, 2)  # type: ignore[attr-defined]
    outer.cell(0, 0).text = "外"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "里一", "里二"


def merged(document: object) -> None:
    table = document.add_table(3, 3)  # type: ignore[attr-defined]
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "全行"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "两行"
    document.add_paragraph("表后。")  # type: ignore[attr-defined]


CHANGES = {"numbered": numbered, "headed": headed, "nested": nested, "merged": merged}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give a .doc for each feature."""
    files = {f"{name}.docx": bare(*body) for name, body in BODIES.items()}
    files |= {f"{name}.docx": bare(change=change) for name, change in CHANGES.items()}
    return through_office(files, "doc", tmp_path_factory.mktemp("doc"))


def texts(content: Content, role: str = "body") -> list[str]:
    return [b.text for b in content.blocks if isinstance(b, Paragraph) and b.role == role]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("tracked", ["收到申请五件"]),
        ("field", ["见县政府网站，共1页"]),
        ("break", ["上一页", "下一页"]),
        ("lines", ["一行\n又一行-尾"]),
        ("symbol", ["是否公开是"]),
    ],
)
def test_what_word_shows_is_read(made: dict[str, bytes], name: str, wanted: list[str]) -> None:
    assert texts(reader.own(made[name], LIMITS)) == wanted


def test_a_file_is_read_once_for_two_who_ask(made: dict[str, bytes]) -> None:
    asked, read = (bytes(bytearray(made["box"])) for _ in range(2))
    assert reader.own(asked, LIMITS) is reader.own(read, LIMITS)


def test_characters_beyond_the_first_plane_shift_nothing(made: dict[str, bytes]) -> None:
    (text,) = texts(reader.own(made["wide"], LIMITS))
    assert text.replace("\0", "") == "𠮷镇公开信息12条后文"


def test_a_sign_off_in_a_text_box_stands_where_the_box_is_anchored(
    made: dict[str, bytes],
) -> None:
    assert texts(reader.own(made["box"], LIMITS)) == [
        "正文在前。",
        "青禾县白沙镇人民政府",
        "2024年1月12日",
        "正文在后。",
    ]


def test_headers_and_footers_stand_apart_and_heading_styles_have_levels(
    made: dict[str, bytes],
) -> None:
    content = reader.own(made["headed"], LIMITS)
    assert texts(content) == ["一、总体情况", "正文。"]
    assert set(texts(content, "header")) == {"青禾县政府信息公开"}
    assert set(texts(content, "footer")) == {"青禾县人民政府办公室"}
    assert [b.level for b in content.blocks if isinstance(b, Paragraph)][:2] == [1, None]


def test_merged_cells_cover_all_their_positions(made: dict[str, bytes]) -> None:
    content = reader.own(made["merged"], LIMITS)
    (grid,) = (b for b in content.blocks if isinstance(b, Grid))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["全行", "全行", "全行"],
        ["两行", "11", "12"],
        ["两行", "21", "22"],
    ]
    assert grid.rows[1][0] is grid.rows[2][0]
    assert texts(content) == ["表后。"]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [("numbered", "heading"), ("nested", "table")])
def test_what_is_not_understood_goes_to_the_converter_or_is_a_doubt(
    made: dict[str, bytes], name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reader.wants_converter(made[name], LIMITS)
    assert [d.code for d in read_document(made[name], "稿.doc").doubts] == ["converter"]
    monkeypatch.setattr(libreoffice, "available", lambda: False)
    assert [d.code for d in read_document(made[name], "稿.doc").doubts] == [code]


@pytest.mark.slow
def test_a_cell_beyond_its_rows_definition_goes_to_the_converter_or_is_a_doubt(
    made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    defined = b"\x08\xd6"  # sprmTDefTable, then two bytes of length, then how many cells
    crooked = bytearray(made["merged"])
    at = crooked.rindex(defined)
    while crooked[at + 4] != 3:
        at = crooked.rindex(defined, 0, at)
    crooked[at + 4] = 2
    assert reader.wants_converter(bytes(crooked), LIMITS)
    monkeypatch.setattr(libreoffice, "available", lambda: False)
    (doubt,) = read_document(bytes(crooked), "稿.doc").doubts
    assert "表格里有 1 格" in sentence(doubt)


def test_what_is_understood_does_not_go_to_the_converter(made: dict[str, bytes]) -> None:
    assert not any(reader.wants_converter(made[one], LIMITS) for one in ("box", "merged", "headed"))


def container(**changes: bytes) -> bytes:
    """Return the head of a compound file, which is all that tells these apart."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(changes.values())


def patched(data: bytes, at: int, value: int) -> bytes:
    """Change a word of the FIB, wherever the stream begins in the file."""
    begin = data.index(struct.pack("<H", 0xA5EC), 512)
    return data[: begin + at] + struct.pack("<H", value) + data[begin + at + 2 :]


def test_word_95_and_locked_files_are_named(
    made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "available", lambda: False)
    with pytest.raises(ReadingError, match="Word 95"):
        read_document(patched(made["merged"], 2, 0x65), "稿.doc")
    with pytest.raises(ReadingError, match="加密"):
        read_document(patched(made["merged"], 0x0A, 0x1300), "稿.doc")


def renamed(data: bytes, old: str, new: str) -> bytes:
    """Rename a stream of the same container."""
    before, after = (text.encode("utf-16-le") for text in (old, new))
    size = struct.pack("<H", len(after) + 2)
    at = data.index(before)
    entry = after.ljust(64, b"\0") + size
    return data[:at] + entry + data[at + 66 :]


@pytest.mark.parametrize(
    ("stream", "said"),
    [("Workbook", "电子表格"), ("PowerPoint", "没有 Word 正文"), ("MatOST", "Works")],
)
def test_other_programs_files_called_doc_are_named(
    made: dict[str, bytes], stream: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "available", lambda: False)
    with pytest.raises(ReadingError, match=said):
        read_document(renamed(made["merged"], "WordDocument", stream), "稿.doc")


def test_a_file_without_its_table_stream_is_incomplete(made: dict[str, bytes]) -> None:
    name = "1Table" if "1Table".encode("utf-16-le") in made["merged"] else "0Table"
    with pytest.raises(ReadingError, match="不完整"):
        read_document(renamed(made["merged"], name, "Gone"), "稿.doc")


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.8])
def test_a_truncated_file_is_a_sentence(made: dict[str, bytes], part: float) -> None:
    data = made["headed"][: int(len(made["headed"]) * part)]
    with pytest.raises(ReadingError, match=r"损坏|不完整|没有文字|没有 Word 正文|只有图片"):
        read_document(data, "稿.doc")


@pytest.mark.slow
def test_a_picture_alone_in_a_paragraph_is_a_block(tmp_path: Path) -> None:
    def pictured(document: object) -> None:
        document.add_paragraph("前")  # type: ignore[attr-defined]
        document.add_picture(io.BytesIO(png(1, [bytes(1)], grey=True)), width=3_000_000)  # type: ignore[attr-defined]

    data = through_office({"p.docx": bare(change=pictured)}, "doc", tmp_path)["p"]
    assert list(map(type, reader.own(data, LIMITS).blocks)) == [Paragraph, Picture]
