"""Every line that might be the heading of one of the six parts, with what speaks for it.

Found here without regard to the rest of the document; which of them are headings is decided in
``parts``, where the tables and the other headings are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from rapidfuzz.fuzz import ratio

from engine.reading.wording import Numeral, leading_numeral, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.body_lines import BodyLine
    from engine.reading.forms import Forms

MatchKind = Literal["form", "alias", "similar"]

_HASHES = re.compile(r"(?:[#*_■●★◆▲►※•·]|\s)+")
_AFTER = re.compile(r"[\s:：。.．,，;；—\-–]|\d|无|暂无|没有|本|我|根据|按照|未")
_ANY = re.compile(".")
LONGEST = 42
LEAST_TEXT = 12
_ORDINALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line (or two) that may be a part's heading.

    ``after`` is the offset in the line where text of the part begins on the same line, else
    None; ``wording_line`` is the line below a bare numeral that holds the words.
    """

    line: BodyLine
    part: int
    match: MatchKind
    likeness: float
    numeral: Numeral | None
    written: str
    words: str
    text: str
    after: int | None = None
    wording_line: BodyLine | None = None
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """The wordings of all forms: exact ones by words, and telling words by part."""

    exact: dict[str, tuple[int, MatchKind]]
    telling: dict[int, tuple[str, ...]]
    aspects: frozenset[str]


@lru_cache(maxsize=8)
def headings_of(forms: Forms) -> Headings:
    """Collect the headings of all forms (kept for a set of forms)."""
    exact: dict[str, tuple[int, MatchKind]] = {}
    telling: dict[int, tuple[str, ...]] = {}
    aspects: set[str] = set()
    for form in forms.forms:
        for part in form.parts:
            exact[wording(part.heading)] = (part.number, "form")
            telling[part.number] = part.words
            for alias in part.aliases:
                exact.setdefault(wording(alias), (part.number, "alias"))
        aspects.update(
            wording(h) for aspect in form.aspects for h in (aspect.name, *aspect.headings)
        )
    return Headings(exact, telling, frozenset(aspects) - set(exact))


def candidates(lines: Sequence[BodyLine], forms: Forms) -> list[Candidate]:
    """Return every candidate in document order; several parts never share a line."""
    headings = headings_of(forms)
    body = [line for line in lines if line.role == "body"]
    found = []
    for line, below in zip_longest(body, body[1:]):
        candidate = _candidate(line, below, headings)
        if candidate is not None:
            found.append(candidate)
    return _without_contents(found, body)


def _candidate(line: BodyLine, below: BodyLine | None, headings: Headings) -> Candidate | None:
    shift, numeral, written = _numeral(line)
    rest = line.text[shift:]
    if numeral is not None and not rest.strip():
        return _bare(line, below, numeral, written, headings)
    shown = rest.strip()[: LONGEST * 3]
    cut = contents_cut(shown)
    shown = shown[:cut].strip()
    words = wording(shown)
    if not words:
        return None
    if numeral is None and words[0] in _ORDINALS and words[1:] in headings.exact:
        numeral, written = Numeral("top", _ORDINALS.index(words[0]) + 1, 1), words[0]
        words, shown = words[1:], shown.lstrip()[1:].strip()
    joined = _broken(line, below, words, numeral, written, headings)
    if joined is not None:
        return joined
    if words not in headings.exact:
        with_text = _with_text(line, shift, numeral, written, headings)
        if with_text is not None:
            return with_text
    found = _whole(words, numeral, line, headings)
    if found is not None:
        part, match, like = found
        text = _bare_text(line.text)
        shown = shown.rstrip("*_ ")
        contents = cut is not None
        return Candidate(line, part, match, like, numeral, written, shown, text, contents=contents)
    return None


def _bare_text(text: str) -> str:
    """Return a heading as written, without Markdown's marks and bullets around it."""
    hashes = _HASHES.match(text)
    return text[hashes.end() if hashes else 0 :].rstrip("*_# \t\u3000\u00a0")


def contents_cut(text: str) -> int | None:
    """Return where the dots and the page number of a table of contents begin, None without."""
    bare = text.rstrip(" -—")
    words = bare.rstrip("0123456789")
    if not 1 <= len(bare) - len(words) <= 3:
        return None
    words = words.rstrip(" -—")
    cut = len(words.rstrip(".…·・ \t\u00a0\u3000"))
    return cut if len(words) - cut >= 3 or "\t" in words[cut:] else None


