"""Every line that might be the heading of one of the six parts, with what speaks for it.

Found here without regard to the rest of the document; which of them are headings is decided in
``parts``, where the tables and the other headings are known.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from engine.forms.labels import Numeral, leading_numeral, normalise_label
from engine.reading.outline.heading import Candidate, Headings, headings_of
from engine.reading.outline.table_of_contents import blank_cut, contents_cut, without_contents
from engine.reading.outline.wording import LONGEST, TOLD, fee_heading, part_of
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.forms.model import Forms
    from engine.reading.outline.lines import BodyLine

WORDS = Use("headings", patterns=("continued", "text_begins"))
_HASHES = re.compile(r"(?:[#*_>■●★◆▲►※•·]|\s|\A[、.．](?=[\u4e00-\u9fff]))+")
_LISTED = re.compile(r"\d{1,2}\s*[.．、]\s*(?=[一二三四五六]\s*、|第[一二三四五六]部分)")
_ANY = re.compile(".")
LEAST_TEXT = 12
PROSE = LONGEST * 3 // 2
FEE_PART = 6
_ORDINALS = "一二三四五六"


def candidates(lines: Sequence[BodyLine], forms: Forms) -> list[Candidate]:
    """Return every candidate in document order; several parts never share a line."""
    headings = headings_of(forms)
    body = [line for line in lines if line.role == "body"]
    found = []
    for line, below in zip_longest(body, body[1:]):
        candidate = _candidate(line, below, headings)
        if candidate is not None:
            found.append(candidate)
    return without_contents(found, body)


def _candidate(line: BodyLine, below: BodyLine | None, headings: Headings) -> Candidate | None:
    shift, numeral, written = _numeral(line)
    rest = line.text[shift:]
    if numeral is not None and not rest.strip():
        return _bare(line, below, numeral, written, headings)
    begins = normalise_label(rest.lstrip()[: LONGEST * 2])
    if len(begins) > PROSE:  # as most lines are: no heading by itself, whatever goes on behind it
        return _with_text(line, shift, numeral, written, begins, headings)
    shown = rest.strip()[: LONGEST * 3]
    cut = contents_cut(shown)
    paged = _paged(shown, headings) if cut is None else None
    shown = shown[: cut if paged is None else paged].strip()
    words = normalise_label(words_of(WORDS)["continued"].sub("", shown))
    if not words:
        return None
    if numeral is None and words[0] in _ORDINALS and words[1:] in headings.exact:
        numeral, written = Numeral("top", _ORDINALS.index(words[0]) + 1, 1), words[0]
        words, shown = words[1:], shown.lstrip()[1:].strip()
    longer = _broken(line, below, words, numeral, written, headings)
    if longer is None and words not in headings.exact:
        longer = _with_text(line, shift, numeral, written, begins, headings)
    if longer is not None:
        return longer
    found = part_of(words, line.text, numeral, headings)
    if found is not None:
        part, match, like = found
        text = _bare_text(line.text)
        shown = shown.rstrip("*_ ")
        return Candidate(
            *(line, part, match, like, numeral, written, shown, text),
            contents=cut is not None,
            paged=paged is not None,
        )
    return None


def _paged(shown: str, headings: Headings) -> int | None:
    """Return where the page number behind the form's own words begins, None without one."""
    cut = blank_cut(shown)
    return cut if cut is not None and normalise_label(shown[:cut]) in headings.exact else None


def _bare_text(text: str) -> str:
    """Return a heading as written, without Markdown's marks and bullets around it."""
    hashes = _HASHES.match(text)
    bare = text[hashes.end() if hashes else 0 :].rstrip("*_# \t\u3000\u00a0")
    listed = _LISTED.match(bare)
    return bare[listed.end() :] if listed else bare


def _numeral(line: BodyLine) -> tuple[int, Numeral | None, str]:
    """Return where the words begin, the numeral, and the numeral as written."""
    hashes = _HASHES.match(line.text)
    shift = hashes.end() if hashes else 0
    numeral = leading_numeral(line.text[shift:])
    if numeral is not None:
        inner = leading_numeral(line.text[shift + numeral.end :])
        if inner is not None and numeral.style == "item" and inner.style in {"top", "chapter"}:
            shift, numeral = shift + numeral.end, inner  # a converter's list number in front
        written = line.text[shift : shift + numeral.end].strip()
        return shift + numeral.end, numeral, written
    if line.number:
        automatic = leading_numeral(line.number + "字") or leading_numeral(line.number)
        return shift, automatic, line.number.strip() if automatic else ""
    return shift, None, ""


