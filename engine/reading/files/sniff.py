"""What a file really is, by its content: an extension is only what somebody called it.

Agencies send web pages called .doc, Word files called .wps, and reports called .txt that are
Markdown. The bytes decide which reader takes it; a wrong extension is noted.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from engine.errors import ReadingError
from engine.reading.files.encoding import decode
from engine.values import dataclass

HEAD = 65_536
HTML_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|title|h\d)\b", re.IGNORECASE
)
HTML_SIGNS = re.compile(rb"(?i)</(?:td|p|div|body|table)>")
PAGE = re.compile(rb"(?i)<(?:!doctype|html|head|body)\b")
TABLE = re.compile(rb"(?is)<table\b.*?(?:</table\s*>|\Z)")
TAG = re.compile(rb"</?[a-zA-Z][^<>]*>")
DRAWING = re.compile(rb"(?:<\?xml[^>]{0,200}>\s{0,9})?(?:<!--[^>]{0,400}-->\s{0,9})?<svg\b")
MIME_HEAD = re.compile(
    rb"^(?:mime-version|content-type|from|subject|date)\s*:", re.IGNORECASE | re.MULTILINE
)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STRANGE = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f\ufffd]")
MARKDOWN = re.compile(
    r"^(?:#{1,6}\s|\|.*\|[ \t]{0,99}$|[ \t]{0,99}\|?[ \t]{0,99}:?-{3,}:?[ \t]{0,99}\|)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: its name for people, its extensions, the module that reads it."""

    title: str
    extensions: frozenset[str]
    module: str


FORMATS = {
    "docx": Format("Word 文档（docx）", frozenset({".docx", ".docm", ".dotx"}), "docx.reader"),
    "doc": Format("Word 97 文档（doc）", frozenset({".doc", ".wps", ".dot", ".wpt"}), "doc.reader"),
    "pdf": Format("PDF", frozenset({".pdf"}), "pdf.reader"),
    "odt": Format("ODF 文本（odt）", frozenset({".odt", ".fodt"}), "libreoffice"),
    "rtf": Format("RTF", frozenset({".rtf"}), "libreoffice"),
    "wordml": Format("Word XML", frozenset({".xml"}), "libreoffice"),
    "html": Format("网页（html）", frozenset({".html", ".htm", ".xhtml", ".shtml"}), "html.reader"),
    "mht": Format("单文件网页（mht）", frozenset({".mht", ".mhtml", ".eml"}), "html.mht"),
    "markdown": Format("Markdown", frozenset({".md", ".markdown"}), "text.reader"),
    "text": Format("纯文本", frozenset({".txt", ".text", ".csv", ".tsv", ""}), "text.reader"),
}

REFUSED = {
    "xlsx": "这是电子表格，不是年度报告正文；请交 Word、PDF 或网页文件",
    "pptx": "这是演示文稿，不是年度报告正文；请交 Word、PDF 或网页文件",
    "zip": "这是压缩包，里面没有 Word 正文；请解压后再交，或把压缩包直接交给 gouji check",
    "rar": "这是 RAR 或 7z 压缩包，读不了；请解压后再交，或改用 zip",
    "picture": "这是一张图片，读不出文字；请交 Word、PDF 或网页文件",
    "ofd": "这是 OFD 版式文件，暂不支持；请另存为 PDF 或 Word 再交",
    "encrypted": "文件已加密，读不了；请去掉密码后再交",
    "unknown": "认不出这是什么文件；请交 Word、WPS、PDF、网页或文本文件",
    "empty": "文件是空的；请确认后重新提交",
}

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "rar"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)


def sniff(data: bytes) -> str:
    """Return the format of a file's content, a key of ``FORMATS``; ReadingError if none fits."""
    found = _sniff(data)
    if found in REFUSED:
        raise ReadingError(REFUSED[found])
    return found


def misnamed(name: str, found: str) -> str | None:
    """Return the extension of ``name`` if it promises another format, else None."""
    extension = PurePath(name).suffix.lower()
    claimed = next((key for key, f in FORMATS.items() if extension in f.extensions), None)
    if claimed is None or claimed == found or {claimed, found} == {"text", "markdown"}:
        return None
    return extension


def _sniff(data: bytes) -> str:
    if not data.strip(b"\0 \t\r\n"):
        return "empty"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "encrypted" if ENCRYPTED in data else "doc"
    for magic, found in MAGIC:
        if data.startswith(magic) and (found != "bitmap" or data[6:10] == b"\0\0\0\0"):
            return "picture" if found == "bitmap" else found
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _marked_up(data[:HEAD]) or _textual(data)


def _package(data: bytes) -> str:
    """Tell the zip packages apart by the names of their members, which stand in the open."""
    if b"word/" in data or b"wordprocessingml" in data[:HEAD]:
        return "docx"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    for sign, found in ((b"xl/workbook", "xlsx"), (b"ppt/", "pptx"), (b"OFD.xml", "ofd")):
        if sign in data:
            return found
    return "docx" if b"[Content_Types].xml" in data else "zip"


def _marked_up(head: bytes) -> str | None:
    """Recognise XML, HTML and MIME at the head of a file, in any encoding with ASCII letters."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if DRAWING.match(plain):
        return "picture"
    if b"<w:wordDocument" in plain or b"<pkg:package" in plain:
        return "wordml"
    if b"urn:oasis:names:tc:opendocument" in plain and plain.startswith(b"<?xml"):
        return "odt"
    signs = {m.group(0).split(b":")[0].strip().lower() for m in MIME_HEAD.finditer(plain[:2048])}
    if b"content-type" in signs and len(signs) > 1 and not plain.startswith(b"<"):
        return "mht"
    if not (plain.startswith(b"<") and HTML_START.search(plain)) and (
        len(HTML_SIGNS.findall(plain)) <= 5
    ):
        return None
    return None if _is_text_with_tables(plain) else "html"


def _is_text_with_tables(plain: bytes) -> bool:
    """Tell a text in which a converter left HTML tables: outside of them lines, hardly a tag."""
    if PAGE.search(plain):
        return False
    around = TABLE.sub(b"", plain)
    lines = sum(1 for line in around.split(b"\n") if line.strip())
    return lines > 1 and len(TAG.findall(around)) * 2 < lines


def _textual(data: bytes) -> str:
    """Tell text from bytes that are none, and Markdown from plain text."""
    text = decode(data[:HEAD]).text
    strange = len(STRANGE.findall(text))
    if strange * 20 > len(text):
        return "unknown"
    return "markdown" if len(MARKDOWN.findall(text)) > 1 else "text"