def _numeral(line: BodyLine) -> tuple[int, Numeral | None, str]:
    """Return where the words begin, the numeral, and the numeral as written."""
    hashes = _HASHES.match(line.text)
    shift = hashes.end() if hashes else 0
    numeral = leading_numeral(line.text[shift:])
    if numeral is not None:
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
    words = wording(below.text) if below else ""
    if below is None:
        return None
    if words not in headings.exact:
        part = numeral.value
        if numeral.style != "top" or not 1 <= part <= len(_ORDINALS):
            return None
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
    rest = wording(below.text)
    if words in headings.exact or not rest or words + rest not in headings.exact:
        return None
    part, match = headings.exact[words + rest]
    text = _bare_text(line.text) + below.text.strip()
    shown = text[len(written) :].strip()
    return Candidate(line, part, match, 100.0, numeral, written, shown, text, wording_line=below)


def _whole(
    words: str, numeral: Numeral | None, line: BodyLine, headings: Headings
) -> tuple[int, MatchKind, float] | None:
    """Match a whole line: word for word, else a short line that is like one heading only."""
    exact = headings.exact.get(words)
    if exact is not None:
        return (*exact, 100.0)
    if len(words) > LONGEST or words in headings.aspects or re.search("[，。；]", line.text):
        return None
    best, part = max((ratio(words, known), n) for known, (n, _) in headings.exact.items())
    if best >= 82:
        return part, "similar", best
    if numeral is None or numeral.style not in {"top", "chapter"} or len(words) > 24:
        return None
    own = numeral.value
    like = max(
        (ratio(words, known) for known, (n, _) in headings.exact.items() if n == own), default=0
    )
    told = any(word in words for word in headings.telling.get(own, ()))
    enough = like >= 60 or (told and (like >= 30 or own >= 5))
    return (own, "similar", like) if enough else None


def _with_text(
    line: BodyLine, shift: int, numeral: Numeral | None, written: str, headings: Headings
) -> Candidate | None:
    """Match a heading at the beginning of a line that goes on with the text of the part."""
    rest = line.text[shift:]
    begins = wording(rest.lstrip()[: LONGEST * 2])
    known = max((k for k in headings.exact if begins.startswith(k)), key=len, default=None)
    end = prefix_end(rest, known) if known else None
    if known is None or end is None:
        return None
    follows = _AFTER.match(rest[end:])
    if follows is None and numeral is not None and _is_text(rest[end:]):
        follows = _ANY.match(rest[end:])
    if follows is None or (numeral is None and follows[0] not in "：:　"):
        return None
    part, match = headings.exact[known]
    after = shift + end
    text = _bare_text(line.text[:after])
    return Candidate(line, part, match, 100.0, numeral, written, rest[:end].strip(), text, after)


def _is_text(rest: str) -> bool:
    """Tell whether a sentence follows a heading that nothing sets off from it."""
    return len(rest.strip()) >= LEAST_TEXT and re.search("[，。；]", rest) is not None


def prefix_end(text: str, words: str) -> int | None:
    """Return the offset behind ``words`` at the head of a text, skipping spaces and punctuation."""
    at = 0
    for i, character in enumerate(text):
        if at == len(words):
            return i
        if character == words[at]:
            at += 1
        elif wording(character):
            return None
    return len(text) if at == len(words) else None


def _without_contents(found: list[Candidate], body: Sequence[BodyLine]) -> list[Candidate]:
    """Drop a table of contents: lines with page numbers, or a run of headings that come again."""
    order = {id(line): i for i, line in enumerate(body)}
    kept = [c for c in found if not c.contents]
    run: list[Candidate] = []
    dropped: set[int] = set()
    for candidate in [*kept, None]:
        near = (
            candidate is not None
            and run
            and (
                order[id(candidate.line)] - order[id(run[-1].wording_line or run[-1].line)] == 1
                and candidate.after is None
                and all(c.part != candidate.part for c in run)
            )
        )
        if near and candidate is not None:
            run.append(candidate)
            continue
        if len({c.part for c in run}) >= 3 and _come_again(run, kept):
            dropped.update(map(id, run))
        run = [candidate] if candidate is not None else []
    return [c for c in kept if id(c) not in dropped]


def _come_again(run: Sequence[Candidate], kept: Sequence[Candidate]) -> bool:
    later = {c.part for c in kept if c.line.position > run[-1].line.position}
    return len({c.part for c in run} & later) >= min(3, len({c.part for c in run}))
