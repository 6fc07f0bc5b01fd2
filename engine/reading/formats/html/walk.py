"""From the tree of a page to blocks: paragraphs where a browser would break, tables, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.formats.html.boilerplate import is_aside, is_furniture
from engine.reading.formats.html.tables import (
    arranges,
    column_widths,
    number_of,
    rows_of,
    table_rows,
)
from engine.reading.formats.html.text import BLOCKS, TEXT, collapsed, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from engine.reading.blocks.builder import Blocks

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset({"b", "strong"})
NAVIGATION = frozenset({"nav", "footer", "aside", "publishtime"})
BOXES = frozenset({"div", "ul", "section"})
WHOLE_PAGE = 3_000
SMALL = re.compile(r"\s*+0*\d{1,2}(?:px)?\s*+")
"""A picture's side of less than a hundred points: an icon."""
ICONS = ("icon", "logo", "qrcode", "ewm", "weixin", "wechat", "weibo", "share", "print", "btn")


class Walker:
    """Walks a page and collects its blocks; what is being written is the open paragraph."""

    def __init__(self, out: Blocks, bold: frozenset[int] = frozenset()) -> None:
        self._out = out
        self._bold_nodes = bold
        self._parts: list[str] = []
        self._written = self._linked = self._strong = 0
        self._place = ""
        self._number = ""
        self._links = self._strongs = self._navigations = self._tables = 0
        self._level: int | None = None

    def walk(self, node: LexborNode, path: str) -> None:
        """Read what is inside an element; ``path`` is its own."""
        seen: dict[str, int] = {}
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == TEXT:
                self._text(child.text_content or "", path)
                continue
            seen[tag] = seen.get(tag, 0) + 1
            if tag == "br":
                self.flush()
            elif tag == "table":
                self._table(child, f"{path}/table[{seen[tag]}]")
            elif tag == "img":
                self._picture(child, f"{path}/img[{seen[tag]}]")
            elif tag in BLOCKS:
                if tag == "li" and node.tag == "ol":
                    self._number_next(node, seen[tag])
                self._block(child, tag, f"{path}/{tag}[{seen[tag]}]")
            elif not tag.startswith(("-", "!")):
                self._inline(child, tag, f"{path}/{tag}[{seen[tag]}]")

    def flush(self) -> None:
        """Close the open paragraph."""
        if not self._parts:
            return
        text = tidy("".join(self._parts))
        if text.strip():
            linked = self._linked * 5 > self._written * 4
            self._out.paragraph(
                text,
                native=self._place,
                number=self._number,
                level=self._level,
                bold=self._strong >= self._written,
                role="navigation" if linked or self._navigations or is_furniture(text) else "body",
            )
            self._number = ""
        self._parts.clear()
        self._written = self._linked = self._strong = 0
        self._place = ""

    def _text(self, text: str, path: str) -> None:
        text = collapsed(text)
        count = len(text.strip())
        if count and not self._place:
            self._place = path
        self._parts.append(text)
        self._written += count
        self._linked += count if self._links else 0
        self._strong += count if self._strongs else 0

    def _block(self, node: LexborNode, tag: str, path: str) -> None:
        self.flush()
        level, navigation = HEADINGS.get(tag), tag in NAVIGATION or _is_aside(node, tag)
        strong = self._bold_nodes and node.mem_id in self._bold_nodes
        before, self._level = self._level, level or self._level
        self._navigations += navigation
        self._strongs += bool(strong)
        self.walk(node, path)
        self.flush()
        self._level = before
        self._navigations -= navigation
        self._strongs -= bool(strong)
        if tag == "li":
            self._number = ""

    def _inline(self, node: LexborNode, tag: str, path: str) -> None:
        link = tag == "a" and "href" in node.attributes
        strong = tag in BOLD or (self._bold_nodes and node.mem_id in self._bold_nodes)
        self._links += link
        self._strongs += bool(strong)
        self.walk(node, path)
        self._links -= link
        self._strongs -= bool(strong)

    def _number_next(self, node: LexborNode, number: int) -> None:
        self.flush()
        self._number = f"{number_of(node.attributes, 'start') + number - 1}."

    def _table(self, table: LexborNode, path: str) -> None:
        self.flush()
        for caption in table.iter():
            if caption.tag == "caption":
                self._block(caption, "caption", f"{path}/caption[1]")
        grouped = list(rows_of(table, path, self._out.limits))
        if not arranges(table, grouped):
            rows = table_rows(grouped, self._out.limits)
            self._out.grid(rows, native=path, widths=lambda: column_widths(table))
            return
        self._tables += 1
        if self._tables > self._out.limits.nesting:
            raise ReadingError(
                f"表格嵌套超过 {self._out.limits.nesting} 层，没有读取；"
                "请用浏览器打开后把正文复制到 Word 再交"
            )
        for _, cells in grouped:
            for cell, place in cells:
                self._block(cell, "td", place)
        self._tables -= 1

    def _picture(self, image: LexborNode, path: str) -> None:
        attributes = image.attributes
        small = any(SMALL.fullmatch(attributes.get(name) or "") for name in ("width", "height"))
        source = (attributes.get("src") or "").lower()
        if self._links or small or not source or any(icon in source for icon in ICONS):
            return
        self.flush()
        self._out.picture(attributes.get("alt") or "", native=path)


def _is_aside(node: LexborNode, tag: str) -> bool:
    """Tell a menu or footer by its name, unless so much text stands in it that it holds all."""
    if tag not in BOXES:
        return False
    attributes = node.attributes
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return is_aside(name) and len(node.text(deep=True)) < WHOLE_PAGE
