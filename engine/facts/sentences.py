"""Sentences of a report and where they stand, so that a fact can quote what it saw.

Offsets count in the block's own text. Quotations are masked here, once: no fact may carry a
citizen's number. Nothing in this module judges.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from engine.evidence import Evidence
from engine.facts.at_once import AtOnce
from engine.privacy import mask
from engine.report import Paragraph
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.anchor import Anchor
    from engine.report import Report

OWN_PARTS = (1, 5, 6)  # parts two to four are tables; a table not recognised looks like text
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*[”’」』）)]*")
_CONVERTER = re.compile(r"\[bookmark:[^\[\]]{0,200}\]")
_SILENT = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands: its text, the block's anchor, offsets, and the part (0: none)."""

    text: str
    anchor: Anchor
    start: int
    end: int
    part: int

    @property
    def evidence(self) -> Evidence:
        """Quote the sentence, masked."""
        return Evidence(quote=mask(self.text), anchor=self.anchor, start=self.start, end=self.end)


def quote(paragraph: Paragraph, start: int = 0, end: int | None = None) -> Evidence:
    """Quote a stretch of a paragraph, masked; the whole paragraph by default."""
    return Evidence(
        quote=mask(paragraph.text)[start:end], anchor=paragraph.anchor, start=start, end=end
    )


@lru_cache(maxsize=2048)  # as below: several families ask it of the same sentences
def without_marks(text: str) -> str:
    """Return the letters, digits and characters alone: no spaces, no punctuation."""
    return _SILENT.sub("", _CONVERTER.sub("", text))


@lru_cache(maxsize=2048)
def without_spaces(text: str) -> str:
    """Return the text without any white space and without a converter's bookmarks."""
    return "".join(_CONVERTER.sub("", text).split())


def split(paragraph: Paragraph, part: int, begin: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph (a semicolon ends one too), blanks trimmed.

    ``begin`` is where the text begins behind a heading that stands in the same paragraph.
    """
    for text, start in _split(paragraph.text[begin:]):
        at = begin + start
        yield Sentence(text, paragraph.anchor, at, at + len(text), part)


@lru_cache(maxsize=256)
def _split(words: str) -> tuple[tuple[str, int], ...]:
    """Return the sentences of a text and their offsets; each family of facts asks for them."""
    found = []
    for match in _SENTENCE.finditer(words):
        text = match.group().strip()
        if text:
            found.append((text, match.start() + match.group().index(text)))
    return tuple(found)


def body(report: Report, blocks: Iterable[int]) -> Iterator[Paragraph]:
    """Yield the running paragraphs among these blocks that are not blank."""
    for index in blocks:
        block = report.document.blocks[index]
        if isinstance(block, Paragraph) and block.role == "body" and block.text.strip():
            yield block


def part_sentences(
    report: Report, *parts: int, wanted: Sequence[re.Pattern[str]] = ()
) -> Iterator[Sentence]:
    """Return the sentences below the headings of these parts, in the order asked for.

    Where patterns are ``wanted``, those may lack in which none of them stands.
    """
    return _cut(report).likely(parts, wanted)


def own_text(report: Report, *wanted: re.Pattern[str]) -> Iterator[Sentence]:
    """Return every sentence that the agency wrote: title and opening, then the parts.

    Where patterns are ``wanted``, those may lack in which none of them stands.
    """
    return _cut(report).likely((None, *sorted(report.parts)), wanted)


class _Cut:
    """The sentences of one report by part, ``None`` for the head; each is cut when asked for."""

    __slots__ = ("_at_once", "_found", "report")

    def __init__(self, report: Report) -> None:
        self.report = report
        self._found: dict[int | None, tuple[Sentence, ...]] = {}
        self._at_once: dict[int | None, AtOnce] = {}

    def likely(
        self, parts: Iterable[int | None], wanted: Sequence[re.Pattern[str]]
    ) -> Iterator[Sentence]:
        """Return the sentences of some parts, but for those in which no wanted pattern stands."""
        return chain.from_iterable(self._likely(part, wanted) for part in parts)

    def _likely(self, part: int | None, wanted: Sequence[re.Pattern[str]]) -> Iterable[Sentence]:
        sentences = self.of(part)
        if not (wanted and sentences):
            return sentences
        return map(sentences.__getitem__, self._joined(part).likely(wanted))

    def _joined(self, part: int | None) -> AtOnce:
        found = self._at_once.get(part)
        if found is None:
            found = self._at_once[part] = AtOnce([one.text for one in self.of(part)])
        return found

    def of(self, part: int | None) -> tuple[Sentence, ...]:
        """Return the sentences of a part, none where the report lacks it."""
        found = self._found.get(part)
        if found is None:
            found = self._found[part] = tuple(self._cut(part))
        return found

    def _cut(self, part: int | None) -> Iterator[Sentence]:
        report = self.report
        if part is None:
            for paragraph in body(report, _from_title(report)):
                yield from split(paragraph, 0)
        elif part in report.parts:
            headings = {h.mention.anchor.block: h.mention.end or 0 for h in report.headings}
            for paragraph in body(report, report.parts[part].blocks):
                yield from split(paragraph, part, headings.get(paragraph.anchor.block, 0))


def _from_title(report: Report) -> Iterable[int]:
    """Return the head's blocks from the title on; above it a page lists columns and others."""
    begins = report.title.anchor.block if report.title else -1
    return (index for index in report.head if index >= begins)


_last: list[_Cut] = []
"""The report cut last: every family asks for the sentences of the same one."""


def _cut(report: Report) -> _Cut:
    for cut in _last:
        if cut.report is report:
            return cut
    cut = _Cut(report)
    _last[:] = [cut]
    return cut


def part_of_block(report: Report) -> dict[int, int]:
    """Return the part of each block that lies in one (headings' own blocks too)."""
    found = {index: number for number, part in report.parts.items() for index in part.blocks}
    return found | {h.mention.anchor.block: h.part for h in report.headings}
