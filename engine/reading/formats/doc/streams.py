"""The streams and the text of a Word 97–2003 file (.doc; Kingsoft .wps is the same container).

Layout by Microsoft's specification [MS-DOC]: the FIB at the head of the stream WordDocument, the
piece table in 0Table or 1Table. What it does not fully understand it refuses as ``Beyond``; the
caller may then ask the converter.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right

import olefile

from engine.errors import ReadingError
from engine.values import dataclass

MAIN = "WordDocument"
WORKS = frozenset({"MatOST", "CONTENTS", "MM", "MN0"})
WORD_97 = 0x00C0
MAGIC = 0xA5EC
LOCKED = "文件已加密，读不了；请去掉密码后再交"
BROKEN = "Word 文件已损坏或不完整，读不出来；请另存一次后再交"
TOO_LONG = "Word 文件的字数多得不像年度报告，没有读取；请确认文件无误"
STORIES = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
"""The stories of the text in their order; their lengths stand in the FIB from 0x4C on."""


class Beyond(ReadingError):  # noqa: N818 - a case, not a fault
    """A Word file with something that this reader does not fully understand."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The three streams that text, tables and properties stand in."""

    main: bytes
    table: bytes
    data: bytes

    def part(self, place: int) -> bytes:
        """Return the stretch of the table stream that the FIB names at a place."""
        start, size = struct.unpack_from("<II", self.main, place)
        return self.table[start : start + size]


@dataclass(frozen=True, slots=True)
class Text:
    """All text: one character a position, and where each piece stands in the file.

    ``pieces`` are (first position, byte offset, bytes a character); ``stories`` say where the main
    text, footnotes, headers, comments and text boxes begin and end.
    """

    characters: str
    pieces: tuple[tuple[int, int, int], ...]
    stories: dict[str, tuple[int, int]]

    def offset(self, position: int) -> int:
        """Return the byte offset of a character in the stream WordDocument."""
        index = bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1
        first, offset, width = self.pieces[index]
        return offset + (position - first) * width


def streams(data: bytes, most: int) -> Streams:
    """Open the container; ReadingError says what else it is, Beyond what is too old."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = {name[0] for name in container.listdir() if len(name) == 1}
            _refuse(names)
            main = container.openstream(MAIN).read(most)
            table = _table_name(main, names)
            extra = container.openstream("Data").read(most) if "Data" in names else b""
            return Streams(main, container.openstream(table).read(most), extra)
    except (OSError, struct.error, IndexError, ValueError, TypeError) as error:
        raise ReadingError(BROKEN, hint=f"{type(error).__name__}: {error}"[:200]) from error


def _refuse(names: set[str]) -> None:
    if "EncryptedPackage" in names:
        raise ReadingError(LOCKED)
    if MAIN in names:
        return
    if names & WORKS:
        raise Beyond("这是旧版 Works 文档，读不了；请用 WPS 另存为 .docx 后再交")
    if "Workbook" in names or "Book" in names:
        raise ReadingError("这是电子表格，不是年度报告正文；请交 Word、PDF 或网页文件")
    raise ReadingError("这个文件里没有 Word 正文；请用 Word 或 WPS 另存为 .docx 后再交")


def _table_name(main: bytes, names: set[str]) -> str:
    """Check the FIB and return the name of the table stream."""
    identity, version = struct.unpack_from("<HH", main, 0)
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if identity != MAGIC or version < WORD_97:
        raise Beyond("这是 Word 95 或更早的文件，读不了；请另存为 .docx 后再交")
    if flags & 0x100:
        raise ReadingError(LOCKED)
    name = "1Table" if flags & 0x200 else "0Table"
    if name not in names:
        raise ReadingError("Word 文件不完整（缺少表格流），打不开；请另存一次后再交")
    return name


def text_of(found: Streams, most: int) -> Text:
    """Return all text by the piece table; ReadingError where it is cut off or longer than most."""
    lengths = struct.unpack_from(f"<{len(STORIES)}I", found.main, 0x4C)
    if sum(lengths) > most:
        raise ReadingError(TOO_LONG if sum(lengths) <= len(found.main) else BROKEN)
    ends = [sum(lengths[: n + 1]) for n in range(len(STORIES))]
    stories = {
        name: (end - length, end) for name, length, end in zip(STORIES, lengths, ends, strict=True)
    }
    characters: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    expected = 0
    for first, last, offset, width in _pieces(found):
        if first >= ends[-1]:
            break
        count = min(last, ends[-1]) - first
        raw = found.main[offset : offset + count * width]
        if first != expected or count <= 0 or len(raw) != count * width:
            raise ReadingError(BROKEN)
        characters.append(_decoded(raw, width))
        pieces.append((first, offset, width))
        expected = first + count
    if not pieces or expected < stories["main"][1]:
        raise ReadingError("Word 文件里没有正文，或文件不完整；请另存一次后再交")
    return Text("".join(characters), tuple(pieces), stories)


def _decoded(raw: bytes, width: int) -> str:
    """Decode a piece; a character beyond the BMP keeps its two positions."""
    if width == 1:
        return raw.decode("cp1252", "replace")
    text = raw.decode("utf-16-le", "replace")
    if len(text) * 2 == len(raw):
        return text
    return "".join(one if ord(one) < 0x10000 else f"{one}\0" for one in text)


def _pieces(found: Streams) -> list[tuple[int, int, int, int]]:
    """Return the pieces: first and last position, byte offset, bytes a character."""
    clx = found.part(0x1A2)
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise ReadingError("Word 文件已损坏（找不到文字块表）；请另存一次后再交")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    table = clx[at + 5 : at + 5 + size]
    count = max((len(table) - 4) // 12, 0)
    bounds = struct.unpack_from(f"<{count + 1}I", table, 0)
    pieces = []
    for index in range(count):
        where = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)[0]
        narrow = bool(where & 0x40000000)
        offset = where & 0x3FFFFFFF
        pieces.append(
            (bounds[index], bounds[index + 1], offset // 2 if narrow else offset, 2 - narrow)
        )
    return pieces
