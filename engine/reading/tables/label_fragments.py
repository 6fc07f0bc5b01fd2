"""Scraps of a table without a grid: pieces of its labels that lie as lines between its figures.

They are no running text of the part. A line is one if nothing but characters of the table's own
labels stands in it; a sentence is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.forms.axes import vocabulary
from engine.forms.labels import normalise_label, strip_blanks
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.forms.model import Forms
    from engine.report import Document

_SENTENCE = re.compile("[。；！？]")
_NOT_HAN = re.compile("[^\u4e00-\u9fff]")
_ANSWERS = frozenset({"无", "暂无", "没有"})
LONGEST = 120


def scraps(document: Document, blocks: Iterable[int], number: int, forms: Forms) -> Iterator[int]:
    """Yield those of the blocks that are pieces of a statutory table's labels or its figures."""
    own = _characters(forms, number)
    for index in blocks:
        block = document.blocks[index]
        if isinstance(block, Paragraph) and _is_scrap(block.text, own):
            yield index


def _is_scrap(text: str, own: frozenset[str]) -> bool:
    if len(text) > LONGEST or _SENTENCE.search(text) or strip_blanks(text) in _ANSWERS:
        return False
    return own.issuperset(_NOT_HAN.sub("", normalise_label(text)))


@lru_cache(maxsize=32)
def _characters(forms: Forms, number: int) -> frozenset[str]:
    """Return the characters of a table's labels, groups and marks, over all forms."""
    axes = vocabulary(forms).tables[number]
    candidates = (*axes.rows.candidates, *axes.columns.candidates)
    words = [form for candidate in candidates for form in candidate.forms]
    return frozenset("".join([*words, *axes.marks, "小一二三四五六七八"]))
