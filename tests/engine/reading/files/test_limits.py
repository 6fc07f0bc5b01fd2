"""Hostile files: each a sentence, with little work and in flat memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from engine.errors import ReadingError
from engine.reading import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    Word = Callable[..., bytes]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CELL = "<w:tc><w:p/></w:tc>"


def packed(main: bytes, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        package.writestr("word/document.xml", main)
    return buffer.getvalue()


def laughing() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return f"<!DOCTYPE w [{entities}]><w:document {W}>&l9;</w:document>".encode()


def wide(columns: int, rows: int) -> str:
    return "<w:tbl>" + f"<w:tr>{CELL * columns}</w:tr>" * rows + "</w:tbl>"


def bare(columns: int, rows: int) -> str:
    return "<w:tbl>" + f"<w:tr>{'<w:tc/>' * columns}</w:tr>" * rows + "</w:tbl>"


def document(body: str, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed(main.encode(), compression)


def deep(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + "x" + f"</{tag}>" * depth


NESTED = "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"


def tables_in_tables(depth: int) -> str:
    body = ""
    for _ in range(depth):
        body = NESTED.format(body)
    return body


def styled(styles: bytes, *names: str) -> bytes:
    """Make a document whose paragraphs have these styles, with a style sheet."""
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>' for name in names)
    return related({"styles": styles}, f"{body}<w:p><w:r><w:t>年报</w:t></w:r></w:p>")


def related(parts: dict[str, bytes], body: str, times: int = 1) -> bytes:
    """Make a document with parts beside the text, each referred to several times."""
    kinds = "".join(f'<Relationship Type="x/{kind}" Target="{kind}.xml"/>' for kind in parts)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    buffer = io.BytesIO(document(body, zipfile.ZIP_STORED))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{space}">{kinds * times}</Relationships>',
        )
        for kind, part in parts.items():
            package.writestr(f"word/{kind}.xml", part)
    return buffer.getvalue()


def header(body: str) -> bytes:
    return f"<w:hdr {W}>{body}</w:hdr>".encode()


def boxes_in_boxes(body: str) -> str:
    return "<w:p><w:r><w:txbxContent>" * 45 + body + "</w:txbxContent></w:r></w:p>" * 45


def fanned(depth: int) -> str:
    """Put two tables into the cell of each, so many levels deep."""
    return NESTED.format(fanned(depth - 1) * 2) if depth else ""


def page_rows(rows: int) -> bytes:
    """Make rows of eighty cells, as pages write them."""
    return (b"<tr>" + b"<td>1" * 80) * rows


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "压缩炸弹": (lambda: packed(b"<" * 60_000_000), "压缩炸弹|超过上限"),
    "超大部件": (lambda: packed(b" " * (65 << 20)), "超过上限"),
    "一百万格": (lambda: document(wide(400, 2_500), zipfile.ZIP_STORED), "表格太大"),
    "三十万格": (lambda: document(bare(400, 750), zipfile.ZIP_STORED), "表格太大"),
    "太多元素": (lambda: packed(b"<a/>" * 1_100_000, zipfile.ZIP_STORED), "内容太多"),
    "跨列炸弹": (
        lambda: document(
            "<w:tbl><w:tr>"
            + '<w:tc><w:tcPr><w:gridSpan w:val="60000"/></w:tcPr></w:tc>' * 3_000
            + "</w:tr></w:tbl>"
        ),
        "表格太大",
    ),
    "十亿个笑": (lambda: packed(laughing()), "外部实体"),
    "外部实体": (
        lambda: packed(
            b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
        ),
        "外部实体",
    ),
    "藏在注释后的实体": (
        lambda: packed(b"<!--" + b" " * 9_000 + b"-->" + laughing()),
        "外部实体|已损坏",
    ),
    "元素太深": (lambda: document(deep("w:sdt", 5_000)), "已损坏"),
    "表格套表格": (lambda: document(tables_in_tables(55)), "嵌套超过 50 层"),
    "表格成树": (lambda: document(fanned(15), zipfile.ZIP_STORED), "表格超过 2000 个"),
    "太多页眉": (
        lambda: related({"header": header("<w:p/>" * 800_000)}, "<w:p/>"),
        "页眉、页脚和脚注有 5 MB",
    ),
    "五十万字": (
        lambda: document(f"<w:p><w:r><w:t>{'年' * 600_000}</w:t></w:r></w:p>", zipfile.ZIP_STORED),
        "200000 字",
    ),
    "一格五十万字": (
        lambda: document(
            f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{'年' * 600_000}</w:t></w:r></w:p></w:tc>"
            "<w:tc/></w:tr></w:tbl>",
            zipfile.ZIP_STORED,
        ),
        "200000 字",
    ),
    "长行文本": (lambda: "政府信息公开".encode() * 200_000, "200000 字"),
    "制表符文本": (lambda: "年报\n".encode() + b"\t" * 19_000_000 + b"x", "200000 字"),
    "截断": (lambda: document("<w:p/>" * 50)[:-30], "已损坏"),
    "不是 XML": (lambda: packed(b"PK word/document.xml"), "已损坏"),
    "没有正文": (lambda: packed(f"<w:document {W}/>".encode()), "没有 Word 正文"),
    "网页太深": (lambda: b"<html>" + b"<div>" * 40_000, "嵌套超过 250 层"),
    "网页太多": (lambda: b"<html>" + b"<i>" * 1_100_000, "内容太多"),
    "网页表套表": (
        lambda: b"<html>" + b"<table><tr><td>x" * 60 + b"</table>" * 60,
        "嵌套超过 50 层",
    ),
    "没有关闭的标签": (
        lambda: (
            ("<html><p>" + "".join(f"<b x={n}>" for n in range(200))).encode()
            + b"</p><p>x" * 20_000
        ),
        "没有关闭的标签",
    ),
    "网页大表": (
        lambda: b"<html><table>" + b"<tr><td colspan=100>1<td>2" * 5_100 + b"</table>",
        "表格太大",
    ),
    "网页宽表": (
        lambda: b"<html><table><tr>" + b"<td colspan=99999>1" * 3_000 + b"</table>",
        "表格太大",
    ),
    "网页多列": (
        lambda: b"<html><table>" + b"<tr>" + b"<td>1" * 501 + b"<tr><td>1<td>2" * 9 + b"</table>",
        "表格太大",
    ),
    "网页跨行又跨列": (
        lambda: b"<html><table><tr>" + b"<td colspan=100 rowspan=9>1" * 40_000 + b"</table>",
        "表格太大",
    ),
    "网页四十万格": (lambda: b"<html><table>" + page_rows(5_000) + b"</table>", "表格太大"),
    "网页一百张大表": (
        lambda: b"<html>" + (b"<table>" + page_rows(50) + b"</table>") * 100,
        "表格太大",
    ),
    "四十万格": (lambda: document(bare(400, 1_000), zipfile.ZIP_STORED), "表格太大"),
    "一百张大表": (lambda: document(bare(80, 50) * 100, zipfile.ZIP_STORED), "表格太大"),
    "四十八万空段": (lambda: document("<w:p/>" * 480_000, zipfile.ZIP_STORED), "连同空段落"),
    "页眉四十八万空段": (
        lambda: related({"header": header("<w:p/>" * 480_000)}, "<w:p/>"),
        "连同空段落",
    ),
    "两百兆文本": (lambda: b"0123456789" * 20_971_520, "200 MB，超过上限 50 MB"),
    "四十兆文本": (lambda: "年报\n".encode() * 6_000_000, "超过上限 20 MB"),
    "太多行": (lambda: b"a" + b"\n" * 150_000, "超过 100000 行"),
    "太多段": (lambda: b"a\n" * 60_000, "段落和表格超过"),
}


@pytest.mark.slow
@pytest.mark.timeout(60)  # what is not refused early takes minutes or all memory
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_in_seconds(name: str) -> None:
    make, sentence = HOSTILE[name]
    data = make()
    with pytest.raises(ReadingError, match=sentence) as refusal:
        read_document(data, "x")
    assert "\n" not in refusal.value.message


EARLY = ["网页四十万格", "网页一百张大表", "四十万格", "一百张大表", "四十八万空段"]


@pytest.mark.parametrize("name", EARLY)
def test_what_can_be_counted_is_refused_before_a_tree_is_built(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("engine.reading.formats.html.reader.LexborHTMLParser")
    monkeypatch.delattr("engine.reading.files.package.PARSER")
    make, sentence = HOSTILE[name]
    with pytest.raises(ReadingError, match=sentence):
        read_document(make(), "x")


FLAT = ["压缩炸弹", "跨列炸弹", "网页宽表", "网页跨行又跨列", "两百兆文本", "十亿个笑", *EARLY]


@pytest.mark.slow
@pytest.mark.parametrize("name", FLAT)
def test_refusing_costs_little_memory(name: str) -> None:
    data = HOSTILE[name][0]()
    tracemalloc.start()
    with pytest.raises(ReadingError):
        read_document(data, "x")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 << 20


def test_bombs_in_parts_that_are_not_read_do_no_harm(word: Word) -> None:
    data = io.BytesIO(word("<w:p><w:r><w:t>年报</w:t></w:r></w:p>"))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"0" * (100 << 20))
    assert len(read_document(data.getvalue(), "x.docx").blocks) == 1


HARMLESS: dict[str, Callable[[], bytes]] = {
    "同一个页眉引用十万次": lambda: related(
        {"header": header("<w:p><w:r><w:t>第1页</w:t></w:r></w:p>")}, "<w:p/>", 8_000
    ),
    "框里套框": lambda: document(
        boxes_in_boxes("<w:p/>" * 200_000 + "<w:p><w:r><w:t>年报</w:t></w:r></w:p>"),
        zipfile.ZIP_STORED,
    ),
    "样式太多": lambda: styled(
        "".join(
            f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
            for n in range(18_000)
        ).encode(),
        *(f"S{n}" for n in range(18_000)),
    ),
    "样式表没有尽头": lambda: styled(b'styleId="A"' + b"<name <b basedOn " * 1_000_000, "A"),
    "编号级别太多": lambda: related(
        {
            "numbering": (
                f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">'
                + "".join(f'<w:lvl w:ilvl="{n}"/>' for n in range(20_000))
                + "</w:abstractNum>"
                + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>' * 20_000
                + "</w:numbering>"
            ).encode()
        },
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>年报</w:t></w:r></w:p>",
    ),
    "一行空格": lambda: "年报\n".encode() + b" " * 190_000 + b"x",
    "一行数字": lambda: "年报\n".encode() + b"1" * 190_000 + b"x",
    "一行竖线": lambda: "年报\n|a|".encode() + b"a" * 190_000 + b"|x",
    "同宽的行": lambda: "青禾县白沙镇人民政府政府信息公开\n".encode() * 11_000,
    "嗅探": lambda: "年报\n".encode() + b"\t" * 60_000 + b"x",
}


@pytest.mark.slow
@pytest.mark.timeout(60)  # each of these took minutes: work that grew as the square of the file
@pytest.mark.parametrize("name", HARMLESS)
def test_what_asks_for_endless_work_is_read_with_little(name: str) -> None:
    assert read_document(HARMLESS[name](), "x").blocks
