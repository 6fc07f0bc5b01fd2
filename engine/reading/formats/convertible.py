"""What is given to the converter at all: counted on the bytes, before it starts.

LibreOffice takes two gigabytes for a million brackets of RTF; a report has some thirty thousand
words of RTF, a dozen deep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.limits import Limits, refuse_size
from engine.reading.files.package import open_package

if TYPE_CHECKING:
    from collections.abc import Iterator

RTF = b"{\\rtf"
TOO_DEEP = "RTF 文件的括号套了太多层，没有读取；请用 Word 或 WPS 另存为 .docx 后再交"
TOO_MUCH = "文件内容太多，不像一份年度报告，没有读取；请用 Word 或 WPS 另存为 .docx 后再交"
_BRACKETS = re.compile(rb"(?<!\\)[{}]")


def refuse_monstrous(data: bytes, limits: Limits) -> None:
    """Raise ReadingError for what would cost the converter more than any report does."""
    if data.startswith(b"PK"):
        with open_package(data, limits) as package:
            for member in package.infolist():
                refuse_size(member.file_size, limits.part_bytes, "解压后的内容")
    elif data.startswith(RTF):
        words = data.count(b"\\") - data.count(b"\\'") + data.count(b"{")
        if words > limits.elements:
            raise ReadingError(TOO_MUCH)
        if any(depth > limits.depth for depth in _depths(data)):
            raise ReadingError(TOO_DEEP)
    elif not data.startswith(b"\xd0\xcf\x11\xe0") and data.count(b"<") > limits.elements:
        raise ReadingError(TOO_MUCH)


def kind_of(data: bytes) -> str:
    """Return the extension by which LibreOffice picks its own reader."""
    if data.startswith(RTF):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".doc"
    return ".fodt" if b"urn:oasis:names:tc:opendocument" in data[:4096] else ".xml"


def _depths(data: bytes) -> Iterator[int]:
    depth = 0
    for bracket in _BRACKETS.finditer(data):
        depth += 1 if bracket.group() == b"{" else -1
        yield depth