def _bare(
    line: BodyLine,
    below: BodyLine | None,
    numeral: Numeral,
    written: str,
    headings: Headings,
) -> Candidate | None:
    """Take the next line for the wording of a numeral that stands alone; else it has none."""
    words = normalise_label(below.text) if below else ""
    if below is None:
        return None
    if words not in headings.exact:
        part = numeral.value
        if numeral.style != "top" or not 1 <= part <= len(_ORDINALS) or words.isdecimal():
            return None  # figures below: a row of a table, its label torn off
        return Candidate(line, part, "similar", 0.0, numeral, written, "", written)
    part, match = headings.exact[words]
    shown = below.text.strip()
    text = written + shown
    return Candidate(line, part, match, 100.0, numeral, written, shown, text, wording_line=below)


def _broken(
    line: BodyLine,
    below: BodyLine | None,
    words: str,
    numeral: Numeral | None,
    written: str,
    headings: Headings,
) -> Candidate | None:
    """Match a heading that a converter broke over two lines."""
    if below is None or numeral is None or len(words) < 6 or len(below.text) > LONGEST:
        return None
    rest = normalise_label(below.text)
    if words in headings.exact or not rest or words + rest not in headings.exact:
        return None
    part, match = headings.exact[words + rest]
    text = _bare_text(line.text) + below.text.strip()
    shown = text[len(written) :].strip()
    return Candidate(line, part, match, 100.0, numeral, written, shown, text, wording_line=below)


def _with_text(
    line: BodyLine,
    shift: int,
    numeral: Numeral | None,
    written: str,
    begins: str,
    headings: Headings,
) -> Candidate | None:
    """Match a heading at the beginning of a line that goes on with the text of the part.

    ``begins`` are the words that it begins with.
    """
    rest = line.text[shift:]
    known = None
    if begins.startswith(headings.wordings):
        known = max((k for k in headings.exact if begins.startswith(k)), key=len)
    end = prefix_end(rest, known) if known else None
    if known is None or end is None:
        return _of_fee_with_text(line, shift, numeral, written)
    part, match = headings.exact[known]
    follows = words_of(WORDS)["text_begins"].match(rest[end:])
    if follows is None and numeral is not None and _is_text(rest[end:], headings.labels.get(part)):
        follows = _ANY.match(rest[end:])
    if follows is None or (numeral is None and follows[0] not in "：:　"):
        return None
    after = shift + end
    text = _bare_text(line.text[:after])
    return Candidate(line, part, match, 100.0, numeral, written, rest[:end].strip(), text, after)


def _of_fee_with_text(
    line: BodyLine, shift: int, numeral: Numeral | None, written: str
) -> Candidate | None:
    """Match a part of its own for the fee that goes on with its text."""
    words = fee_heading(line.text[shift:])
    if words is None or numeral is None or numeral.style not in {"top", "chapter"}:
        return None
    after = shift + len(words)
    if not line.text[after:].strip():
        return None
    text = _bare_text(line.text[:after])
    return Candidate(line, FEE_PART, "similar", TOLD, numeral, written, words, text, after)


def _is_text(rest: str, labels: tuple[str, ...] | None) -> bool:
    """Tell whether a sentence, or its table, follows a heading that nothing sets off from it."""
    behind = rest.strip()
    if len(behind) >= LEAST_TEXT and ("，" in behind or "。" in behind or "；" in behind):
        return True
    return bool(labels) and normalise_label(behind[: LONGEST * 2]).startswith(labels or ())


def prefix_end(text: str, words: str) -> int | None:
    """Return the offset behind ``words`` at the head of a text, skipping spaces and punctuation."""
    at = 0
    for i, character in enumerate(text):
        if at == len(words):
            return i
        if character == words[at]:
            at += 1
        elif normalise_label(character):
            return None
    return len(text) if at == len(words) else None
