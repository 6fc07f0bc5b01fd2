"""Sentences of a report's running text, so that claims are looked for one sentence at a time.

Sentences are kept squeezed (no blanks, digits and letters half-width, punctuation full-width, words
inside 《…》 and short “…” blotted out), and every character remembers where it stands in its
block, so that evidence quotes the report's own text. Nothing is understood here.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.evidence import Evidence
from engine.forms.kept import Kept
from engine.report import Paragraph
from engine.values import dataclass
from engine.vocabulary.in_force import vocabulary_in_force
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.anchor import Anchor
    from engine.report import Report
    from engine.vocabulary.model import Words

    Stretch = tuple[Anchor, int, int]
    _Piece = tuple[int, Anchor, Sequence[int]]

BLOT = "□"
_KEPT = "\x1f"
_GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WIDTHS = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | str.maketrans(",;:()?!", "，；：（）？！")
    | {ord(one): ord(one) for one in "，；：（）？！"}
    | {ord(_KEPT): ord(",")}
)
_OTHERWISE = re.compile(
    f"[{re.escape(''.join(chr(one) for one, other in _WIDTHS.items() if one != other))}]+"
)
"""What is written otherwise once it is uniform: little of a text, and the rest is left alone."""
_DROPPED = re.compile(r"\[bookmark:[^\[\]]{0,200}\]|[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_TITLE = re.compile(r"《[^《》]{1,60}》|“[^“”]{1,20}”")
_END = re.compile(r"[。！？](?!其中)")
WORDS = Use(
    "aspect_headings",
    patterns=("says_something", "of_table", "request", "own_accord", "dispute", "disclosure"),
)
_ORDINAL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、])"
)
_ENDINGS = frozenset("。！？；：.")
_CLAUSE_END = re.compile(r"[，。：]")
SHORT_HEADING = 30
LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: ``text`` squeezed, ``origin`` the stretches of blocks that it runs through.

    A stretch is (anchor, offset of its first character in the block, offset behind its last).

    ``spoken`` is the same with the words in 《…》 and “…” still legible.

    ``aspect`` is what the last heading or numbered clause before it is about: ``request``,
    ``dispute``, ``disclosure`` or ``""``. ``paragraph`` counts the paragraphs it may share.
    """

    text: str
    origin: tuple[Stretch, ...]
    part: int | None
    paragraph: int
    aspect: str = ""
    spoken: str = ""

    def evidence(self, sources: dict[int, str]) -> tuple[Evidence, ...]:
        """Quote the sentence, once for each block that it runs through."""
        spans: dict[int, Stretch] = {}
        for anchor, start, end in self.origin:
            _, first, last = spans.get(anchor.block, (anchor, start, end))
            spans[anchor.block] = anchor, min(first, start), max(last, end)
        return tuple(
            Evidence(quote=sources[block][start:end], anchor=anchor, start=start, end=end)
            for block, (anchor, start, end) in spans.items()
        )


def squeeze(text: str) -> tuple[str, Sequence[int]]:
    """Return the text squeezed, quotations blotted out, and each character's offset in it."""
    plain, offsets = uniform(text)
    return _TITLE.sub(_blot, plain), offsets


