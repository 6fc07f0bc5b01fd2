"""What the tags and attributes of a page would cost a parser, counted in one pass before it begins.

The parser compares each attribute with all before it on its element (500,000 on one tag cost a
quarter of an hour; those of every further ``<html>`` and ``<body>`` come to the first one's), and
each new name with a share of all names that the page has used. A tag is what the HTML standard's
tokenizer makes of it: values in quotes may hold ``>``, names may hold ``<``. What stands in
comments and scripts is no tag; a script inside a drawing is none of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

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
USUAL = 200
"""Longer tags are counted anew each time."""
FEW = 10_000
"""A page of so few characters cannot cost a tenth of a second."""
ADVICE = "不像正常保存的网页，没有读取；请用浏览器打开后复制到 Word 再交"


@dataclass(slots=True)
class _Count:
    """What has been met: attributes of all elements, of the merged ones, and different names.

    ``tags`` are usual ones as they are written, with how many attributes each has: most tags of
    a page are alike.
    """

    attributes: int = 0
    merged: int = 0
    names: set[str] = field(default_factory=set)
    tags: dict[str, int] = field(default_factory=dict)


def refuse_attributes(text: str, limits: Limits) -> None:
    """Raise ReadingError for a page with too many attributes, or too many different names."""
    if len(text) <= FEW:
        return
    count, scanner = _Count(), _Scanner(text)
    for tag in scanner:
        known = count.tags.get(tag[0])
        if known is not None:
            count.attributes += known
            _refuse_many(count, limits)
            continue
        name = (tag["name"] or "").lower()
        if name:
            many = _add(count, name, ATTRIBUTE.findall(tag["attributes"]), limits)
            if not scanner.turns(tag, name) and name not in MERGED and len(tag[0]) <= USUAL:
                count.tags[tag[0]] = many


class _Scanner:
    """The tags of a page in their order; what stands in scripts is none, drawings have none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = self._drawing = 0
        self._skipped = True

    def __iter__(self) -> Iterator[re.Match[str]]:
        """Yield the tags, comments and declarations too."""
        while self._skipped:
            self._skipped = False
            for tag in TOKEN.finditer(self._text, self._at):
                yield tag
                if self._skipped:
                    break

    def turns(self, tag: re.Match[str], name: str) -> bool:
        """Go over a script; tell whether a tag bears on how the page is read on."""
        if name in FOREIGN and not tag["rest"].endswith("/"):
            self._drawing = max(0, self._drawing + (-1 if tag["close"] else 1))
        if name == "script" and not tag["close"] and not self._drawing:
            end = SCRIPT_ENDS.search(self._text, tag.end())
            self._at, self._skipped = end.start() if end else len(self._text), True
        return name in FOREIGN or name == "script"


def _add(count: _Count, name: str, attributes: list[str], limits: Limits) -> int:
    """Count one tag and return its attributes; ReadingError where that is too much."""
    many = len(attributes)
    count.attributes += many
    count.merged += many if name in MERGED else 0
    count.names.update((name, *attributes))
    if max(many, count.merged) > limits.attributes:
        raise ReadingError(f"网页里有标签带了超过 {limits.attributes} 个属性，{ADVICE}")
    _refuse_many(count, limits)
    return many


def _refuse_many(count: _Count, limits: Limits) -> None:
    if count.attributes > limits.elements or len(count.names) > limits.names:
        raise ReadingError(f"网页里的标签属性太多，{ADVICE}")
