"""What a converter left of a table's labels: pieces of them that say nothing of the agency.

A table in which several rows or columns are named by pieces of the form's own labels was broken
on its way; that it looks altered, or lacks rows, is a doubt about the reading. Lines between its
figures in which nothing but characters of its labels stands are no running text of the part.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.forms.axes import vocabulary
from engine.forms.labels import leading_numeral, normalise_label, strip_blanks
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.forms.axes import Axes, Axis
    from engine.forms.model import Forms
    from engine.report import Document, Table

LEAST = 3
SHARE = 0.75
_SENTENCE = re.compile("[。；！？]")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
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


def doubt_of_fragments(table: Table, axes: Axes) -> Iterator[Doubt]:
    """Yield a doubt if at least three of a table's strange labels are pieces of the form's."""
    strange = [d for d in table.deviations if d.kind != "missing"]
    pieces = [
        d for d in strange if _is_piece(d.label, axes.rows if d.axis == "row" else axes.columns)
    ]
    if len(pieces) >= LEAST:
        yield Doubt.of(DoubtKind.LABELS_BROKEN, table.anchor, table=table.number)


def _is_piece(label: str, axis: Axis) -> bool:
    numeral = leading_numeral(label)
    words = normalise_label(label[numeral.end :] if numeral else label)
    return bool(words) and any(
        words in form and len(words) < len(form) * SHARE
        for candidate in axis.candidates
        for form in candidate.forms
    )
