"""Word documents (.docx): straight from the zip with lxml, by an own walker.

python-docx loses tracked insertions, content controls, nested tables and text boxes without a
word; this reads what a person sees who accepts all changes. Addresses (``Anchor.native``) count
from 1 the paragraphs and tables of the body as ``docx_tags.blocks`` yields them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.errors import ReadingError
from engine.reading.blocks.builder import Blocks, Content
from engine.reading.files.limits import LIMITS, Limits, refuse_size, refuse_table
from engine.reading.files.package import open_package, parse_xml, read_member, relationships
from engine.reading.formats.docx.chunks import chunk_of, is_word, put_chunk
from engine.reading.formats.docx.elements import (
    ALT_CHUNK,
    BODY,
    BOX,
    DRAWING,
    NUMPR,
    OUTLINE,
    PPR,
    PSTYLE,
    RUN_HIDDEN,
    STRICT,
    STRICT_DRAWING,
    STRIKES,
    TBL,
    UNSEEN,
    VAL,
    WORD,
    W,
    blocks,
    count_struck,
    number_of,
    told_of,
)
from engine.reading.formats.docx.looks import without_looks
from engine.reading.formats.docx.numbering import Numbers
from engine.reading.formats.docx.runs import Written, alternative, written
from engine.reading.formats.docx.styles import PLAIN, Style, read_styles
from engine.reading.formats.docx.tables import cells_of, grid_widths, paragraphs_of, table_of

if TYPE_CHECKING:
    import zipfile

    from lxml import etree

    from engine.report import Role

NOT_WORD = "压缩包里没有 Word 正文；请用 Word 或 WPS 打开另存为 docx 后再交"
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
NOTES = {"footnotes": W + "footnote", "endnotes": W + "endnote"}
CHUNKS, MOST_CHUNKS = 2, 20
SHORTEST = len("<w:p>")
"""So many bytes the tag of a paragraph or cell has at least: a shorter part cannot hold many."""
EDGES: dict[str, Role] = {"header": "header", "footer": "footer"}


def read(data: bytes, limits: Limits = LIMITS) -> Content:
    """Read a .docx: body first, then footnotes and endnotes, headers and footers."""
    with open_package(data, limits) as package:
        return _Reader(package, limits).read()


class _Reader:
    """One document being read: where blocks go, and the numbers and styles of its paragraphs."""

    def __init__(self, package: zipfile.ZipFile, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self.out = Blocks(limits)
        self.tables = self.beside = self.chunks = 0
        self.main = ""
        self.hidden: tuple[str, ...] = RUN_HIDDEN
        self.plain = False
        self.meta: dict[str, str] = {}
        self.numbers: Numbers | None = None
        self.styles: dict[str, Style] = {}

    def read(self, depth: int = 0) -> Content:
        main = self.main = self._main_part()
        data = self._bytes(main)
        related = relationships(self.package, main, self.limits)
        refuse_many(data, self.limits)
        body = parse_xml(without_looks(data), self.limits).find(BODY)
        if body is None:
            raise ReadingError(NOT_WORD)
        tags, styles = told_of(body)
        self.hidden = tuple(tag for tag in RUN_HIDDEN if tag in tags)
        self._prepare(styles, dict(related), numbered=NUMPR in tags)
        self.plain = tags.isdisjoint((BOX, *UNSEEN))
        self._blocks(body, "chunk" if depth else "body", "body", depth)
        self.hidden, self.plain = RUN_HIDDEN, False  # what stands beside was not looked at
        if not tags.isdisjoint(STRIKES) and (struck := count_struck(body)):
            self.out.doubt(DoubtKind.STRUCK_OUT, count=struck)
        if ALT_CHUNK in tags and len(list(body.iter(ALT_CHUNK))) > self.chunks:
            self.out.doubt(DoubtKind.EMBEDDED)
        for kind, part in dict.fromkeys(related):
            self._aside(kind, part)
        return self.out.content(self.meta)

    def _main_part(self) -> str:
        for kind, part in relationships(self.package, "", self.limits):
            if kind == "officeDocument" and part in self.package.NameToInfo:
                return part
        if "word/document.xml" in self.package.NameToInfo:
            return "word/document.xml"
        raise ReadingError(NOT_WORD)

    def _bytes(self, part: str) -> bytes:
        data = read_member(self.package, part, self.limits.part_bytes, self.limits)
        if STRICT in data:
            data = data.replace(STRICT, WORD.encode()).replace(STRICT_DRAWING, DRAWING.encode())
        return data

    def _prepare(self, used: frozenset[str], parts: dict[str, str], *, numbered: bool) -> None:
        """Load the styles in use, and the numbering if anything is numbered."""
        names = self.package.NameToInfo
        if used and parts.get("styles") in names:
            self.styles = read_styles(self._bytes(parts["styles"]), used)
        if parts.get("numbering") in names and (
            numbered or any(style.numbering for style in self.styles.values())
        ):
            self.numbers = Numbers(parse_xml(self._bytes(parts["numbering"]), self.limits))

    def _aside(self, kind: str, part: str) -> None:
        """Read a part beside the text: notes, headers, footers."""
        if part not in self.package.NameToInfo or kind not in {*NOTES, *EDGES}:
            return
        data = self._bytes(part)
        self.beside += len(data)
        refuse_size(self.beside, self.limits.beside_bytes, "页眉、页脚和脚注")
        refuse_many(data, self.limits)
        root = parse_xml(without_looks(data), self.limits)
        if kind in EDGES:
            self._blocks(root, part, EDGES[kind], 0)
            return
        for index, note in enumerate(root.iter(NOTES[kind]), start=1):
            if note.get(W + "type") not in SEPARATORS:
                self._blocks(note, f"{part}/{index}", "footnote", 0)

    def _blocks(self, element: etree._Element, native: str, role: Role, depth: int) -> None:
        if depth > self.limits.nesting:
            raise ReadingError(
                f"表格嵌套超过 {self.limits.nesting} 层，没有读取；请把内容整理到一层表格后再交"
            )
        for index, block in enumerate(blocks(element), start=1):
            if block.tag == ALT_CHUNK:
                self._chunk(block, depth)
            elif block.tag == TBL:
                self._table(block, f"{native}/{index}", role, depth)
            else:
                self._paragraph(block, f"{native}/{index}", role, depth)

    def _chunk(self, chunk: etree._Element, depth: int) -> None:
        """Read a whole document that stands in the text: a web page, or another Word file."""
        if self.chunks >= MOST_CHUNKS:
            return
        data = chunk_of(self.package, self.main, chunk, self.limits)
        if depth < CHUNKS and is_word(data):
            with open_package(data, self.limits) as package:
                inner = _Reader(package, self.limits)
                inner.out = self.out
                inner.read(depth + 1)
            self.chunks += 1
        elif (meta := put_chunk(data, self.out)) is not None:
            self.meta = {**meta, **self.meta}
            self.chunks += 1

    def _paragraph(self, paragraph: etree._Element, native: str, role: Role, depth: int) -> None:
        if not len(paragraph):
            return  # nothing in it, not even a number to count
        properties = paragraph.find(PPR)
        style = self._style(properties)
        number = self.numbers.of(properties, style.numbering) if self.numbers else ""
        found = written(paragraph, bold=style.bold, hidden=self.hidden)
        if found.text.strip():
            self.out.paragraph(
                found.text,
                native=native,
                number=number,
                level=_level(properties, style),
                bold=found.bold,
                role="navigation" if style.contents else role,
            )
        self._hung_on(found, native, role, depth)

    def _hung_on(self, found: Written, native: str, role: Role, depth: int) -> None:
        for picture in found.pictures:
            self.out.picture(alternative(picture), native=native)
        for index, box in enumerate(found.boxes, start=1):
            self._blocks(box, f"{native}/box{index}", role, depth + 1)

    def _table(self, element: etree._Element, native: str, role: Role, depth: int) -> None:
        self.tables += 1
        if self.tables > self.limits.tables:
            raise ReadingError(
                f"文件里的表格超过 {self.limits.tables} 个，不像一份年度报告，没有读取；"
                "请只交年度报告本身"
            )
        table = table_of(element, native, self.limits, plain=self.plain)
        if table.arranges:
            for cell, place in cells_of(element):
                self._blocks(cell, f"{native}/{place}", role, depth + 1)
            return
        if self.numbers is not None:
            for paragraph in paragraphs_of(element):
                self._count(paragraph)
        self.out.grid(table.rows, native=native, widths=lambda: grid_widths(element))
        for inner, address in table.inner:
            if inner.tag == TBL:
                self._nested(inner, address, role, depth + 1)
            elif inner.tag == BOX:
                self._blocks(inner, address, role, depth + 1)
            else:
                self.out.picture(alternative(inner), native=address)

    def _nested(self, element: etree._Element, native: str, role: Role, depth: int) -> None:
        if depth > self.limits.nesting:
            raise ReadingError(
                f"表格嵌套超过 {self.limits.nesting} 层，没有读取；请把内容整理到一层表格后再交"
            )
        self._table(element, native, role, depth)

    def _count(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(PPR)
        if self.numbers is not None:
            self.numbers.of(properties, self._style(properties).numbering)

    def _style(self, properties: etree._Element | None) -> Style:
        named = properties.find(PSTYLE) if properties is not None and self.styles else None
        return self.styles.get(named.get(VAL, ""), PLAIN) if named is not None else PLAIN


def refuse_many(data: bytes, limits: Limits) -> None:
    """Raise ReadingError for more cells or paragraphs than any report has, before parsing.

    Counted by the usual prefix; what hides behind another one is bounded later, at more cost. An
    empty paragraph makes no block, but each cell has one: so many more may stand in the file.
    """
    if len(data) < limits.cells * SHORTEST:
        return
    refuse_table(limits, cells=_tags(data, b"<w:tc"))
    if _tags(data, b"<w:p") > limits.cells + limits.blocks:
        raise ReadingError(
            f"文件里的段落（连同空段落）超过 {limits.cells + limits.blocks} 个，"
            "不像一份年度报告，没有读取；请删去空段落后再交"
        )


def _tags(data: bytes, start: bytes) -> int:
    """Count the elements whose tags begin with these bytes and whose name ends there."""
    return sum(data.count(start + end) for end in (b">", b" ", b"/"))


def _level(properties: etree._Element | None, style: Style) -> int | None:
    own = properties.find(OUTLINE) if properties is not None else None
    if own is None:
        return style.level
    level = number_of(own, 9)
    return level + 1 if level < 9 else None