def uniform(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without blanks, widths made uniform, and each character's offset in it."""
    folded = _OTHERWISE.sub(_made_uniform, _GROUPING.sub(_KEPT, text) if "," in text else text)
    if _DROPPED.search(text) is None:
        return folded, range(len(text))
    offsets: list[int] = []
    start = 0
    for match in _DROPPED.finditer(text):
        offsets += range(start, match.start())
        start = match.end()
    offsets += range(start, len(text))
    return "".join(map(folded.__getitem__, offsets)), tuple(offsets)


def _made_uniform(match: re.Match[str]) -> str:
    return match.group().translate(_WIDTHS)


def _blot(match: re.Match[str]) -> str:
    quoted = match.group()
    return quoted[0] + BLOT * (len(quoted) - 2) + quoted[-1]


def sentences(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of head and parts in reading order; tables and annexes not.

    They are kept for a few reports: each family of facts asks for those of the same one.
    """
    speaking = vocabulary_in_force()
    if (known := _CUT.known(report, speaking)) is not None:
        return known[1]
    return _CUT.keep(report, speaking, tuple(_cut(report)))


_CUT: Kept[tuple[Sentence, ...]] = Kept(4)


class _Sources(dict[int, str]):
    """Texts of blocks, each made when it is first quoted."""

    def __init__(self, report: Report) -> None:
        self._document = report.document

    def __missing__(self, index: int) -> str:
        return self.setdefault(index, self._document.text(index))


def sources(report: Report) -> dict[int, str]:
    """Return each block's own text by its index, for quoting."""
    return _Sources(report)


def _cut(report: Report) -> Iterator[Sentence]:
    aspects = _Aspects()
    for number, (part, paragraphs) in enumerate(_runs(report)):
        plain, spoken, pieces = "", "", []
        for paragraph in paragraphs:
            said, offsets = uniform(paragraph.text)
            pieces.append((len(spoken), paragraph.anchor, offsets))
            spoken += said
            plain += _TITLE.sub(_blot, said)
        for start, end in _bounds(plain):
            text = plain[start:end]
            yield Sentence(
                text=text,
                spoken=spoken[start:end],
                origin=_stretches(pieces, start, end),
                part=part,
                paragraph=number,
                aspect=aspects.after(text, part),
            )


def _stretches(pieces: Sequence[_Piece], start: int, end: int) -> tuple[Stretch, ...]:
    """Return what a sentence takes of each of the paragraphs that were joined."""
    if len(pieces) == 1:
        ((_, anchor, offsets),) = pieces
        return ((anchor, offsets[start], offsets[end - 1] + 1),)
    found = []
    for begin, anchor, offsets in pieces:
        first, last = max(start - begin, 0), min(end - begin, len(offsets)) - 1
        if first <= last:
            found.append((anchor, offsets[first], offsets[last] + 1))
    return tuple(found)


def _bounds(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences start and end; what never ends is cut, so that no text is too long."""
    ends = [match.end() for match in _END.finditer(plain)]
    for start, end in pairwise((0, *ends, len(plain))):
        if end - start > LONGEST:
            for cut in range(start, end, LONGEST):
                yield cut, min(cut + LONGEST, end)
        elif end > start + 1 or (end > start and _END.match(plain, start) is None):
            yield start, end


def _runs(report: Report) -> Iterator[tuple[int | None, list[Paragraph]]]:
    """Yield paragraphs, those broken in mid-sentence by the file's lines joined again."""
    for part, blocks in _places(report):
        run: list[Paragraph] = []
        for paragraph in _running_text(report, blocks):
            if run and not _continues(run[-1], paragraph):
                yield part, run
                run = []
            run.append(paragraph)
        if run:
            yield part, run


def _places(report: Report) -> Iterator[tuple[int | None, tuple[int, ...]]]:
    yield None, report.head
    for number in sorted(report.parts):
        yield number, report.parts[number].blocks


def _running_text(report: Report, blocks: Iterable[int]) -> Iterator[Paragraph]:
    of_table = words_of(WORDS)["of_table"]
    for index in blocks:
        block = report.document.blocks[index]
        if not isinstance(block, Paragraph) or block.role != "body":
            continue
        if block.text.strip() and not of_table.search(block.text):
            yield block


def _continues(before: Paragraph, after: Paragraph) -> bool:
    first, second = before.text.strip(), after.text.strip()
    return (
        len(first) >= SHORT_HEADING
        and after.number == ""
        and after.anchor.block - before.anchor.block <= 2
        and first[-1] not in _ENDINGS
        and not _ORDINAL.match(second)
    )


class _Aspects:
    """What the last heading or numbered clause was about, from sentence to sentence."""

    __slots__ = ("_aspect", "_part", "_words")

    def __init__(self) -> None:
        self._aspect, self._words = "", words_of(WORDS)
        self._part: int | None = None

    def after(self, text: str, part: int | None) -> str:
        """Return the aspect of the next sentence."""
        if part != self._part:
            self._aspect, self._part = {3: "request", 4: "dispute"}.get(part or 0, ""), part
        if _ORDINAL.match(text) or self._is_heading(text):
            kept = self._aspect if part in {3, 4} else ""
            self._aspect = _aspect_of(_CLAUSE_END.split(text, 1)[0], self._words) or kept
        return self._aspect

    def _is_heading(self, text: str) -> bool:
        if len(text) > SHORT_HEADING or self._words["says_something"].search(text):
            return False
        return bool(_aspect_of(text, self._words))


def _aspect_of(text: str, words: Words) -> str:
    if words["request"].search(text) and not words["own_accord"].search(text):
        return "request"
    if words["dispute"].search(text):
        return "dispute"
    return "disclosure" if words["disclosure"].search(text) else ""
