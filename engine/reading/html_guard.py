"""Whether a page may be parsed at all: counted on the text, before any tree is built.

The parser needs three seconds for 40,000 nested elements and minutes for more; lxml drops what
lies too deep without a word. A page of an agency is some thirty elements deep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError

if TYPE_CHECKING:
    from engine.reading.limits import Limits

CHUNK = 4_096
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]*)[^<>]*?(/?)>")
VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
CLOSED_BY_OTHERS = frozenset(
    ["p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "dd", "dt", "colgroup"]
)


def refuse_monstrous(text: str, limits: Limits) -> None:
    """Raise ReadingError for a page with too many elements or elements nested too deep."""
    if text.count("<") > limits.elements:
        raise ReadingError("网页内容太多，不像一份年度报告，没有读取；请另存为只含正文的网页后再交")
    if _at_most(text) > limits.depth and _depth(text, limits.depth) > limits.depth:
        raise ReadingError(
            f"网页标签嵌套超过 {limits.depth} 层，没有读取；请用浏览器打开后复制到 Word 再交"
        )


def _at_most(text: str) -> int:
    """Return a bound on the nesting that is cheap to count: open tags so far, none implied."""
    deepest = standing = 0
    for start in range(0, len(text), CHUNK):
        chunk = text[start : start + CHUNK]
        opened = chunk.count("<") - chunk.count("</")
        deepest = max(deepest, standing + opened)
        childless = sum(map(chunk.count, ("<br", "<img", "<!--", "<meta", "<link", "<input")))
        standing += opened - chunk.count("</") - childless
    return deepest


def _depth(text: str, enough: int) -> int:
    """Count how deep elements stand in each other, by name, up to a little beyond ``enough``."""
    open_now: dict[str, int] = {}
    depth = deepest = 0
    for match in TAG.finditer(text):
        closing, name, empty = match[1], match[2].lower(), match[3]
        if name in VOID or name in CLOSED_BY_OTHERS or empty:
            continue
        if not closing:
            open_now[name] = open_now.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
            if deepest > enough:
                break
        elif open_now.get(name, 0):
            open_now[name] -= 1
            depth -= 1
    return deepest
