"""Whether a page may be parsed at all: counted on the text, before any tree is built.

The parser needs three seconds for 40,000 nested elements and minutes for more; lxml drops what
lies too deep without a word. A page of an agency is some thirty elements deep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.limits import refuse_table
from engine.reading.formats.html.attributes import refuse_attributes
from engine.reading.formats.html.orderly import Markup, orderly

if TYPE_CHECKING:
    from engine.reading.files.limits import Limits

CHUNK = 4_096
FEW = 10_000
FORMATTING = frozenset({"a", "b", "big", "em", "font", "i", "s", "small", "strong", "tt", "u"})
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]*+)[^<>]*?(/?)>")
CELL = re.compile(r"<t[dh][\s/>]", re.IGNORECASE)
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


def refuse_monstrous(text: str, limits: Limits) -> Markup:
    """Raise ReadingError for a page with too many elements, cells, attributes, or too deep.

    Return what the page may hold.
    """
    elements = text.count("<")
    if elements > limits.elements:
        raise ReadingError("网页内容太多，不像一份年度报告，没有读取；请另存为只含正文的网页后再交")
    known = orderly(text, limits) if elements <= FEW else None
    if known is None:
        refuse_attributes(text, limits)
    if elements > limits.cells:  # else there are not so many cells either
        refuse_table(limits, cells=sum(1 for _ in CELL.finditer(text)))
    markup = known or Markup(text.lower())
    if elements <= FEW and (known.depth if known else _at_most(text)) <= limits.depth:
        return markup
    depth, copies = _measure(text, limits.depth)
    if depth > limits.depth:
        raise ReadingError(
            f"网页标签嵌套超过 {limits.depth} 层，没有读取；请用浏览器打开后复制到 Word 再交"
        )
    if copies > limits.elements:
        raise ReadingError("网页里有太多没有关闭的标签，没有读取；请用浏览器打开后复制到 Word 再交")
    return markup


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


def _measure(text: str, enough: int) -> tuple[int, int]:
    """Return how deep elements stand in each other, and how many copies unclosed ones cost.

    A parser repeats formatting elements left open (b, font …) in every block that follows.
    Counting stops a little beyond a depth of ``enough``.
    """
    open_now: dict[str, int] = {}
    depth = deepest = formatting = copies = 0
    for match in TAG.finditer(text):
        closing, name, empty = match[1], match[2].lower(), match[3]
        step = 0 if empty else -1 if closing else 1
        if step > 0:
            copies += formatting
        if name in VOID or name in CLOSED_BY_OTHERS or not step:
            continue
        if step > 0 or open_now.get(name, 0):
            open_now[name] = open_now.get(name, 0) + step
            depth += step
            formatting += step if name in FORMATTING else 0
            deepest = max(deepest, depth)
        if deepest > enough:
            break
    return deepest, copies
