"""Text that a converter broke at a fixed width, put together again.

Whoever copies a PDF into a text file gets a line for each printed line: sentences, dates and
numbers with their nouns lie on two lines then. Such a file betrays itself: many lines end in the
middle of a sentence, and nearly all of these are equally wide. Where that is not so, nothing is
joined; table rows, headings and lines of figures never are.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.reading.formats.text.lines import Line
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST, WIDEST = 14.0, 60.0
LEAST_BROKEN = 4
SLACK = 4.0
SHARE = 0.6
SPACED = 0.8
WIDE = 0x2E80
TAIL = 40
WORDS = Use("form_words", patterns=("table_words",))
_ENDED = re.compile(r"[。！？；：:!?;]\s*+(?:[”’\"）)】》]\s*+)?\Z")
_OPENS = re.compile(
    r"\s*(?:#|\||[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|章|条)|\d{1,2}[.、．](?!\d)|[-—–]\s*\d+\s*[-—–]\s*\Z)"
)
_AT_COMMA = re.compile(r"[，、]\s*\Z")
_TITLE = re.compile(r"\A(?>[^，。；]*?(?:信息公开|政务公开))[^，。；]*(?:报告|年报)\s*\Z")
_HEADING = re.compile(_OPENS.pattern + r"[^，。；：]*\Z")  # never broken off: no witness
_PAGE_NUMBER = re.compile(r"\s*[-—–]\s*\d{1,3}\s*[-—–]\s*\Z")
_FIGURES = re.compile(r"(?:\d[\d.,]{0,40}\s{1,40}){2}\d|\A[\d\s.,/—–-]+\Z")


def rewrapped(lines: list[Line]) -> list[Line]:
    """Return the lines with those of a broken paragraph joined; the same list if none are."""
    own = _close(lines)
    width = _wrapped_at(own)
    if width is None:
        return lines
    return list(_joined(own, width))


def _close(lines: list[Line]) -> list[Line]:
    """Return the lines without the blank ones where nearly every line has one below it."""
    if any("\t" in line.text for line in lines):
        return lines
    blank = [line.blank for line in lines]
    spaced = sum(1 for above, below in pairwise(blank) if below and not above)
    if spaced < blank.count(False) * SPACED:
        return lines
    return [line for line in lines if not line.blank]


def _wrapped_at(lines: list[Line]) -> float | None:
    """Return the width at which the text was broken, None for a text that was not."""
    widths = [
        _width(line.text)
        for line, below in pairwise(lines)
        if line.text and below.text and "\t" not in line.text and _unfinished(line.text)
        if _is_prose(line, opens=True) and _is_prose(below)
        if not _HEADING.match(line.text)
    ]
    long = [width for width in widths if width >= NARROWEST]
    broken = [width for width in long if width <= WIDEST]
    if len(broken) < LEAST_BROKEN or len(broken) < len(long) * SHARE:
        return None
    counted = Counter(round(width) for width in broken)
    width = max(counted, key=lambda w: (sum(counted[w - d] for d in (0, 1, 2, 3)), w))
    near = sum(counted[width - d] for d in (0, 1, 2, 3))
    return float(width) if near >= max(LEAST_BROKEN, len(broken) * SHARE) else None


def _joined(lines: list[Line], width: float) -> Iterator[Line]:
    """Yield the lines, broken ones together; a page number between two goes behind them."""
    index = 0
    while index < len(lines):
        run, behind, after = _run(lines, index, width)
        if len(run) > 1 and not _is_sentence(run):  # lines that are only equally wide
            yield from lines[index:after]
        else:
            yield _together(run) if len(run) > 1 else run[0]
            yield from behind
        index = after


def _run(lines: list[Line], start: int, width: float) -> tuple[list[Line], list[Line], int]:
    """Return the lines that belong together from ``start``, page numbers met, where to go on.

    ``reach`` is how far the printed line has come: some extractors break it at commas as well.
    """
    run, behind, index = [lines[start]], [], start + 1
    reach = _width(run[0].text)
    while index < len(lines) and _breaks_off(run[-1], reach, width):
        page = [lines[index]] if _PAGE_NUMBER.match(lines[index].text) else []
        at = index + len(page)
        if at >= len(lines) or not _is_prose(lines[at]):
            break
        reach = _width(lines[at].text) + (reach if reach < width - SLACK else 0)
        run.append(lines[at])
        behind += page
        index = at + 1
    return run, behind, index


def _is_sentence(run: list[Line]) -> bool:
    return not _unfinished(run[-1].text) or any("。" in line.text for line in run)


def _breaks_off(line: Line, reach: float, width: float) -> bool:
    """Tell whether a line fills the width, or ends at a comma before it, within a sentence."""
    if not _is_prose(line, opens=True) or not _unfinished(line.text):
        return False
    if _TITLE.match("".join(line.text.split())) is not None:
        return False
    short = reach < width - SLACK
    return _AT_COMMA.search(line.text) is not None if short else reach <= width + SLACK


def _is_prose(line: Line, *, opens: bool = False) -> bool:
    """Tell whether a line may be a piece of a paragraph; ``opens``: also its first one."""
    text = line.text
    if not text.strip() or "\t" in text or "|" in text or _FIGURES.search(text):
        return False
    return not words_of(WORDS)["table_words"].search(text) and (opens or _OPENS.match(text) is None)


def _unfinished(text: str) -> bool:
    return _ENDED.search(text.rstrip()[-TAIL:]) is None


def _width(text: str) -> float:
    """Return how wide a line is drawn, a Chinese character counting one."""
    return sum(1.0 if ord(character) > WIDE else 0.5 for character in text.strip())


def _together(run: list[Line]) -> Line:
    """Make one line of several; its place is the first one's."""
    first = run[0].text.rstrip()
    text = first + "".join(line.text.strip() for line in run[1:])
    return Line(run[0].number, text, text if run[0].raw == run[0].text else run[0].raw)
