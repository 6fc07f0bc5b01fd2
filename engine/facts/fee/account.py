"""The fee's account where it is a part of its own: 五、信息处理费收取情况, with text or a table.

The form has no such part, but what stands there is as good as in part six. The part ends where
the next heading, or the sign-off, begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.sentences import split
from engine.forms.labels import leading_numeral
from engine.report import Grid, Paragraph
from engine.values import dataclass

if TYPE_CHECKING:
    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Words

LONGEST = 40
_OWN = frozenset({"top", "chapter"})


@dataclass(frozen=True, slots=True)
class Account:
    """The sentences below the heading of the fee's own part, and its tables."""

    sentences: tuple[Sentence, ...] = ()
    grids: tuple[Grid, ...] = ()


def own_account(report: Report, words: Words) -> Account | None:
    """Find the fee's own part outside part six; None if there is none."""
    blocks = report.document.blocks
    six = report.parts[6].blocks if 6 in report.parts else ()
    tail = report.tail[0] if report.tail else len(blocks)
    for index, block in enumerate(blocks[:tail]):
        end = None if index in six or not isinstance(block, Paragraph) else _heading(block, words)
        if end is not None:
            return _account(report, index, end, tail)
    return None


def _heading(paragraph: Paragraph, words: Words) -> int | None:
    """Return where a heading of the fee's part ends in its paragraph, None if it is none."""
    if paragraph.role == "navigation":
        return None
    text = paragraph.number + paragraph.text
    numeral = leading_numeral(text)
    if numeral is None or numeral.style not in _OWN:
        return None
    match = words["heading"].match(text, numeral.end)
    return match.end() - len(paragraph.number) if match else None


def _account(report: Report, start: int, end: int, tail: int) -> Account:
    blocks = report.document.blocks
    heads = {heading.mention.anchor.block for heading in report.headings}
    sentences: list[Sentence] = []
    grids: list[Grid] = []
    for index in range(start, tail):
        block = blocks[index]
        if index > start and (index in heads or _is_heading(block)):
            break
        if isinstance(block, Grid):
            grids.append(block)
        elif isinstance(block, Paragraph) and (index == start or block.role == "body"):
            sentences += split(block, 6, end if index == start else 0)
    return Account(tuple(sentences), tuple(grids))


def _is_heading(block: object) -> bool:
    """Tell a short line with a numeral of the highest kind: the next part begins."""
    if not isinstance(block, Paragraph) or len(block.text.strip()) > LONGEST:
        return False
    numeral = leading_numeral(block.number + block.text)
    return numeral is not None and numeral.style in _OWN and "。" not in block.text
