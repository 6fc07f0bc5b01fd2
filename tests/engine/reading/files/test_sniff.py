"""What a file is, by its content."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from engine.doubts import sentence
from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.sniff import FORMATS, misnamed, sniff

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str, first: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, first)
    return buffer.getvalue()


def named(value: bytes | str) -> str:
    """Name a case: pytest cannot show bytes under unescaped ids."""
    return value if isinstance(value, str) else f"{len(value)}字节"


def opendocument() -> bytes:
    return zipped("mimetype", "content.xml", first="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (OLE + b"\0" * 600, "doc"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (opendocument(), "odt"),
        (b'<?xml version="1.0"?><?mso-application?><w:wordDocument xmlns:w="x">', "wordml"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b'\xef\xbb\xbf\r\n<html xmlns:o="x">', "html"),
        ("<html><body><p>年报".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", "html"),
        ("年报<table><tr><td>1</td><td>1</td></tr></table><p></p><p></p><p></p>".encode(), "html"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "mht"),
        ("一、总体情况\n正文 a < b 且 c > d\n".encode(), "text"),
        ("一、总体情况\n正文\n".encode("gb18030"), "text"),
        ("一、总体情况\n正文\n".encode("utf-16"), "text"),
        (b"| a | b |\n|---|---|\n", "markdown"),
    ],
    ids=named,
)
def test_each_format_is_told_by_its_content(data: bytes, found: str) -> None:
    assert sniff(data) == found


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "是空的"),
        (b" \r\n\0\0", "是空的"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "已加密.*请去掉密码后再交"),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), "电子表格"),
        (zipped("ppt/presentation.xml", "[Content_Types].xml"), "演示文稿"),
        (zipped("OFD.xml"), "OFD"),
        (zipped("a.txt"), "压缩包"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"),
        (
            b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">' + b"<text/>" * 9,
            "图片",
        ),
        (b"\xff\xd8\xff\xe0JFIF", "图片"),
        (bytes(range(256)) * 20, "认不出"),
        (b"\x7fELF" + b"\0\1\2\3" * 100, "认不出"),
    ],
    ids=named,
)
def test_what_is_no_report_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadingError, match=sentence) as refusal:
        read_document(data, "报告.docx")
    assert refusal.value.source == "报告.docx"


@pytest.mark.parametrize(
    "name", ["official.docx", "gov.html", "lo/official.doc", "lo/official.odt"]
)
def test_the_extension_does_not_matter(corpus: Path, name: str) -> None:
    extension = name.rpartition(".")[2]
    assert sniff((corpus / "made" / name).read_bytes()) == extension


def test_a_wrong_extension_is_read_and_noted(word: Callable[..., bytes]) -> None:
    document = read_document(word("<w:p><w:r><w:t>年报</w:t></w:r></w:p>"), "年报.wps")
    (doubt,) = document.doubts
    assert (document.format, doubt.code) == ("docx", "extension")
    assert sentence(doubt) == "扩展名是 .wps，内容其实是Word 文档（docx），已按内容读取"


@pytest.mark.parametrize(
    ("name", "found"),
    [("a.wps", "doc"), ("a.DOC", "doc"), ("a.htm", "html"), ("a.txt", "markdown"), ("a", "text")],
)
def test_a_fitting_or_unknown_extension_is_not_noted(name: str, found: str) -> None:
    assert misnamed(name, found) is None
    assert found in FORMATS


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "没有文字；请确认"),
        ("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>", "只有图片"),
    ],
    ids=["空白", "只有图片"],
)
def test_a_file_without_a_word_is_refused(
    word: Callable[..., bytes], body: str, sentence: str
) -> None:
    with pytest.raises(ReadingError, match=sentence):
        read_document(word(body), "x.docx")
