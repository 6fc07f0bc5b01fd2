"""What the tags and attributes of a page would cost a parser, counted in one pass before it begins.

The parser compares each attribute with all before it on its element (500,000 on one tag cost a
quarter of an hour; those of every further ``<html>`` and ``<body>`` come to the first one's), and
each new name with a share of all names that the page has used. A tag is what the HTML standard's
tokenizer makes of it: values in quotes may hold ``>``, names may hold ``<``. What stands in
comments and scripts is no tag; a script inside a drawing is none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.errors import ReadingError

if TYPE_CHECKING:
    from engine.reading.files.limits import Limits

BLANK = r"\t\n\f\r "
VALUE = rf"[{BLANK}]*+=[{BLANK}]*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^{BLANK}>]*+)"
NAME = rf"[^{BLANK}/>][^{BLANK}/>=]*+"
ATTRIBUTE = re.compile(rf"[{BLANK}/]*+({NAME})(?:{VALUE})?+")
TOKEN = re.compile(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*+|/(?![a-zA-Z])[^>]*+"
    rf"|(?P<close>/?)(?P<name>[a-zA-Z][^{BLANK}/>]*+)"
    rf"(?P<attributes>(?:[{BLANK}/]*+{NAME}(?:{VALUE})?+)*+)(?P<rest>[{BLANK}/]*+))",
    re.DOTALL,
)
SCRIPT_ENDS = re.compile(rf"</script(?=[{BLANK}/>])", re.IGNORECASE)
MERGED = frozenset({"html", "body"})
FOREIGN = frozenset({"svg", "math"})
FEW = 10_000
"""A page of so few characters cannot cost a tenth of a second."""
ADVICE = "不像正常保存的网页，没有读取；请用浏览器打开后复制到 Word 再交"


@dataclass(slots=True)
class _Count:
    """What has been met: attributes of all elements, of the merged ones, and different names."""

    attributes: int = 0
    merged: int = 0
    names: set[str] = field(default_factory=set)


def refuse_attributes(text: str, limits: Limits) -> None:
    """Raise ReadingError for a page with too many attributes, or too many different names."""
    if len(text) <= FEW:
        return
    count = _Count()
    at = drawing = 0
    while tag := TOKEN.search(text, at):
        at, name = tag.end(), (tag["name"] or "").lower()
        if not name:
            continue
        _add(count, name, ATTRIBUTE.findall(tag["attributes"]), limits)
        if name in FOREIGN and not tag["rest"].endswith("/"):
            drawing = max(0, drawing + (-1 if tag["close"] else 1))
        if name == "script" and not tag["close"] and not drawing:
            end = SCRIPT_ENDS.search(text, at)
            at = end.start() if end else len(text)


def _add(count: _Count, name: str, attributes: list[str], limits: Limits) -> None:
    """Count one tag; ReadingError where that is too much."""
    count.attributes += len(attributes)
    count.merged += len(attributes) if name in MERGED else 0
    count.names.add(name)
    count.names.update(attributes)
    if max(len(attributes), count.merged) > limits.attributes:
        raise ReadingError(f"网页里有标签带了超过 {limits.attributes} 个属性，{ADVICE}")
    if count.attributes > limits.elements or len(count.names) > limits.names:
        raise ReadingError(f"网页里的标签属性太多，{ADVICE}")
